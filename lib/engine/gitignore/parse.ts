import { lineStarts, rangeAt, type LineStarts } from '../source/position.ts'
import type { GitPattern, Gitignore, Segment } from './model.ts'
import { readName } from './names.ts'

/** Text → patterns. Never throws. Source: git-scm.com/docs/gitignore, "Pattern format". */
export function parseGitignore(source: string): Gitignore {
  const starts = lineStarts(source)
  return { source, patterns: starts.flatMap((_, line) => readLine(source, starts, line) ?? []) }
}

function readLine(source: string, starts: LineStarts, line: number): GitPattern | null {
  const at = starts[line]! + (line === 0 && source.startsWith('\uFEFF') ? 1 : 0)
  const next = starts[line + 1]
  const text = withoutBlanks(
    source.slice(at, next === undefined ? source.length : next - 1).replace(/\r$/, ''),
  )
  if (text === '' || text.startsWith('#')) return null
  return { ...readPattern(text), range: rangeAt(starts, at, at + text.length) }
}

/** Blanks at the end say nothing unless a `\` stands before them. */
function withoutBlanks(line: string): string {
  let end = line.length
  while (line[end - 1] === ' ') end--
  const escaped = end < line.length && /(?:^|[^\\])(?:\\\\)*\\$/.test(line.slice(Math.max(0, end - 200), end))
  return line.slice(0, escaped ? end + 1 : end)
}

function readPattern(text: string): Omit<GitPattern, 'range'> {
  const negated = text.startsWith('!')
  const body = negated ? text.slice(1) : text
  const directoryOnly = body.endsWith('/')
  const path = directoryOnly ? body.slice(0, -1) : body
  return { text: path, negated, directoryOnly, segments: segmentsOf(path) }
}

/** A slash before the end ties the pattern to the folder of the file; without one it holds at any depth. */
function segmentsOf(path: string): Segment[] | null {
  const names = path.replace(/^\//, '').split('/')
  const segments = names.map((name): Segment | null => (name === '**' ? 'any' : readName(name)))
  if (path === '' || segments.some((segment) => segment === null)) return null
  const known = segments.filter((segment) => segment !== null)
  const inside: Segment[] = known.at(-1) === 'any' ? [...known, [{ kind: 'loop', slash: false }]] : known
  return path.includes('/') ? inside : ['any', ...inside]
}
