import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { problem } from './problem.ts'
import type { Place } from './problem.ts'
import type { ContentProblem } from './types.ts'

export type Path = readonly PropertyKey[]

/** A YAML file as plain data, with the way from a value back to the line that holds it. */
export type YamlFile = {
  readonly file: string
  /** Undefined when the file has errors. */
  readonly data: unknown
  readonly problems: readonly ContentProblem[]
  readonly has: (path: Path) => boolean
  /** Where the value (or the key) of `path` stands; the nearest enclosing value when there is none. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Place
  /** A text, number or the like as it is written, quotes included; null where it has more than one line, or is none. */
  readonly written: (path: Path) => string | null
  /** What to put where, so that the list of `path` has one more item at its end; null where there is no list. */
  readonly append: (path: Path, item: string) => { readonly at: Place; readonly to: string } | null
}

type Spot = { readonly key: number | null; readonly value: number; readonly node: unknown }
type Walk = {
  readonly spots: Map<string, Spot>
  readonly report: (code: Fault, at: number, message: string, hint?: string) => void
}
type Fault = 'YAML002' | 'YAML003'

/** `firstLine` is the line on which `text` begins in its file: 2 for front matter. */
export function readYaml(file: string, text: string, firstLine = 1): YamlFile {
  const lineCounter = new LineCounter()
  const source = text.replace(/^\uFEFF/, '')
  const document = parseDocument(source, { lineCounter, uniqueKeys: false, prettyErrors: false })
  const place = (offset: number): Place => placeOf(lineCounter, offset, firstLine)
  const problems = syntaxProblems(file, document, place).map(
    (each) => noBlank(each, source, firstLine) ?? each,
  )
  const spots = new Map<string, Spot>()
  const report: Walk['report'] = (code, at, message, hint) =>
    void problems.push(problem(code, file, message, { at: place(at), suggestion: hint ?? null }))
  const readable = problems.length === 0
  const data = readable ? read(document.contents, [], null, { spots, report }) : undefined
  const locate: YamlFile['locate'] = (path, part = 'value') => place(offsetOf(spots, path, part))
  const has: YamlFile['has'] = (path) => spots.has(keyOf(path))
  const append: YamlFile['append'] = (path, item) => {
    const list = spots.get(keyOf(path))?.node
    const added = isSeq(list) ? oneMore(source, list, item) : null
    return added && { at: place(added.at), to: added.to }
  }
  const written: YamlFile['written'] = (path) => {
    const node = spots.get(keyOf(path))?.node
    const text = isScalar(node) && node.range ? source.slice(node.range[0], node.range[1]) : ''
    return text === '' || text.includes('\n') ? null : text
  }
  return { file, data: problems.length === 0 ? data : undefined, problems, has, locate, written, append }
}

/** Behind the last item: in its brackets, or in a line of its own below the lines of the list. */
function oneMore(source: string, list: YAMLSeq, item: string): { at: number; to: string } | null {
  const last = (list.items.at(-1) as Node | undefined)?.range
  if (!list.range || !last) return null
  if (list.flow) return { at: last[1], to: `, ${item}` }
  const [start, end] = list.range
  const indent = source.slice(source.lastIndexOf('\n', start) + 1, start)
  const line = `${indent}- ${item}`
  return { at: end, to: source[end - 1] === '\n' ? `${line}\n` : `\n${line}` }
}

function placeOf(lines: LineCounter, offset: number, firstLine: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
}

function syntaxProblems(
  file: string,
  document: Document.Parsed,
  place: (offset: number) => Place,
): ContentProblem[] {
  // Whatever is wrong behind the first fault mostly follows from it.
  const errors = document.errors.slice(0, 1).map(({ message, pos }) => {
    const [, plain, suggestion] = FAULTS.find(([pattern]) => pattern.test(message)) ?? [null, whole(message)]
    return problem('YAML001', file, plain, { at: place(pos[0]), suggestion: suggestion ?? null })
  })
  const warnings = document.warnings.map((warning) =>
    problem('YAML003', file, 'This value begins like a tag of YAML.', {
      at: place(warning.pos[0]),
      suggestion: 'A text that begins with ! needs quotes around it.',
    }),
  )
  return [...errors, ...warnings]
}

