import type { Change } from './compare.ts'
import { lineEnd, linesOf, lineStarts } from './lines.ts'

/**
 * The text with a change in it; null where its place cannot be told for certain. The text may have moved on since the
 * change was found: it is put where the lines around it stand now. The text's own line ends stay.
 */
export function applyChange(text: string, change: Change): string | null {
  const lines = linesOf(text)
  const at = placeOf(lines, change)
  return at === null ? null : replaced(text, at, change)
}

/** Is a change still to be made in this text, made already, or can neither be told? */
export type Standing = 'missing' | 'there' | 'unclear'

export function standingOf(text: string, change: Change): Standing {
  if (applyChange(text, change) !== null) return 'missing'
  const { before, after, from, to } = change
  const undone = applyChange(text, { ...change, before: after, after: before, from: to, to: from })
  return undone === null ? 'unclear' : 'there'
}

/** Index of the line where `before` begins. */
function placeOf(lines: readonly string[], change: Change): number | null {
  const { lead, before, tail, from, atEnd } = change
  const pattern = [...lead, ...before, ...tail]
  const fits = (at: number) =>
    standsAt(lines, at - lead.length, pattern) &&
    (lead.length > 0 || at === 0) &&
    (tail.length > 0 || !atEnd || at + before.length === lines.length)
  if (fits(from - 1)) return from - 1
  const moved = only(lines, fits)
  if (moved !== null || before.length === 0) return moved
  return only(lines, (at) => standsAt(lines, at, before))
}

function standsAt(lines: readonly string[], at: number, pattern: readonly string[]): boolean {
  return (
    at >= 0 &&
    at + pattern.length <= lines.length &&
    pattern.every((line, index) => lines[at + index] === line)
  )
}

function only(lines: readonly string[], fits: (at: number) => boolean): number | null {
  const places = Array.from({ length: lines.length + 1 }, (_, at) => at).filter(fits)
  return places.length === 1 ? places[0]! : null
}

function replaced(text: string, at: number, { before, after }: Change): string {
  const starts = lineStarts(text)
  const end = lineEnd(text)
  const head = text.slice(0, starts[at])
  const rest = text.slice(starts[at + before.length])
  // The last line may have no newline: what comes behind it needs one, and the text ends as it did.
  const open = text !== '' && !text.endsWith('\n')
  const ended = head !== '' && !head.endsWith('\n') && after.length > 0 ? head + end : head
  const result = ended + after.map((line) => line + end).join('') + rest
  return open && rest === '' ? result.replace(/\r?\n$/, '') : result
}
