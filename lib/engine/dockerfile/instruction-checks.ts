import { checkHealthcheck } from './healthcheck-checks.ts'
import { readMarker } from './heredocs.ts'
import { commentAt } from './inline-comments.ts'
import type { Check, InstructionError } from './instruction-error.ts'
import { grammarOf } from './keywords.ts'
import { checkFlags } from './known-flags.ts'
import { checkRunFlags } from './run-flag-checks.ts'
import { unknownInstruction } from './unknown-instruction.ts'
import type { Range } from '../source/position.ts'
import type { Instruction, Word } from './syntax.ts'

/** The first thing wrong with an instruction by itself, in BuildKit's order; null for one in form `invalid`. */
export function checkInstruction(node: Instruction, written: string): InstructionError | null {
  if (node.form === 'invalid') return null
  if (grammarOf(node.keyword) === null) return unknownInstruction(node, written)
  for (const check of CHECKS.get(node.keyword) ?? []) {
    const error = check(node)
    if (error !== null) return ofComment(node, error)
  }
  return null
}

const BY_COMMENT: ReadonlySet<string> = new Set(['instruction-arguments', 'healthcheck-syntax'])

/** What is too much may be a comment: Docker knows those only at the beginning of a line. */
function ofComment(node: Instruction, error: InstructionError): InstructionError {
  return BY_COMMENT.has(error.code) && commentAt(node) !== -1 ? { ...error, code: 'inline-comment' } : error
}

const flags: Check = (node) => {
  const error = checkFlags(node.keyword, node.flags)
  return error && { code: 'instruction-flag-invalid', message: error.message, range: error.flag.range }
}

const oneArgument: Check = (node) =>
  node.args.length === 1 ? null : argumentError(node, `${node.keyword} requires exactly one argument`)

const someArguments: Check = (node) =>
  node.args.length > 0 ? null : argumentError(node, `${node.keyword} requires at least one argument`)

const twoPaths: Check = (node) => {
  if (node.args.length > 1) return null
  const wording =
    'requires at least two arguments, but only one was provided. Destination could not be determined'
  return argumentError(node, `${node.keyword} ${wording}`)
}

const noHeredocTarget: Check = (node) => {
  const target = node.args.at(-1)
  if (target === undefined || !isMarker(target)) return null
  const message = `${node.keyword} cannot accept a heredoc as a destination. Put the path of the new file last`
  return { code: 'instruction-arguments', message, range: target.range }
}

function isMarker(word: Word): boolean {
  const marker = readMarker(word.value)
  return marker !== null && !('error' in marker)
}

/** A pair is key, value and separator; the separator shows where the name is missing. */
const pairNames: Check = ({ keyword, args }) => {
  const index = args.findIndex((word, position) => position % 3 === 0 && word.value === '')
  const separator = args[index + 2]
  return index === -1 || separator === undefined ? null : blankName(keyword, separator)
}

const argNames: Check = ({ keyword, args }) => {
  const blank = args.find((word) => word.value.startsWith('='))
  return blank === undefined ? null : blankName(keyword, blank)
}

function blankName(keyword: string, { range }: Word): InstructionError {
  const message = `${keyword} names can not be blank. Put a name before the =`
  return { code: 'instruction-arguments', message, range }
}

const stage: Check = ({ args, ...node }) => {
  const name = args[2]
  if (args.length !== 3 || args[1]?.value.toUpperCase() !== 'AS' || name === undefined) {
    if (args.length === 1) return null
    return argumentError({ args, ...node }, 'FROM requires either one or three arguments')
  }
  if (/^[a-z][a-z0-9-_.]*$/.test(name.value.toLowerCase())) return null
  const wording = `invalid name for build stage: ${JSON.stringify(name.value)}, name can't start with a number or contain symbols`
  return {
    code: 'stage-name-invalid',
    message: `${wording}. Begin with a letter; then letters, digits, -, _ and . may follow`,
    range: name.range,
  }
}

