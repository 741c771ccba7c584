import { rangeAt } from '../source/position.ts'
import type { LineStarts } from '../source/position.ts'
import { readLine } from './lines.ts'
import type { Line } from './lines.ts'
import { skipSpaces } from './text.ts'
import type { Directive, SyntaxProblem } from './syntax.ts'

export type Directives = {
  readonly directives: readonly Directive[]
  readonly escape: '\\' | '`'
  readonly problems: readonly SyntaxProblem[]
  /** Where the first line begins that is no directive. */
  readonly next: number
}

/**
 * Parser directives stand in the first lines only: the first line that is anything else, a blank one included,
 * ends them for good. A directive that BuildKit refuses is reported and has no effect.
 */
export function readDirectives(source: string, starts: LineStarts, from: number): Directives {
  const directives: Directive[] = []
  const problems: SyntaxProblem[] = []
  let escape: '\\' | '`' = '\\'
  let next = from
  let last: Directive | null = null
  while (next < source.length) {
    const line = readLine(source, next)
    const directive = readDirective(source, line, starts)
    if (directive === null) break
    const above = last
    last = directive
    next = line.next
    const message = refusal(directive, directives)
    if (message === null) {
      directives.push(directive)
      if (directive.name === 'escape') escape = directive.value === '`' ? '`' : '\\'
    } else {
      // BuildKit names the line it read last, the one above the repeated directive.
      const repeated = message.startsWith('only')
      const range = repeated ? (above ?? directive).range : directive.valueRange
      problems.push({ code: 'parser-directive-misplaced', message, severity: 'error', phase: 'parse', range })
    }
  }
  return { directives, escape, problems, next }
}

function refusal({ name, value }: Directive, before: readonly Directive[]): string | null {
  if (before.some((other) => other.name === name)) {
    return `only one ${name} parser directive can be used. Keep one of its lines`
  }
  if (name !== 'escape' || value === '`' || value === '\\') return null
  return `invalid escape token '${value}' does not match \` or \\. Write # escape=\` or leave the line out`
}

function readDirective(source: string, line: Line, starts: LineStarts): Directive | null {
  const hash = skipSpaces(source, line.start, line.end)
  if (source[hash] !== '#' || hash === line.end) return null
  const nameFrom = skipSpaces(source, hash + 1, line.end)
  const nameTo = nameEnd(source, nameFrom, line.end)
  const name = directiveName(source.slice(nameFrom, Math.min(nameTo, nameFrom + 16)))
  const equals = skipAsciiSpaces(source, nameTo, line.end)
  if (name === null || source[equals] !== '=' || equals >= line.end) return null
  const value = valuePiece(source, equals + 1, line.end)
  if (value === null) return null
  const valueRange = rangeAt(starts, value.from, value.to)
  const range = rangeAt(starts, hash, value.to)
  return { name, value: source.slice(value.from, value.to), range, valueRange }
}

/** Blanks around the value do not count, but a value of blanks only is one blank, which BuildKit reads too. */
function valuePiece(source: string, from: number, end: number): { from: number; to: number } | null {
  const start = skipAsciiSpaces(source, from, end)
  if (start === end) return end > from ? { from: end - 1, to: end } : null
  let to = end
  while (isAsciiSpace(source.charCodeAt(to - 1))) to -= 1
  return { from: start, to }
}

function directiveName(written: string): Directive['name'] | null {
  const name = written.toLowerCase()
  return name === 'syntax' || name === 'escape' || name === 'check' ? name : null
}

function nameEnd(source: string, from: number, end: number): number {
  let at = from
  while (at < end && /[A-Za-z0-9]/.test(source[at]!)) at += 1
  return at
}

/** The blanks of Go's `\s`: no vertical tab, nothing beyond ASCII. */
function isAsciiSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0c || code === 0x0d
}

function skipAsciiSpaces(source: string, from: number, end: number): number {
  let at = from
  while (at < end && isAsciiSpace(source.charCodeAt(at))) at += 1
  return at
}
