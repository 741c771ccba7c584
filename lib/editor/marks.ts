import type { Mark } from '@/lib/engine/assist/types.ts'

/** The kinds of marks, in the order of their numbers below. */
export const MARK_KINDS = ['stage', 'command', 'variable'] as const satisfies readonly Mark['kind'][]

/**
 * Marks as Monaco takes them: five numbers for each, its line and column as the distance from the mark before, its length,
 * its kind, no modifiers. Lines and columns count from 0 there.
 */
export function encodeMarks(marks: readonly Mark[]): Uint32Array {
  const data = new Uint32Array(marks.length * 5)
  for (const [index, { kind, line, column, length }] of marks.entries()) {
    const before = marks[index - 1]
    const sameLine = before?.line === line
    const numbers = [
      line - (before?.line ?? 1),
      column - (sameLine ? before.column : 1),
      length,
      MARK_KINDS.indexOf(kind),
      0,
    ]
    data.set(numbers, index * 5)
  }
  return data
}