const volumes: Check = ({ args }) => {
  const empty = args.find((word) => word.value.trim() === '')
  if (empty === undefined) return null
  const message = 'VOLUME specified can not be an empty string. Name a directory such as /data'
  return { code: 'instruction-arguments', message, range: empty.range }
}

const shellForm: Check = (node) => {
  if (node.form === 'exec') return null
  const message =
    'SHELL requires the arguments to be in JSON form. Write it like SHELL ["/bin/bash", "-o", "pipefail", "-c"]'
  return { code: 'shell-instruction-form', message, range: argumentsRange(node) }
}

const trigger: Check = ({ trigger: inner }) => {
  if (inner?.keyword === 'ONBUILD') {
    const message = "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed. Leave one of them out"
    return { code: 'onbuild-invalid-trigger', message, range: inner.keywordRange }
  }
  if (inner?.keyword !== 'FROM' && inner?.keyword !== 'MAINTAINER') return null
  const message = `${inner.keyword} isn't allowed as an ONBUILD trigger`
  return { code: 'onbuild-invalid-trigger', message, range: inner.keywordRange }
}

/** In the order in which BuildKit looks, so that its first error is ours. */
const CHECKS: ReadonlyMap<string, readonly Check[]> = new Map([
  ['ADD', [twoPaths, flags, noHeredocTarget]],
  ['ARG', [someArguments, argNames]],
  ['CMD', [flags]],
  ['COPY', [twoPaths, flags, noHeredocTarget]],
  ['ENTRYPOINT', [flags]],
  ['ENV', [flags, someArguments, pairNames]],
  ['EXPOSE', [someArguments, flags]],
  ['FROM', [stage, flags]],
  ['HEALTHCHECK', [someArguments, checkHealthcheck]],
  ['LABEL', [flags, someArguments, pairNames]],
  ['MAINTAINER', [oneArgument, flags]],
  ['ONBUILD', [onbuildArgument, flags, trigger]],
  ['RUN', [flags, checkRunFlags]],
  ['SHELL', [flags, someArguments, shellForm]],
  ['STOPSIGNAL', [oneArgument]],
  ['USER', [oneArgument, flags]],
  ['VOLUME', [someArguments, flags, volumes]],
  ['WORKDIR', [oneArgument, flags]],
])

function onbuildArgument(node: Instruction): InstructionError | null {
  return node.trigger === null ? argumentError(node, 'ONBUILD requires at least one argument') : null
}

const EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['ADD', 'ADD source destination'],
  ['ARG', 'ARG VERSION=1.0'],
  ['COPY', 'COPY source destination'],
  ['ENV', 'ENV NAME=value'],
  ['EXPOSE', 'EXPOSE 8080'],
  ['FROM', 'FROM image, or FROM image AS name'],
  ['HEALTHCHECK', 'HEALTHCHECK CMD command, or HEALTHCHECK NONE'],
  ['LABEL', 'LABEL name=value'],
  ['MAINTAINER', 'LABEL org.opencontainers.image.authors="name" instead'],
  ['ONBUILD', 'ONBUILD and the instruction to run later'],
  ['SHELL', 'SHELL ["/bin/bash", "-c"]'],
  ['STOPSIGNAL', 'STOPSIGNAL SIGTERM'],
  ['USER', 'USER app'],
  ['VOLUME', 'VOLUME /data'],
  ['WORKDIR', 'WORKDIR /app'],
])

function argumentError(node: Instruction, wording: string): InstructionError {
  const message = `${wording}. Write ${EXAMPLES.get(node.keyword) ?? `${node.keyword} and its argument`}`
  return { code: 'instruction-arguments', message, range: argumentsRange(node) }
}

/** The arguments, or the keyword where there are none. */
function argumentsRange({ args, keywordRange }: Instruction): Range {
  const start = args[0]?.range.start
  const end = args.at(-1)?.range.end
  return start === undefined || end === undefined ? keywordRange : { start, end }
}
