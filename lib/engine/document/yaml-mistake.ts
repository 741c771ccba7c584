import type { ErrorCode, YAMLParseError } from 'yaml'
import type { LineStarts, Range } from '../source/position.ts'
import type { YamlSource } from './yaml-source.ts'

/** One mistake, as the library saw it. */
export type Mistake = {
  readonly code: ErrorCode
  readonly message: string
  readonly from: number
  readonly to: number
  /** The line it stands in, without its end. */
  readonly line: string
  readonly text: string
  readonly starts: LineStarts
  readonly source: YamlSource
}

/** What is said of it, and where, if not where the library saw it. */
export type Told = { readonly message: string; readonly range?: Range }

export function mistakeOf(
  { code, message, pos }: YAMLParseError,
  text: string,
  starts: LineStarts,
  source: YamlSource,
): Mistake {
  const from = Math.min(pos[0], text.length)
  const to = Math.min(Math.max(pos[1], from), text.length)
  const begin = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', from)
  const line = text.slice(begin, end === -1 ? undefined : end).trimEnd()
  return { code, message, from, to, line, text, starts, source }
}

/** The line before the one that a place lies in. */
export function lineAbove(text: string, at: number): string {
  const begin = text.lastIndexOf('\n', at - 1)
  return begin === -1 ? '' : text.slice(text.lastIndexOf('\n', begin - 1) + 1, begin).trimEnd()
}
