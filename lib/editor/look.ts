import type { Values } from '@/lib/store/preferences.ts'

/** How text is set in both editors: sizes in pixels. */
export type Look = { readonly size: number; readonly line: number; readonly wrap: boolean }

export const USUAL_LOOK: Look = { size: 13.5, line: 22, wrap: false }

/** By what the student chose. Lines are as far apart in every size. */
export function lookOf({ fontSize, wrap }: Pick<Values, 'fontSize' | 'wrap'>): Look {
  const size = Number(fontSize)
  return { size, line: Math.round((size * USUAL_LOOK.line) / USUAL_LOOK.size), wrap: wrap === 'on' }
}
