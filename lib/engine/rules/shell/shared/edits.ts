import type { Call, CommandFile, Option, Word } from '../../../cli/model.ts'
import type { TextEdit } from '../../../source/edit.ts'
import type { Position } from '../../../source/position.ts'

/**
 * Puts options behind the verb: `docker run --rm …`. Null where the verb is not written as it is read: in a script in quotes, or
 * in a variable.
 */
export function addOptions(
  { source }: CommandFile,
  { verb, verbRange }: Call,
  options: string,
): TextEdit | null {
  const written = source.slice(verbRange.start.offset, verbRange.end.offset)
  const last = verb.split(' ').at(-1) ?? ''
  if (last === '' || /['"$`]/.test(written) || !written.endsWith(` ${last}`)) return null
  return insertAt(verbRange.end, ` ${options}`)
}

export function insertAt(at: Position, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText }
}

/** Is the text of a word what stands in the file, so that it can be changed in place? */
export function isPlain({ source }: CommandFile, { text, range }: Pick<Word, 'text' | 'range'>): boolean {
  return text !== null && source.slice(range.start.offset, range.end.offset) === text
}

/** Takes an option away, with the blanks before it; null where it is not a word of its own on one line. */
export function removeOption({ source }: CommandFile, { spelled, range }: Option): TextEdit | null {
  const written = source.slice(range.start.offset, range.end.offset)
  if (!written.startsWith(spelled) || written.includes('\n')) return null
  if (spelled.length === 2 && /^-\w{2}/.test(written) && !/^-\w[=]/.test(written)) return null
  const before = /(?<![ \t])[ \t]+$/.exec(
    source.slice(Math.max(0, range.start.offset - 80), range.start.offset),
  )?.[0]
  if (before === undefined) return null
  return { range: { start: back(range.start, before.length), end: range.end }, newText: '' }
}

function back(at: Position, count: number): Position {
  return { ...at, column: at.column - count, offset: at.offset - count }
}
