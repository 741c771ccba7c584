import type { Dockerfile, StageInstruction, Value } from '../../dockerfile/model.ts'
import type { TextEdit } from '../../source/edit.ts'
import { lineStarts, rangeAt, slice } from '../../source/position.ts'
import { span } from './ranges.ts'

/**
 * The edit that takes some of the arguments of EXPOSE or VOLUME away; with the last one the instruction goes. Null where
 * their place is not sure, as in a list that is continued on another line.
 */
export function withoutArguments(
  { source }: Pick<Dockerfile, 'source'>,
  { node, range }: Pick<StageInstruction, 'node' | 'range'>,
  values: readonly Value[],
  unwanted: readonly Value[],
): readonly TextEdit[] | null {
  const first = values[0]
  const last = values.at(-1)
  if (first === undefined || last === undefined || node.heredocs.length > 0) return null
  const kept = values.filter((value) => !unwanted.includes(value))
  if (kept.length === 0) return wholeLine(source, range)
  const list = span(first.range, last.range)
  if (slice(source, list).includes('\n')) return null
  const newText = kept.map((value) => slice(source, value.range)).join(node.form === 'exec' ? ', ' : ' ')
  return [{ range: list, newText }]
}

function wholeLine(source: string, range: StageInstruction['range']): readonly TextEdit[] | null {
  const starts = lineStarts(source)
  const begin = starts[range.start.line - 1] ?? range.start.offset
  if (source.slice(begin, range.start.offset).trim() !== '') return null
  const end = source[range.end.offset] === '\n' ? range.end.offset + 1 : range.end.offset
  return [{ range: rangeAt(starts, begin, end), newText: '' }]
}
