import { lineStarts, rangeAt } from '../source/position.ts'
import type { LineStarts, Range } from '../source/position.ts'
import { readDirectives } from './directives.ts'
import { attachHeredocs } from './heredoc-bodies.ts'
import { readInstruction } from './instruction.ts'
import { checkInstruction } from './instruction-checks.ts'
import { isTooLong, MAX_LINE_BYTES, readLine } from './lines.ts'
import type { Line } from './lines.ts'
import { readLogicalLine } from './logical-lines.ts'
import type { LogicalLine } from './logical-lines.ts'
import { checkStages } from './stage-checks.ts'
import type { CheckedInstruction } from './stage-checks.ts'
import { skipSpaces, trimSpaces } from './text.ts'
import type { Comment, Instruction, Syntax, SyntaxProblem } from './syntax.ts'

/** What a run of the parser collects; nothing outlives the run. */
type Run = {
  readonly source: string
  readonly starts: LineStarts
  readonly escape: string
  readonly comments: Comment[]
  readonly instructions: CheckedInstruction[]
  readonly problems: SyntaxProblem[]
  /** Comments since the last instruction. */
  block: Comment[]
}

/**
 * Reads a Dockerfile as BuildKit does (its packages frontend/dockerfile/parser and instructions), with every node's place in the text.
 * Never throws; linear in the length of `source`. After an error it goes on with the next instruction,
 * where BuildKit would stop. Offsets are those of the string given, a byte order mark included.
 */
export function parseSyntax(source: string): Syntax {
  const starts = lineStarts(source)
  const head = readDirectives(source, starts, source.startsWith('\ufeff') ? 1 : 0)
  const run: Run = {
    source,
    starts,
    escape: head.escape,
    comments: [],
    instructions: [],
    problems: [...head.problems],
    block: [],
  }
  readLines(run, head.next)
  run.problems.push(...checkStages(run.instructions, source, starts), ...findNul(source, starts))
  return {
    source,
    escape: head.escape,
    directives: head.directives,
    comments: run.comments,
    instructions: run.instructions.map(({ node }) => node),
    problems: run.problems.toSorted((a, b) => a.range.start.offset - b.range.start.offset),
  }
}

function readLines(run: Run, from: number): void {
  let at = from
  while (at < run.source.length) {
    const line = readLine(run.source, at)
    const content = skipSpaces(run.source, line.start, line.end)
    const isText = content < line.end && run.source[content] !== '#'
    at = isText ? readNode(run, line) : line.next
    if (!isText && isTooLong(run.source, line)) run.problems.push(tooLong(run, line))
    if (!isText && content < line.end) addComment(run, { ...line, start: content })
  }
}

/** A bare `#` parts a comment block from what stands above it; a blank line does not. */
function addComment(run: Run, line: Line): void {
  const comment = toComment(run, line)
  run.comments.push(comment)
  if (comment.text === '') run.block = []
  else run.block.push(comment)
}

function toComment({ source, starts }: Run, { start, end }: Line): Comment {
  const from = skipSpaces(source, start + 1, end)
  return { text: source.slice(from, trimSpaces(source, from, end)), range: rangeAt(starts, start, end) }
}

/** Reads an instruction with its here-documents; gives the offset of the line behind it. */
function readNode(run: Run, first: Line): number {
  const line = readLogicalLine(run.source, first, run.escape)
  const { node, written, error } = readInstruction(line.text, run.starts, run.escape, rangeOf(run, line))
  run.comments.push(...line.comments.map((comment) => toComment(run, comment)))
  if (line.emptyLine !== null) run.problems.push(emptyLine(run, line, line.emptyLine))
  const whole = attachHeredocs(node, line, run.source, run.starts)
  if (line.tooLong !== null) run.problems.push(tooLong(run, line.tooLong))
  else if (error !== null) run.problems.push({ ...error, severity: 'error', phase: 'parse' })
  run.problems.push(...whole.problems)
  const kept = line.tooLong === null ? whole.node : emptied(whole.node)
  finish(run, { ...kept, comments: run.block }, written)
  run.block = []
  return whole.next
}

function finish(run: Run, node: Instruction, written: string): void {
  const error = checkInstruction(node, written)
  if (error !== null) run.problems.push({ ...error, severity: 'error', phase: 'instruction' })
  run.instructions.push({ node, written, isRefused: error !== null || node.form === 'invalid' })
}

/** A line above the limit never reaches BuildKit's parser; its instruction is kept for its place only. */
function emptied(node: Instruction): Instruction {
  return { ...node, form: 'invalid', args: [], flags: [], trigger: null }
}

function rangeOf({ starts }: Run, line: LogicalLine): Range {
  return rangeAt(starts, line.start, line.end)
}

function tooLong({ starts }: Run, line: Line): SyntaxProblem {
  const wording = `dockerfile line greater than max allowed size of ${MAX_LINE_BYTES}`
  const range = rangeAt(starts, Math.max(line.start - 1, 0), line.end)
  // BuildKit names the line it read last, the one above; the message names the long one.
  const message = `${wording}. It is line ${range.end.line}: break it with \\, or put the data into a file and COPY it`
  return {
    code: 'line-too-long',
    message,
    severity: 'error',
    phase: 'parse',
    range,
  }
}

function emptyLine({ starts }: Run, { text }: LogicalLine, { start, end }: Line): SyntaxProblem {
  const shown = text.text.length > 60 ? `${text.text.slice(0, 60)}…` : text.text
  return {
    code: 'empty-continuation-line',
    message: `Empty continuation line found in: ${shown}`,
    severity: 'warning',
    phase: 'parse',
    range: rangeAt(starts, start, end),
  }
}

/** BuildKit reads such a file, but no image name, path or command with a NUL in it works; most often it is UTF-16. */
function findNul(source: string, starts: LineStarts): SyntaxProblem[] {
  const at = source.indexOf('\0')
  if (at === -1) return []
  const message =
    'NUL character in the file: a Dockerfile is plain text. If an editor saved it as UTF-16, save it as UTF-8'
  return [
    {
      code: 'nul-character',
      message,
      severity: 'error',
      phase: 'instruction',
      range: rangeAt(starts, at, at + 1),
    },
  ]
}
