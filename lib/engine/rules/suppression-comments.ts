import type { Dockerfile } from '../dockerfile/model.ts'
import type { Comment, Directive } from '../dockerfile/syntax.ts'
import type { FileModel } from '../file-model.ts'
import type { Range } from '../source/position.ts'

export type Tool = 'drydock' | 'hadolint' | 'buildkit'

/** A rule as a comment names it, with its place in the file. */
export type NamedRule = { readonly name: string; readonly start: number; readonly end: number }

export type IgnoreComment = {
  readonly tool: Tool
  /** The whole file, or one instruction. */
  readonly scope: 'file' | 'instruction'
  readonly names: readonly NamedRule[]
  /** `skip=all`: everything that BuildKit checks. */
  readonly all: boolean
  /** `error=true`: what BuildKit finds in the file fails the build. */
  readonly errors: boolean
  readonly reason: string | null
  readonly range: Range
}

/** A comment that means to hold rules back and cannot be read by the tool it speaks to. */
export type Unreadable = {
  readonly tool: Tool
  readonly message: string
  /** BuildKit builds nothing from a file whose check directive it cannot read. */
  readonly fails: boolean
  readonly range: Range
}

export type IgnoreComments = {
  readonly comments: readonly IgnoreComment[]
  readonly unreadable: readonly Unreadable[]
}

type Read = IgnoreComment | Unreadable | null
/** `from` is where the text begins in the file. */
type Placed = { readonly text: string; readonly from: number; readonly range: Range }

/**
 * The comments and directives of a Dockerfile that hold rules back, in the order of the text. Linear.
 * Ours: `# drydock ignore=RULE,RULE -- reason` and `# drydock ignore-file=…`; hadolint's
 * `# hadolint [global] ignore=DL3006 # reason`; BuildKit's `# check=skip=RULE;error=true`.
 */
export function readIgnoreComments({ source, comments, directives }: Dockerfile): IgnoreComments {
  const check = directives.find(({ name }) => name === 'check')
  const read = [
    ...(check ? [readDirective(check)] : []),
    ...comments.map((comment) => readComment(source, comment)),
  ]
  return {
    comments: read.filter((each) => each !== null && 'names' in each),
    unreadable: read.filter((each) => each !== null && 'message' in each),
  }
}

/** Of other kinds of files: our own comments alone. */
export function readOwnComments(source: string, comments: FileModel['comments']): IgnoreComments {
  const read = comments.map(({ text, range }) =>
    (text.charCodeAt(0) | 0x20) === 0x64
      ? readOwn({ text, from: source.indexOf(text, range.start.offset), range })
      : null,
  )
  return {
    comments: read.filter((each) => each !== null && 'names' in each),
    unreadable: read.filter((each) => each !== null && 'message' in each),
  }
}

function readComment(source: string, { text, range }: Comment): Read {
  const first = text.charCodeAt(0) | 0x20
  // d, h, c: what all other comments pay is this look at one letter.
  if (first !== 0x64 && first !== 0x68 && first !== 0x63) return null
  const placed = { text, from: source.indexOf(text, range.start.offset + 1), range }
  return first === 0x64 ? readOwn(placed) : first === 0x68 ? readHadolint(placed) : readInlineCheck(placed)
}

function readOwn({ text, from, range }: Placed): Read {
  if (!/^drydock[\s:]+ignore/i.test(text)) return null
  const head = /^drydock\s+ignore(-file)?\s*=/i.exec(text)
  const dashes = text.search(/\s--(?:\s|$)/)
  const end = dashes === -1 ? text.length : dashes
  const names = head ? namesIn(text.slice(head[0].length, end), from + head[0].length) : []
  if (!head || names.length === 0 || names.some(({ name }) => /\s/.test(name)))
    return { tool: 'drydock', message: OWN_FORM, fails: false, range }
  const reason = dashes === -1 ? null : reasonOf(text.slice(dashes + 3))
  const scope = head[1] === undefined ? 'instruction' : 'file'
  return { tool: 'drydock', scope, names, all: false, errors: false, reason, range }
}

const OWN_FORM =
  'Drydock cannot read this comment: write “# drydock ignore=RULE -- reason”, with commas between several rules, or “ignore-file=” for the whole file.'

