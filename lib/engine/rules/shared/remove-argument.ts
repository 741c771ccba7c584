import type { Dockerfile, StageInstruction, Value } from '../../dockerfile/model.ts'
import type { TextEdit } from '../../source/edit.ts'
import { lineStarts, positionAt, rangeAt } from '../../source/position.ts'

/**
 * The edit that takes one of the arguments of EXPOSE or VOLUME away; the last one takes its instruction along. Null where
 * its place is not sure, such as a list with escapes in it or an argument that is continued on another line.
 */
export function withoutArgument(
  { source }: Pick<Dockerfile, 'source'>,
  { node, range }: Pick<StageInstruction, 'node' | 'range'>,
  values: readonly Value[],
  at: number,
): readonly TextEdit[] | null {
  const value = values[at]
  if (value === undefined || node.heredocs.length > 0) return null
  const starts = lineStarts(source)
  if (values.length === 1) {
    const begin = starts[positionAt(starts, range.start.offset).line - 1] ?? range.start.offset
    if (source.slice(begin, range.start.offset).trim() !== '') return null
    const end = source[range.end.offset] === '\n' ? range.end.offset + 1 : range.end.offset
    return [{ range: rangeAt(starts, begin, end), newText: '' }]
  }
  const before = values[at - 1]
  const next = values[at + 1]
  const from = before ? before.range.end.offset : value.range.start.offset
  const to = before || !next ? value.range.end.offset : next.range.start.offset
  const cut = source.slice(from, to)
  const separators = cut.replace(source.slice(value.range.start.offset, value.range.end.offset), '')
  if (!/^[\s,]*$/.test(separators) || separators.includes('\n')) return null
  return [{ range: rangeAt(starts, from, to), newText: '' }]
}