/** Blanks of text processors look like others, and YAML takes them for letters. */
function noBlank(
  { file, line, code }: ContentProblem,
  source: string,
  firstLine: number,
): ContentProblem | null {
  const text = source.split('\n')[line - firstLine] ?? ''
  const [from] = /[\u00A0\u2007\u202F]+/.exec(text) ?? []
  if (from === undefined || code !== 'YAML001') return null
  return problem(
    'YAML001',
    file,
    'A blank of this line is a no-break space, which YAML takes for a letter.',
    {
      at: { line, column: text.indexOf(from) + 1 },
      suggestion: 'Type it anew with the space bar.',
      fix: { from, to: ' '.repeat(from.length) },
    },
  )
}

function whole(message: string): string {
  return message.endsWith('.') ? message : `${message}.`
}

const INDENTED = 'This line is not indented like the lines it belongs to.'
const INDENT = 'Give all lines of one block the same number of spaces.'

const QUOTE = 'Put double quotes around the whole value; a double quote inside of it is written \\".'

/** Messages of the parser, in words that need no knowledge of how YAML is read. */
const FAULTS: readonly (readonly [RegExp, string, string])[] = [
  [/^Tabs/, 'A tab stands where spaces belong.', 'Indent with spaces; YAML does not accept tabs.'],
  [/without - indicator|same column|^Bad indentation/i, INDENTED, INDENT],
  [
    /^Nested mappings/,
    'There are two colons in this line, as if two keys stood in it.',
    'A value that holds ": " needs quotes around it.',
  ],
  [/^Missing closing/, 'A quote above is opened and never closed.', 'Close it where the text ends.'],
  [
    /^Flow (sequence|map)/,
    'A bracket above is opened and not closed.',
    'Close it with ] or } before the next key begins.',
  ],
  [
    /^Implicit keys? need|followed by map values/,
    'Here a key is expected, and no colon with a blank behind it follows.',
    'Write the key, a colon and a blank: "minutes: 8".',
  ],
  [
    /^Alias cannot|^Unresolved alias/,
    'A * stands where a value or an item of a list begins.',
    'Items of a list begin with "- "; a text that begins with * needs quotes around it.',
  ],
  [
    /^A block sequence may not/,
    'This line begins an item of a list, and the lines above it belong to none.',
    'Begin the first item with "- " too, and give all items of the list the same number of spaces.',
  ],
  [/^Plain value cannot start/, 'A value cannot begin with this sign.', QUOTE],
  [/^Unexpected scalar at node end/, 'The value ends here, and the line goes on.', QUOTE],
  [
    /^Invalid escape/,
    'Between double quotes a backslash begins a sign of its own, such as \\n.',
    'Write it twice, or take single quotes.',
  ],
  [
    /^Comments must be separated/,
    'A # stands directly behind a value.',
    'Put a blank before a comment; a value that holds # needs quotes around all of it.',
  ],
  [
    /multiple documents/,
    'A line of three hyphens begins a second file.',
    'Remove it; only a lesson has such lines, around the keys at its top.',
  ],
]

/** Own walk instead of `toJS()`, which throws on what it does not understand. */
function read(node: unknown, path: Path, key: number | null, walk: Walk): unknown {
  const value = startOf(node) ?? key ?? 0
  walk.spots.set(keyOf(path), { key, value, node })
  if (isAlias(node))
    return void walk.report('YAML003', value, 'Aliases are not used here.', 'Write the value out.')
  if (isMap(node)) return readMap(node, path, walk)
  if (isSeq(node)) return node.items.map((item, index) => read(item, [...path, index], null, walk))
  return isScalar(node) ? node.value : null
}

function readMap(map: YAMLMap, path: Path, walk: Walk): Record<string, unknown> {
  const entries = new Map<string, unknown>()
  for (const pair of map.items as Pair[]) {
    const name = keyName(pair.key)
    const at = startOf(pair.key) ?? startOf(map) ?? 0
    if (entries.has(name))
      walk.report('YAML002', at, `The key "${name}" is written twice.`, 'Keep one of the two.')
    else entries.set(name, read(pair.value, [...path, name], at, walk))
  }
  return Object.fromEntries(entries)
}

function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key)
}

function startOf(node: unknown): number | null {
  return (node as Node | null)?.range?.[0] ?? null
}

function keyOf(path: Path): string {
  return path.map(String).join('\0')
}

function offsetOf(spots: ReadonlyMap<string, Spot>, path: Path, part: 'key' | 'value'): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const spot = spots.get(keyOf(path.slice(0, length)))
    if (!spot) continue
    const wanted = length < path.length ? 'key' : part
    return wanted === 'key' ? (spot.key ?? spot.value) : spot.value
  }
  return 0
}
