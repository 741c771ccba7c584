import { changesOf, type Change, type Part } from './compare.ts'

/** The reasons in a notes.md: one for each bullet, and for each paragraph outside of one. */
export function notesOf(markdown: string): string[] {
  const blocks = markdown.replaceAll('\r\n', '\n').split(/\n(?=[-*] )|\n\s*\n/)
  return blocks
    .map((block) =>
      block
        .replace(/^\s*[-*] /, '')
        .replaceAll(/\s*\n\s*/g, ' ')
        .trim(),
    )
    .filter(Boolean)
}

export type PlacedNotes = {
  readonly of: ReadonlyMap<Change, readonly string[]>
  /** Those whose place cannot be told. */
  readonly others: readonly string[]
}

/**
 * Which change each reason is about, as told by the code it quotes: code that one change alone puts in or takes out, and
 * that stands nowhere else. Where its first such code or all of them name one change, the reason belongs there.
 */
export function placeNotes(notes: readonly string[], files: readonly (readonly Part[])[]): PlacedNotes {
  const of = new Map<Change, string[]>()
  const others: string[] = []
  for (const note of notes) {
    const change = changeOf(codesIn(note), files)
    if (change) of.set(change, [...(of.get(change) ?? []), note])
    else others.push(note)
  }
  return { of, others }
}

const codesIn = (note: string): string[] => [...note.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

function changeOf(codes: readonly string[], files: readonly (readonly Part[])[]): Change | null {
  const named = codes.map((code) => namedBy(code, files))
  if (named[0]) return named[0]
  const all = new Set(named.filter((change) => change !== null))
  return all.size === 1 ? [...all][0]! : null
}

function namedBy(code: string, files: readonly (readonly Part[])[]): Change | null {
  const stands = textFinder(code)
  if (files.some((parts) => parts.some((part) => part.kind === 'same' && part.lines.some(stands))))
    return null
  const touched = files
    .flatMap(changesOf)
    .filter(({ before, after }) => before.some(stands) || after.some(stands))
  const [change] = touched
  if (!change || touched.length > 1) return null
  const { before, after } = change
  return before.filter(stands).length === after.filter(stands).length ? null : change
}

/** Does a line hold this code as words of its own? An ellipsis stands for anything. */
function textFinder(code: string): (line: string) => boolean {
  const pattern = code
    .split(/…|\.\.\./)
    .map((piece) => escape(piece.trim()))
    .join('.*')
  const expression = new RegExp(
    `${/^\w/.test(code) ? '(?<!\\w)' : ''}${pattern}${/\w$/.test(code) ? '(?!\\w)' : ''}`,
  )
  return (line) => expression.test(line)
}

const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