/** Source: hadolint, src/Hadolint/Pragma.hs: ids in capitals, and a reason behind a second `#`; anything else is no pragma. */
function readHadolint({ text, from, range }: Placed): Read {
  const head = /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=/.exec(text)
  if (!head) return null
  const hash = text.indexOf('#')
  const names = namesIn(text.slice(head[0].length, hash === -1 ? text.length : hash), from + head[0].length)
  if (names.length === 0 || names.some(({ name }) => !/^[DLSC\d]+$/.test(name)))
    return { tool: 'hadolint', message: HADOLINT_FORM, fails: false, range }
  const scope = head[1] === undefined ? 'instruction' : 'file'
  const reason = hash === -1 ? null : reasonOf(text.slice(hash + 1))
  return { tool: 'hadolint', scope, names, all: false, errors: false, reason, range }
}

const HADOLINT_FORM =
  'hadolint reads nothing from this comment: behind “ignore=” stand ids such as DL3008 with commas between them, and a reason begins with #.'

/** Source: BuildKit, linter.WithMergedConfigFromComments: a check comment before an instruction counts for it. */
function readInlineCheck(placed: Placed): Read {
  const head = /^check\s*=\s*/i.exec(placed.text)
  if (!head) return null
  const read = readCheck(placed, head[0].length, 'instruction')
  // What BuildKit cannot read here it passes over: it may be a sentence like any other.
  return read !== null && 'message' in read ? null : read
}

function readDirective({ value, range, valueRange }: Directive): Read {
  return readCheck({ text: value, from: valueRange.start.offset, range }, 0, 'file')
}

/** Source: BuildKit, parser.ParseDirective (the value ends at the first space) and linter.ParseLintOptions. */
function readCheck({ text, from, range }: Placed, at: number, scope: IgnoreComment['scope']): Read {
  const space = text.indexOf(' ', at)
  const end = space === -1 ? text.length : space
  const reason = space === -1 ? null : reasonOf(text.slice(space))
  let [names, all, errors]: [readonly NamedRule[], boolean, boolean] = [[], false, false]
  let next = at
  for (const option of at === end ? [] : options(text.slice(at, end))) {
    const key = option.slice(0, option.indexOf('=')).trim()
    const value = option.slice(option.indexOf('=') + 1)
    if (!isOption(option, key, value)) return unreadableCheck(option, range)
    if (key === 'error') errors = isTrue(value.trim())
    if (key === 'skip') all = value.trim() === 'all'
    if (key === 'skip' && !all) names = namesIn(value, from + next + option.length - value.length)
    next += option.length + 1
  }
  return { tool: 'buildkit', scope, names, all, errors, reason, range }
}

/** At most three, as BuildKit splits them; what follows belongs to the third. */
function options(text: string): readonly string[] {
  const parts = text.split(';', 3)
  const known = parts.join(';').length
  return known < text.length ? [...parts.slice(0, 2), text.slice(known - (parts[2]?.length ?? 0))] : parts
}

function isOption(option: string, key: string, value: string): boolean {
  if (!option.includes('=')) return false
  return key === 'error' ? BOOLEANS.has(value.trim()) : key === 'skip' || key === 'experimental'
}

/** What Go's `strconv.ParseBool` reads, which BuildKit asks. */
const BOOLEANS = new Set(['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False'])

function isTrue(value: string): boolean {
  return value.startsWith('1') || value.startsWith('t') || value.startsWith('T')
}

function unreadableCheck(option: string, range: Range): Unreadable {
  const shown = option.length > 60 ? `${option.slice(0, 60)}…` : option
  const message = `BuildKit cannot read the check option “${shown}” and builds nothing: write skip=RULE,RULE or skip=all, error=true, with ; between them.`
  return { tool: 'buildkit', message, fails: true, range }
}

/** The words between commas with their places; empty ones are left out. */
function namesIn(list: string, from: number): NamedRule[] {
  const names: NamedRule[] = []
  let at = from
  for (const piece of list.split(',')) {
    const name = piece.trim()
    const start = at + piece.length - piece.trimStart().length
    if (name !== '') names.push({ name, start, end: start + name.length })
    at += piece.length + 1
  }
  return names
}

/** A reason without the marks that part it from the rules. */
function reasonOf(text: string): string | null {
  return text.trim().replace(/^(?:\/\/|--|#)\s*/, '') || null
}
