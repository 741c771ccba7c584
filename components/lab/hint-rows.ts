export type HintRow = {
  readonly number: number
  readonly text: string
  readonly state: 'open' | 'next' | 'locked'
}

/** Hints open one after the other: a question, the concept, the shape. */
export function hintRows(hints: readonly string[], shown: number): HintRow[] {
  return hints.map((text, index) => ({
    number: index + 1,
    text,
    state: index < shown ? 'open' : index === shown ? 'next' : 'locked',
  }))
}
