import type { Change } from './compare.ts'

/** A change in words, as said of the first file: "Replaces lines 6 and 7 with 4 lines". */
export function changeInWords({ before, after, from }: Change): string {
  if (before.length === 0) {
    return `Adds ${count(after.length)} ${from === 1 ? 'at the beginning' : `after line ${from - 1}`}`
  }
  const lines = range(from, before.length)
  return after.length === 0 ? `Leaves out ${lines}` : `Replaces ${lines} with ${count(after.length)}`
}

/** "line 4", "lines 4 and 5", "lines 4 to 8" */
export function range(from: number, length: number): string {
  if (length === 1) return `line ${from}`
  return `lines ${from} ${length === 2 ? 'and' : 'to'} ${from + length - 1}`
}

const count = (lines: number) => `${lines} ${lines === 1 ? 'line' : 'lines'}`
