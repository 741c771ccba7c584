import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import { slice } from '../../source/position.ts'
import { at } from './ranges.ts'
import type { TextEdit } from '../../source/edit.ts'

/**
 * Inserts an argument behind a word of a command, as a word of the shell or as an item of the exec form. Null where the file
 * does not have that word as it stands: a variable brought it, or it is part of a text that another shell reads.
 */
export function insertAfter(
  source: string,
  { words, argv }: Executed,
  index: number,
  added: string,
): TextEdit | null {
  const range = words[index]?.range
  const word = argv[index]
  if (!range || word == null) return null
  const written = slice(source, range)
  if (written === word) return { range: at(range.end), newText: ` ${added}` }
  return written === JSON.stringify(word)
    ? { range: at(range.end), newText: `, ${JSON.stringify(added)}` }
    : null
}

/** Writes another word in place of one; null as above. */
export function replaceWord(
  source: string,
  { words, argv }: Executed,
  index: number,
  newWord: string,
): TextEdit | null {
  const range = words[index]?.range
  const word = argv[index]
  if (!range || word == null) return null
  const written = slice(source, range)
  if (written === word) return { range, newText: newWord }
  return written === JSON.stringify(word) ? { range, newText: JSON.stringify(newWord) } : null
}

/** A piece of a text that stands in the file as it is; the whole range where it is broken over lines or changed by quotes. */
export function partOf(source: string, range: Range, from: number, to: number): Range {
  const text = slice(source, range)
  if (text.slice(0, to).includes('\n')) return range
  const { line, column, offset } = range.start
  return {
    start: { line, column: column + from, offset: offset + from },
    end: { line, column: column + to, offset: offset + to },
  }
}
