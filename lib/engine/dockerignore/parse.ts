import { lineStarts, rangeAt, type LineStarts, type Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { compile } from './compile.ts'
import type { Dockerignore, IgnorePattern } from './model.ts'
import { patternError } from './syntax.ts'

/** Go's scanner gives up at lines of this many bytes. Source: pkg.go.dev/bufio, MaxScanTokenSize. */
const LONGEST_LINE = 64 * 1024
/** What Go's strings.TrimSpace takes off. */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const LEADING = new RegExp(`^${SPACE}+`)
const NOT_SPACE = new RegExp(SPACE.replace('[', '[^'))

/** Text → model. Never throws; a pattern that Docker refuses is a problem and no pattern. Source: moby/patternmatcher, ignorefile.ReadAll. */
export function parseDockerignore(source: string): Dockerignore {
  const starts = lineStarts(source)
  const patterns: IgnorePattern[] = []
  const comments: Range[] = []
  const problems: Problem[] = []
  for (const line of linesOf(source, starts)) {
    if (line.text.length >= LONGEST_LINE) {
      const range = rangeAt(starts, line.at, line.at + line.text.length)
      problems.push(refused('bufio.Scanner: token too long', 'Break the line up.', range))
      continue
    }
    // Only in the first column: behind a space `#` is part of a name.
    if (line.text.startsWith('#')) {
      comments.push(rangeAt(starts, line.at, line.at + line.text.length))
      continue
    }
    const read = readLine(line, starts)
    if (read === null) continue
    if ('matcher' in read) patterns.push(read)
    else problems.push(read)
  }
  return { source, patterns, comments, problems }
}

/** The patterns as Docker hands them on: cleaned, the exceptions with `!`, those that it refuses later included. */
export function patternTexts(source: string): string[] {
  return linesOf(source, lineStarts(source)).flatMap(({ text }) => {
    const trimmed = text.startsWith('#') ? '' : trim(text)
    if (trimmed === '') return []
    const { negated, body } = split(trimmed)
    return `${negated ? '!' : ''}${body}`
  })
}

type Line = { readonly text: string; readonly at: number }

/** Lines end at `\n`, a `\r` before it is none of theirs; a byte order mark at the very beginning is skipped. */
function linesOf(source: string, starts: LineStarts): Line[] {
  return starts.map((start, index) => {
    const at = index === 0 && source.startsWith('\uFEFF') ? 1 : start
    const next = starts[index + 1]
    const text = source.slice(at, next === undefined ? source.length : next - 1)
    return { text: text.endsWith('\r') ? text.slice(0, -1) : text, at }
  })
}

function readLine({ text, at }: Line, starts: LineStarts): IgnorePattern | Problem | null {
  const trimmed = trim(text)
  if (trimmed === '') return null
  const begin = at + text.search(NOT_SPACE)
  const range = rangeAt(starts, begin, begin + trimmed.length)
  const { negated, body } = split(trimmed)
  if (negated && (body === '' || body === '/'))
    return refused('illegal exclusion pattern: "!"', 'Behind `!` belongs what comes along after all.', range)
  const wrong = patternError(body)
  if (wrong !== null) return refused('syntax error in pattern', wrong, range)
  return { text: body, negated, range, matcher: compile(body) }
}

function refused(message: string, why: string, range: Range): Problem {
  return { code: 'dockerignore-pattern', message: `${message}. ${why}`, severity: 'error', range }
}

function split(trimmed: string): { negated: boolean; body: string } {
  const negated = trimmed.startsWith('!')
  const rest = negated ? trim(trimmed.slice(1)) : trimmed
  return { negated, body: rest === '' ? '' : cleaned(rest) }
}

/** In a file a leading slash says nothing: `/a/./b//../c/` and `a/c` are the same. The root stays a slash. */
function cleaned(path: string): string {
  return cleanPattern(path).replace(/^\/(?=.)/, '')
}

/** Go's filepath.Clean. */
function cleanPattern(path: string): string {
  const rooted = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    const up = part === '..' && parts.length > 0 && parts.at(-1) !== '..'
    if (up) parts.pop()
    else if (part !== '' && part !== '.' && !(part === '..' && rooted)) parts.push(part)
  }
  return (rooted ? '/' : '') + parts.join('/') || '.'
}

/** In linear time, whatever the line holds. */
function trim(text: string): string {
  const start = text.replace(LEADING, '')
  let end = start.length
  while (end > 0 && !NOT_SPACE.test(start[end - 1]!)) end--
  return start.slice(0, end)
}

/** Patterns given one by one, as `--exclude` has them; `error` is what Docker says of the first that it refuses. */
export function parsePatterns(texts: readonly string[]): {
  readonly patterns: readonly Pick<IgnorePattern, 'negated' | 'matcher'>[]
  readonly error: string | null
} {
  const patterns: Pick<IgnorePattern, 'negated' | 'matcher'>[] = []
  let error: string | null = null
  for (const text of texts.map(trim)) {
    if (text === '') continue
    const negated = text.startsWith('!')
    const body = cleanPattern(negated ? text.slice(1) : text)
    const wrong = patternError(body)
    if (negated && text === '!') error ??= 'illegal exclusion pattern: "!"'
    else if (wrong !== null) error ??= `syntax error in pattern. ${wrong}`
    else patterns.push({ negated, matcher: compile(body) })
  }
  return { patterns, error }
}
