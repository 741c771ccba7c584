import { lineStarts, rangeAt } from '../source/position.ts'
import type { Range } from '../source/position.ts'
import { codes } from './codes.ts'
import { inTextOrder } from './lint.ts'
import type { Finding, Fix } from './rule.ts'
import { nearest } from './shared/nearest.ts'
import type { IgnoreComment, IgnoreComments, NamedRule, Tool, Unreadable } from './suppression-comments.ts'

/** A finding that a comment in the file holds back. */
export type IgnoredFinding = {
  readonly finding: Finding
  /** Whose comment it is. */
  readonly by: Tool
  /** The comment. */
  readonly range: Range
  /** What the comment says about why, null when nothing. */
  readonly reason: string | null
}

/** What lint says about a file: what counts, and what comments hold back, both in the order of the text. */
export type Linted = { readonly findings: readonly Finding[]; readonly ignored: readonly IgnoredFinding[] }

/** What is said about the comments themselves; no rule of the catalogue, and not to be held back. */
export const SUPPRESSION_CODES = ['suppression-unknown', 'suppression-unused'] as const

/** A file as far as its comments go: `commentsOfDockerfile` and `commentsOfModel` make one. */
export type Commented = IgnoreComments & {
  readonly source: string
  /** What a comment is about when it is not about the whole file, in words. */
  readonly unit: 'instruction' | 'block'
  /** Number of the piece of the file that a comment at this place is about; null when there is none. */
  readonly about: (comment: Range) => number | null
  /** Numbers of the pieces in which an offset lies. */
  readonly around: (offset: number) => readonly number[]
  /** What goes when a comment goes. */
  readonly wholeOf: (comment: Range) => Range
}

/** One name of a comment, and what it stands for here. */
type Entry = {
  readonly comment: IgnoreComment
  readonly named: NamedRule | null
  /** Our rules; empty for a name that none of ours stands for. */
  readonly rules: readonly string[]
}

/**
 * Takes out what comments hold back and adds what there is to say about the comments: names that are no rule,
 * and names that hold nothing back. Linear in the findings and the comments.
 */
export function suppress(found: readonly Finding[], file: Commented, ruleNames: readonly string[]): Linted {
  const { comments, unreadable } = file
  if (comments.length === 0 && unreadable.length === 0) return { findings: found, ignored: [] }
  const known = new Set([...ruleNames, ...found.map(({ rule }) => rule)])
  const entries = comments.flatMap((comment) => entriesOf(comment, known))
  const { counting, ignored, used } = sort(found, entries, file)
  const errors = comments.some((comment) => comment.errors && comment.scope === 'file')
  const said = [
    ...unreadable.map(unreadableFinding),
    ...unknownFindings(entries, known, file),
    ...unusedFindings(comments, entries, used, file),
  ]
  const findings = [...(errors ? counting.map(asError) : counting), ...said]
  return { findings: findings.toSorted(inTextOrder), ignored }
}

function entriesOf(comment: IgnoreComment, known: ReadonlySet<string>): Entry[] {
  if (comment.all)
    return [{ comment, named: null, rules: [...BUILDKIT_RULES].filter((rule) => !EXPERIMENTAL.has(rule)) }]
  return comment.names.map((named) => ({ comment, named, rules: rulesFor(comment.tool, named.name, known) }))
}

/** In our own comment the ids of the other tools are understood, too. */
function rulesFor(tool: Tool, name: string, known: ReadonlySet<string>): readonly string[] {
  if (tool === 'hadolint') return lookUp(codes.hadolint, name)
  if (tool === 'buildkit') return lookUp(codes.buildkit, name)
  const own = name.toLowerCase()
  if (known.has(own)) return [own]
  return [...lookUp(codes.hadolint, name), ...lookUp(codes.buildkit, name)]
}

function lookUp(map: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] {
  return Object.hasOwn(map, name) ? map[name]! : []
}

const BUILDKIT_RULES: ReadonlySet<string> = new Set(Object.values(codes.buildkit).flat())

/** Checks that a file has to ask for by `experimental=`; `skip=all` leaves them on. Source: BuildKit, Linter.Run. */
const EXPERIMENTAL: ReadonlySet<string> = new Set(['definition-description'])

type Sorted = {
  readonly counting: readonly Finding[]
  readonly ignored: readonly IgnoredFinding[]
  readonly used: ReadonlySet<Entry>
}

function sort(found: readonly Finding[], entries: readonly Entry[], file: Commented): Sorted {
  const places = new Map<string, Entry[]>()
  for (const entry of entries) {
    const { scope, range } = entry.comment
    const place = scope === 'file' ? 'file' : file.about(range)
    for (const rule of entry.rules) {
      const key = `${place} ${rule}`
      places.set(key, [...(places.get(key) ?? []), entry].slice(0, MOST_PER_PLACE))
    }
  }
  const counting: Finding[] = []
  const ignored: IgnoredFinding[] = []
  const used = new Set<Entry>()
  for (const finding of found) {
    const pieces = file.around(finding.range.start.offset)
    const held = [...pieces, 'file'].flatMap((place) => places.get(`${place} ${finding.rule}`) ?? [])
    const first = held[0]?.comment
    if (first) ignored.push({ finding, by: first.tool, range: first.range, reason: first.reason })
    else counting.push(finding)
    // A second comment for the same tool holds nothing back; one for another tool does so there.
    for (const tool of TOOLS) {
      const entry = held.find(({ comment }) => comment.tool === tool)
      if (entry) used.add(entry)
    }
  }
  return { counting, ignored, used }
}

