import type { ListNode, ScalarNode } from '../../../document/types.ts'
import type { TextEdit } from '../../../source/edit.ts'
import { slice } from '../../../source/position.ts'
import { span } from '../../shared/ranges.ts'

/** All items behind the first as one text for the shell; null where their quoting would have to be told apart. */
export function joinItems(source: string, list: ListNode, items: readonly ScalarNode[]): TextEdit | null {
  const [first, ...rest] = items
  const last = rest.at(-1)
  if (!first || !last || source[list.range.start.offset] !== '[') return null
  if (rest.some(({ text }) => /["'\\\s]/.test(text))) return null
  const script = rest.map(({ text }) => text).join(' ')
  return { range: span(first.range, last.range), newText: `"CMD-SHELL", "${script}"` }
}

/** One word of an item, whose quotes stay. */
export function replaceWord(
  source: string,
  { range }: ScalarNode,
  from: string,
  to: string,
): TextEdit | null {
  const written = slice(source, range)
  return written.includes(from) ? { range, newText: written.replace(from, to) } : null
}

/** A word as the new first item, in the list's own style; null where the place is not sure. */
export function insertWord(
  source: string,
  list: ListNode,
  { range }: ScalarNode,
  word: string,
): TextEdit | null {
  const place = { start: range.start, end: range.start }
  if (source[list.range.start.offset] === '[') return { range: place, newText: `"${word}", ` }
  const line = source.slice(source.lastIndexOf('\n', range.start.offset - 1) + 1, range.start.offset)
  return /^\s*-[ \t]+$/.test(line) ? { range: place, newText: `${word}\n${line}` } : null
}
