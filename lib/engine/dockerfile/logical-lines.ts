import { isTooLong, readLine } from './lines.ts'
import type { Line } from './lines.ts'
import { isSpace, skipSpaces } from './text.ts'
import type { LogicalText } from './syntax.ts'

/** One instruction's text before anything in it is read, without its heredocs. */
export type LogicalLine = {
  readonly text: LogicalText
  /** Offset of the first character that is no space, on the first line. */
  readonly start: number
  /** End of the last line, without its line end. */
  readonly end: number
  /** Beginning of the line behind it. */
  readonly next: number
  /** Comments between its lines, `#` first. */
  readonly comments: readonly Line[]
  /** The first blank line among its lines. */
  readonly emptyLine: Line | null
  readonly tooLong: Line | null
}

/** Reads the line at `first` and those it continues on. Linear: every line is seen once. */
export function readLogicalLine(source: string, first: Line, escape: string): LogicalLine {
  const start = skipSpaces(source, first.start, first.end)
  const parts = [{ from: start, to: first.end }]
  const comments: Line[] = []
  let emptyLine: Line | null = null
  let tooLong = isTooLong(source, first) ? first : null
  let last = first
  let open = continues(source, parts[0]!, escape)
  while (open && last.next < source.length) {
    last = readLine(source, last.next)
    if (tooLong === null && isTooLong(source, last)) tooLong = last
    const content = skipSpaces(source, last.start, last.end)
    if (content === last.end) emptyLine ??= last
    else if (source[content] === '#') comments.push({ ...last, start: content })
    else {
      const part = { from: last.start, to: last.end }
      open = continues(source, part, escape)
      parts.push(part)
    }
  }
  return { text: join(source, parts), start, end: last.end, next: last.next, comments, emptyLine, tooLong }
}

type Part = { from: number; to: number }

/**
 * Whether the line goes on; if so, takes the escape and the blanks behind it off the part.
 * Only spaces and tabs may follow the escape, and a doubled escape does not continue.
 */
function continues(source: string, part: Part, escape: string): boolean {
  let at = part.to
  while (at > part.from && (source[at - 1] === ' ' || source[at - 1] === '\t')) at -= 1
  if (at === part.from || source[at - 1] !== escape) return false
  if (at - 1 > part.from && source[at - 2] === escape) return false
  part.to = at - 1
  return true
}

function join(source: string, parts: readonly Part[]): LogicalText {
  const segments: { logical: number; source: number }[] = []
  const texts: string[] = []
  let logical = 0
  for (const { from, to } of parts) {
    if (from === to) continue
    segments.push({ logical, source: from })
    texts.push(source.slice(from, to))
    logical += to - from
  }
  if (segments.length === 0) segments.push({ logical: 0, source: parts[0]!.from })
  return trimEnd(texts.join(''), segments)
}

/** BuildKit trims a logical line on both sides; its beginning was trimmed with the first line. */
function trimEnd(text: string, segments: LogicalText['segments']): LogicalText {
  let end = text.length
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1
  const kept = segments.filter((segment, index) => index === 0 || segment.logical < end)
  return { text: text.slice(0, end), segments: kept }
}
