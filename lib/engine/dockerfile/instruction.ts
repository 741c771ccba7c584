import { readArguments } from './arguments.ts'
import type { ArgumentsError } from './arguments.ts'
import { readFlags } from './flags.ts'
import type { FlagToken } from './flags.ts'
import { logicalRange, sliceLogical } from './logical-text.ts'
import { findBlank, skipBlanks, skipSpaces, upperAscii } from './text.ts'
import type { LineStarts, Range } from '../source/position.ts'
import type { Flag, Instruction, LogicalText } from './syntax.ts'

/** An instruction without its here-documents and comments, and what is needed to go on with it. */
export type ReadInstruction = {
  readonly node: Instruction
  /** The keyword as written. */
  readonly written: string
  /** Why BuildKit refuses the file here. */
  readonly error: { readonly code: string; readonly message: string; readonly range: Range } | null
}

/** ONBUILD inside ONBUILD is an error at the second level already; the cap keeps a line of them from costing more. */
const MAX_TRIGGERS = 8

/** Reads keyword, flags and arguments of a logical line. `range` is that of the whole instruction. */
export function readInstruction(
  line: LogicalText,
  starts: LineStarts,
  escape: string,
  range: Range,
  depth = 0,
): ReadInstruction {
  const { text } = line
  const keywordFrom = skipSpaces(text, 0, text.length)
  const keywordTo = findBlank(text, keywordFrom, text.length)
  const written = text.slice(keywordFrom, keywordTo)
  const keyword = upperAscii(written)
  const { flags, rest } = readFlags(text, skipBlanks(text, keywordTo, text.length), escape)
  const body = sliceLogical(line, rest, text.length)
  const result = readArguments(keyword, body.text, escape)
  const isOnbuild = keyword === 'ONBUILD' && body.text !== '' && depth < MAX_TRIGGERS
  const inner = isOnbuild ? readTrigger(body, starts, escape, depth) : null
  const error = 'code' in result ? positioned(result, body, starts) : (inner?.error ?? null)
  const node: Instruction = {
    keyword,
    keywordRange: logicalRange(line, starts, keywordFrom, keywordTo),
    flags: flags.map((flag) => toFlag(flag, line, starts)),
    form: error !== null || 'code' in result ? 'invalid' : result.form,
    args:
      'code' in result
        ? []
        : result.tokens.map(({ value, from, to }) => ({
            value,
            range: logicalRange(body, starts, from, to),
          })),
    heredocs: [],
    trigger: inner?.node ?? null,
    body,
    comments: [],
    range,
  }
  return { node, written, error }
}

function readTrigger(body: LogicalText, starts: LineStarts, escape: string, depth: number): ReadInstruction {
  return readInstruction(body, starts, escape, logicalRange(body, starts, 0, body.text.length), depth + 1)
}

function positioned({ code, message, from, to }: ArgumentsError, body: LogicalText, starts: LineStarts) {
  return { code, message, range: logicalRange(body, starts, from, to) }
}

function toFlag({ text, from, to, valueFrom }: FlagToken, line: LogicalText, starts: LineStarts): Flag {
  const equals = text.indexOf('=')
  return {
    name: text.slice(2, equals === -1 ? undefined : equals),
    value: equals === -1 ? null : text.slice(equals + 1),
    text,
    range: logicalRange(line, starts, from, to),
    valueRange: valueFrom === null ? null : logicalRange(line, starts, valueFrom, to),
  }
}