const TOOLS: readonly Tool[] = ['drydock', 'hadolint', 'buildkit']
/** Of comments that say the same in one place the first few are enough. */
const MOST_PER_PLACE = 8

/** BuildKit would fail; it gives no warning where it is not sure. */
function asError(finding: Finding): Finding {
  const counts = BUILDKIT_RULES.has(finding.rule) && finding.confidence === 'certain'
  return counts ? { ...finding, severity: 'error' } : finding
}

type Said = Pick<Finding, 'rule' | 'severity' | 'messageId' | 'message' | 'range'> & Partial<Finding>

function finding(said: Said): Finding {
  return { confidence: 'certain', fix: null, ...said }
}

function unreadableFinding({ tool, message, fails, range }: Unreadable): Finding {
  return finding({
    rule: 'suppression-unknown',
    severity: fails ? 'error' : 'warning',
    confidence: tool === 'hadolint' ? 'likely' : 'certain',
    messageId: 'unreadable',
    message,
    range,
  })
}

/** More would cost time and help nobody. */
const MOST_GUESSES = 50

/** Our own names are known for sure. BuildKit may know more checks than we do, so only what looks like a typing error counts. */
function unknownFindings(
  entries: readonly Entry[],
  known: ReadonlySet<string>,
  { source }: Commented,
): Finding[] {
  const unknown = entries.filter(({ comment, rules }) => rules.length === 0 && comment.tool !== 'hadolint')
  if (unknown.length === 0) return []
  const starts = lineStarts(source)
  let guesses = 0
  return unknown.flatMap(({ comment, named }) => {
    const { name, start, end } = named!
    const candidates = comment.tool === 'drydock' ? known : Object.keys(codes.buildkit)
    const guess = ++guesses > MOST_GUESSES ? null : nearest(name, candidates)
    if (guess === null && comment.tool === 'buildkit') return []
    const range = rangeAt(starts, start, end)
    return [
      finding({
        rule: 'suppression-unknown',
        severity: 'warning',
        confidence: comment.tool === 'drydock' ? 'certain' : 'likely',
        messageId: 'unknown',
        message: unknownMessage(comment.tool, name, guess),
        range,
        fix: guess === null ? null : renaming(range, guess),
      }),
    ]
  })
}

function unknownMessage(tool: Tool, name: string, guess: string | null): string {
  const whose = tool === 'drydock' ? 'There is no rule' : 'BuildKit has no check'
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name
  return `${whose} “${shown}”, so this holds nothing back${guess === null ? '.' : `; did you mean ${guess}?`}`
}

function renaming(range: Range, guess: string): Fix {
  return { title: `Write ${guess}`, safety: 'suggestion', edits: [{ range, newText: guess }] }
}

/** Names that stand for rules of ours which find nothing there, one finding for each comment. */
function unusedFindings(
  comments: readonly IgnoreComment[],
  entries: readonly Entry[],
  used: ReadonlySet<Entry>,
  file: Commented,
): Finding[] {
  const byComment = new Map<IgnoreComment, Entry[]>(comments.map((comment) => [comment, []]))
  for (const entry of entries) byComment.get(entry.comment)?.push(entry)
  const starts = lineStarts(file.source)
  return [...byComment].flatMap(([comment, own]) => {
    const unused = own.filter((entry) => entry.named && entry.rules.length > 0 && !used.has(entry))
    const [first] = unused
    if (!first?.named) return []
    const kept = own.filter((entry) => !unused.includes(entry))
    const range = kept.length === 0 ? comment.range : rangeAt(starts, first.named.start, first.named.end)
    return [
      finding({
        rule: 'suppression-unused',
        severity: 'info',
        confidence: comment.tool === 'drydock' ? 'certain' : 'possible',
        messageId: comment.tool,
        message: unusedMessage(comment, unused, file),
        range,
        fix: removal(comment, kept, file, starts),
      }),
    ]
  })
}

function unusedMessage(
  { tool, scope }: IgnoreComment,
  unused: readonly Entry[],
  { unit }: Commented,
): string {
  const names = unused.slice(0, 3).map(({ named }) => named?.name.slice(0, 60))
  const more = unused.length > 3 ? ` and ${unused.length - 3} more` : ''
  const where = scope === 'file' ? 'in this file' : `in this ${unit}`
  const found = `Drydock finds nothing ${where} that ${names.join(', ')}${more} would hold back`
  if (tool === 'drydock') return `${found}.`
  return `${found}; ${tool === 'hadolint' ? 'hadolint' : 'BuildKit'} may see that differently.`
}

/** Takes the names out of the list, or the comment out of the file when no name is left. Null where other options stand beside the list. */
function removal(
  comment: IgnoreComment,
  kept: readonly Entry[],
  { source, wholeOf }: Commented,
  starts: readonly number[],
): Fix | null {
  const safety = comment.tool === 'drydock' ? 'safe' : 'suggestion'
  if (kept.length > 0) {
    const [from, to] = [comment.names[0]!.start, comment.names.at(-1)!.end]
    const newText = kept.map(({ named }) => named!.name).join(',')
    return {
      title: 'Take the unused names out',
      safety,
      edits: [{ range: rangeAt(starts, from, to), newText }],
    }
  }
  if (comment.tool === 'buildkit' && source.slice(...offsets(comment.range)).includes(';')) return null
  return {
    title: 'Remove this comment',
    safety,
    edits: [{ range: wholeOf(comment.range), newText: '' }],
  }
}

function offsets({ start, end }: Range): [number, number] {
  return [start.offset, end.offset]
}
