/** The one piece of a text that has to be replaced to get another, as short as it can be. Offsets. */
export type Replacement = { readonly from: number; readonly to: number; readonly text: string }

/** Null when the texts are the same. */
export function replacementFor(before: string, after: string): Replacement | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let tail = 0
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { from, to: before.length - tail, text: after.slice(from, after.length - tail) }
}

/** Where a caret stands after it: in front of what is replaced it stays, behind it moves along, within it goes to its end. */
export function moved(offset: number, { from, to, text }: Replacement): number {
  if (offset <= from) return offset
  return offset >= to ? offset + text.length - (to - from) : Math.min(offset, from + text.length)
}
