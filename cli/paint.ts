import type { Io } from './io.ts'

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const
export type Ink = keyof typeof CODES

/** Colour on a terminal, the plain text elsewhere. */
export function painter({ colour }: Pick<Io, 'colour'>): (ink: Ink, text: string) => string {
  return (ink, text) => (colour ? `\u001B[${CODES[ink]}m${text}\u001B[0m` : text)
}
