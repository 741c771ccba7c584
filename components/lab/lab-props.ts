import type { Lab } from '@/lib/engine/index.ts'

/** All that the page of a lab needs in the browser. Solutions and the proofs' answers stay behind. */
export type LabPageProps = {
  readonly lab: Lab
  readonly hash: string
  readonly story: string
  readonly minutes: number
  readonly level: 'core' | 'stretch'
  readonly lesson: LinkTo
  readonly module: string
  /** What comes after this lab in the course; null at its end. */
  readonly next: LinkTo | null
  /** The rules behind the objectives, for reading on once the lab is done. */
  readonly practised: readonly LinkTo[]
}
export type LinkTo = { readonly href: string; readonly label: string }
