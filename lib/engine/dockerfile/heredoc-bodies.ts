import { rangeAt } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import { findMarkers } from './heredocs.ts'
import type { Marker } from './heredocs.ts'
import { isTooLong, MAX_LINE_BYTES, readLine } from './lines.ts'
import type { Line } from './lines.ts'
import type { LogicalLine } from './logical-lines.ts'
import { logicalRange } from './logical-text.ts'
import type { Heredoc, Instruction, SyntaxProblem } from './syntax.ts'

export type WithHeredocs = {
  readonly node: Instruction
  readonly problems: readonly SyntaxProblem[]
  /** Offset of the line behind the instruction. */
  readonly next: number
}

const TAKES_HEREDOCS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD'])

/** Reads the here-documents behind an instruction's lines. Its range then ends with the last terminator. */
export function attachHeredocs(
  node: Instruction,
  line: LogicalLine,
  source: string,
  starts: LineStarts,
): WithHeredocs {
  const nothing = { node, problems: [], next: line.next }
  if (!canHaveHeredocs(node) || !line.text.text.includes('<<')) return nothing
  const { markers, error } = findMarkers(line.text.text)
  if (error !== null) {
    return { ...nothing, node: refused(node), problems: [problem(malformed(error), node.keywordRange)] }
  }
  return readBodies(node, markers, line, source, starts)
}

function readBodies(
  node: Instruction,
  markers: readonly Marker[],
  line: LogicalLine,
  source: string,
  starts: LineStarts,
): WithHeredocs {
  const heredocs: Heredoc[] = []
  const problems: SyntaxProblem[] = []
  let { end, next } = line
  for (const marker of markers) {
    const body = readBody(source, next, marker)
    const range = logicalRange(line.text, starts, marker.from, marker.to)
    const contentRange = rangeAt(starts, next, body.end)
    const { name, expand, chomp, fd } = marker
    heredocs.push({ name, content: source.slice(next, body.end), expand, chomp, fd, range, contentRange })
    problems.push(...body.tooLong.map((long) => tooLong(long, starts)))
    next = body.terminator?.next ?? source.length
    end = body.terminator?.end ?? lastLineEnd(source)
    if (body.terminator !== null) continue
    const place = range.start.line === node.range.start.line ? range : node.keywordRange
    problems.push(problem(unterminated(marker, line.text.text, body.near), place))
    break
  }
  const whole = { ...node, heredocs, range: { start: node.range.start, end: rangeAt(starts, end, end).end } }
  const isRefused = problems.length > 0
  return { node: isRefused ? refused(whole) : whole, problems, next }
}

type Body = {
  /** End of the content, beginning of the terminator's line. */
  readonly end: number
  readonly terminator: Line | null
  readonly tooLong: readonly Line[]
  /** A line that is the terminator but for blanks around it. */
  readonly near: boolean
}

/** Raw lines up to one that is the name alone; with `<<-` tabs may stand before it. */
function readBody(source: string, from: number, { name, chomp }: Marker): Body {
  const tooLong: Line[] = []
  let near = false
  for (let at = from; at < source.length;) {
    const line = readLine(source, at)
    const text = chomp ? skipTabs(source, line) : line.start
    if (line.end - text === name.length && source.startsWith(name, text)) {
      return { end: line.start, terminator: line, tooLong, near }
    }
    if (isTooLong(source, line)) tooLong.push(line)
    near ||= line.end - line.start < name.length + 80 && source.slice(line.start, line.end).trim() === name
    at = line.next
  }
  return { end: source.length, terminator: null, tooLong, near }
}

function skipTabs(source: string, { start, end }: Line): number {
  let at = start
  while (at < end && source[at] === '\t') at += 1
  return at
}

function lastLineEnd(source: string): number {
  let end = source.length
  while (end > 0 && (source[end - 1] === '\n' || source[end - 1] === '\r')) end -= 1
  return end
}

/** Also as the trigger of ONBUILD; never in exec form. */
function canHaveHeredocs(node: Instruction): boolean {
  const { keyword, form } = node.keyword === 'ONBUILD' ? (node.trigger ?? node) : node
  return TAKES_HEREDOCS.has(keyword) && form !== 'exec' && form !== 'invalid'
}

function refused(node: Instruction): Instruction {
  return { ...node, form: 'invalid', args: [], trigger: null }
}

/** `$(( 1 << 2 ))` is the surprise here: Docker does not know that the shell would calculate. */
function unterminated({ name, chomp, from }: Marker, line: string, near: boolean): string {
  const wording = 'unterminated heredoc'
  const arithmetic = line.lastIndexOf('((', from)
  if (arithmetic !== -1 && !line.slice(arithmetic, from).includes('))')) {
    return `${wording}. Docker takes << as the start of a here-document, even inside $(( )): write it without spaces, as in $((1<<2))`
  }
  const wanted = `a line with ${JSON.stringify(name)} alone has to end it`
  if (!near) return `${wording}. Lines from here to the end of the file belong to it; ${wanted}`
  const allowed = chomp ? 'only tabs may stand before it, nothing behind it' : 'no blanks may stand around it'
  return `${wording}. ${wanted}: ${allowed}`
}

function malformed(error: string): string {
  return `${error}. The quotes around the name of a here-document have to match`
}

function tooLong({ start, end }: Line, starts: LineStarts): SyntaxProblem {
  const message = `dockerfile line greater than max allowed size of ${MAX_LINE_BYTES}. Put the data into a file and COPY it`
  return { ...problem(message, rangeAt(starts, start, end)), code: 'line-too-long' }
}

function problem(message: string, range: SyntaxProblem['range']): SyntaxProblem {
  return { code: 'heredoc-terminator', message, severity: 'error', phase: 'parse', range }
}
