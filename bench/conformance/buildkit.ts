import { readFileSync } from 'node:fs'
import { grammarOf } from '../../lib/engine/dockerfile/keywords.ts'
import type { Heredoc, Instruction, Syntax, SyntaxProblem } from '../../lib/engine/dockerfile/syntax.ts'
import { AGREE, compare } from './report.ts'
import type { Outcome } from './report.ts'

/** An instruction in the shape of BuildKit's parser, with all fields that are empty left out. */
export type Node = {
  value: string
  flags: string[]
  args: string[]
  json: boolean
  start?: number
  end?: number
  heredocs?: HeredocNode[]
  sub?: Node
}

export type HeredocNode = { name: string; fd: number; expand: boolean; chomp: boolean; content: string }

/** The keyword as it stands in the file: BuildKit keeps its case. */
export function toNode(instruction: Instruction, written: string): Node {
  const { flags, args, form, trigger, heredocs } = instruction
  return {
    value: written,
    flags: flags.map(({ text }) => text),
    args: args.map(({ value }) => value),
    json: form === 'exec',
    start: instruction.range.start.line,
    end: instruction.range.end.line,
    ...(heredocs.length > 0 && { heredocs: heredocs.map(toHeredoc) }),
    ...(trigger && { sub: toSub(trigger) }),
  }
}

function toSub(trigger: Instruction): Node {
  const { start: _start, end: _end, ...sub } = toNode(trigger, trigger.keyword)
  return sub
}

export function toHeredoc({ name, fd, expand, chomp, content }: Heredoc): HeredocNode {
  return { name, fd, expand, chomp, content }
}

/** The expected node in the same shape. BuildKit gives an unknown instruction one empty argument. */
export function normalised(expected: Partial<Node>, nested = false): Node {
  const value = expected.value ?? ''
  const isKnown = grammarOf(value.toUpperCase()) !== null
  const heredocs = (expected.heredocs ?? []).map(({ name, fd, expand, chomp, content }) => ({
    name,
    fd,
    expand,
    chomp,
    content,
  }))
  return {
    value: nested ? value.toUpperCase() : value,
    flags: expected.flags ?? [],
    args: isKnown ? (expected.args ?? []) : [],
    json: expected.json ?? false,
    ...(!nested && { start: expected.start ?? 0, end: expected.end ?? 0 }),
    ...(heredocs.length > 0 && { heredocs }),
    ...(expected.sub && { sub: normalised(expected.sub, true) }),
  }
}

/** Keyword as written, from the file: through continuations it is compared in upper case only. */
export function writtenKeyword({ source }: Syntax, { keyword, keywordRange }: Instruction): string {
  const written = source.slice(keywordRange.start.offset, keywordRange.end.offset)
  return written.toUpperCase() === keyword ? written : keyword
}

/** What BuildKit refuses while parsing, else what it refuses when it reads the instructions. */
export function firstError(syntax: Syntax): SyntaxProblem | null {
  const errors = syntax.problems.filter(
    (problem) => problem.severity === 'error' && !OURS.has(problem.code) && !isBuildTime(problem),
  )
  return errors.find(({ phase }) => phase === 'parse') ?? errors[0] ?? null
}

/** BuildKit has no such error; the file fails later, with a message that does not say why. */
const OURS: ReadonlySet<string> = new Set(['nul-character'])

/** BuildKit says so when it plans the build, not in the parser or the instructions. */
function isBuildTime({ message }: SyntaxProblem): boolean {
  return message.startsWith('dockerfile contains no stages to build')
}

/** Our messages begin with BuildKit's wording; an explanation may follow as a sentence of its own. */
export function sameMessage(ours: string | undefined, expected: string): boolean {
  if (ours === undefined) return false
  return ours === expected || ours.startsWith(`${expected}. `)
}

/** BuildKit names the line on which the instruction begins. */
export function lineOf(syntax: Syntax, { range: { start } }: SyntaxProblem): number {
  const owner = syntax.instructions.find(
    ({ range }) => range.start.offset <= start.offset && start.offset <= range.end.offset,
  )
  return owner?.range.start.line ?? start.line
}

export function compareError(syntax: Syntax, message: string, line: number | null): Outcome {
  const error = firstError(syntax)
  if (error === null || !sameMessage(error.message, message)) return compare(error?.message ?? null, message)
  const ours = lineOf(syntax, error)
  if (line === null || ours === line) return AGREE
  const isEnd = error.message.startsWith('file with no instructions')
  if (isEnd) return AGREE
  return { status: 'differ', note: `line ${ours}, BuildKit ${line}: ${message}` }
}

export function readJsonLines<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T)
}
