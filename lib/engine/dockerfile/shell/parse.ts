import { positionAt } from '../../source/position.ts'
import type { LineStarts, Range } from '../../source/position.ts'
import type { LogicalText } from '../syntax.ts'
import type { Reader, ShellError } from './reader.ts'
import { readScript } from './statements.ts'
import type { Script, Statement } from './types.ts'
import { readBash } from './unbash.ts'

/** BuildKit's scanner refuses longer lines, so no RUN body has to be read beyond it. UTF-16 code units. */
export const MAX_SCRIPT = 65_536

export type At = (start: number, end: number) => Range

/**
 * The shell script of an instruction; every range lies in the Dockerfile. Never throws: what cannot be read
 * is an error in the script.
 */
export function parseShell(text: LogicalText, starts: LineStarts): Script {
  return read(text.text, (start, end) => {
    const from = sourceOffset(text.segments, start, start)
    const to = end > start ? sourceOffset(text.segments, end, end - 1) : from
    return { start: positionAt(starts, from), end: positionAt(starts, Math.max(from, to)) }
  })
}

/**
 * A script that is no piece of the Dockerfile as it stands (`sh -c '…'` with its quotes removed): every node
 * gets `range`.
 */
export function parseShellText(text: string, range: Range): Script {
  return read(text, () => range)
}

/**
 * A script in a file of its own, or put together from pieces: `at` gives the place of the text from one offset to another.
 * A text longer than `limit` is an error in the script.
 */
export function parsePlacedShell(text: string, at: At, limit: number): Script {
  return read(text, at, limit)
}

/**
 * The source offset of logical offset `at`, by the segment that holds `inside`. A start belongs to the
 * character behind it and an end to the character before it; otherwise a word next to a continuation would
 * swallow it.
 */
function sourceOffset(segments: LogicalText['segments'], at: number, inside: number): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (segments[middle]!.logical <= inside) low = middle
    else high = middle - 1
  }
  const segment = segments[low]
  return segment === undefined ? at : segment.source + (at - segment.logical)
}

function read(text: string, at: At, limit = MAX_SCRIPT): Script {
  const range = at(0, text.length)
  if (text.length > limit) return failed(text, range, `the script is longer than ${limit} characters`)
  const errors: ShellError[] = []
  const body = readGuarded(text, at, errors)
  if (body === null) return failed(text, range, 'the script is nested too deeply')
  return { body, text, range, errors }
}

/**
 * The library reads words and substitutions when they are first looked at, so it can give up in here as well.
 */
function readGuarded(text: string, at: At, errors: ShellError[]): readonly Statement[] | null {
  const script = readBash(text)
  const fail = (message: string, range: Range): void => void errors.push({ message, range })
  const reader: Reader = { source: text, depth: 0, at, fail, statements: readScript }
  try {
    return script === null ? null : readScript(script, reader)
  } catch {
    return null
  }
}

function failed(text: string, range: Range, message: string): Script {
  return { body: [], text, range, errors: [{ message, range }] }
}
