import { cleanPath } from '../../../cli/folder.ts'
import type { CommandLine, ComposeCall, ScriptSetting } from '../../../cli/model.ts'
import type { ComposeFile } from '../../../compose/model.ts'
import type { Range } from '../../../source/position.ts'
import type { Outcome } from '../../outcome.ts'
import { orList } from '../../outcome.ts'
import { hasInOrder } from './words.ts'
import { keptBy, told, type PlacedLine } from './placed.ts'
import { writesSecretFile } from './secret-files.ts'
import { pathsWritten } from './written.ts'

/**
 * Do the secrets of a `docker compose` come from one of these programs (a program, or a program and words among its arguments)?
 * It runs below one; a variable that the compose file takes holds what one prints, and is exported; `eval "$(…)"` brings such
 * variables; --env-file is `<(…)`; or one writes the file of a secret.
 */
export function fedBy(names: readonly string[], call: ComposeCall, script: PlacedLine): Outcome {
  const placed = { ...script, settings: withReads(script) }
  const source = sourcesIn(names, placed)
  const taken = takenBy(placed.composed ?? [])
  const handed = [...handedBelow(names, placed, taken), ...handedTo(placed, source, taken)]
  const is =
    handed.some(({ reaches }) => reaches) ||
    isLoaded(placed, source) ||
    isRead(call, placed, source) ||
    writesSecretFile(placed, source.prints)
  const lost = handed.find(({ reaches }) => !reaches)
  return told(
    placed,
    is,
    true,
    {
      yes: 'gets its secrets from a secret manager',
      no:
        lost === undefined
          ? 'gets its secrets from no secret manager'
          : `does not get ${lost.name}: ${lost.why}`,
      need: lost === undefined ? `Run it below ${orList(names.slice(0, 3))} or the like.` : lost.need,
    },
    lost?.range ?? null,
    lost?.name,
  )
}

/** What `read NAME` sets counts as a setting, in its place among the others; its range is that of the command. */
function withReads({ lines, settings }: PlacedLine): readonly ScriptSetting[] {
  const reads = lines.flatMap((line): readonly ScriptSetting[] => {
    if (line.program !== 'read') return []
    const { range, process, certain, index } = line
    const rest = { value: null, shown: '${…}', variables: [], exported: false, named: false }
    return line.words
      .slice(1)
      .flatMap(({ text }) => (/^\w+$/.test(text ?? '') ? (text ?? []) : []))
      .map((name) => ({ ...rest, name, range, process, certain, before: index + 1 }))
  })
  return reads.length === 0
    ? settings
    : [...reads, ...settings].toSorted((one, other) => one.before - other.before)
}

function fitsName(name: string, words: readonly string[]): boolean {
  const [program = '', ...rest] = name.split(' ')
  return words[0] === program && hasInOrder(rest, words.slice(1))
}

/** What says whether a line prints what such a program printed, and whether a setting holds it. */
type Source = {
  readonly prints: (line: CommandLine) => boolean
  /** `place`: that of the setting itself in the list, if it is in there. */
  readonly holds: (
    setting: Pick<ScriptSetting, 'range' | 'variables'>,
    before: number,
    place?: number,
  ) => boolean
}

/** Chains of variables, functions and pipes that are longer than this are not followed to their end. */
const MAX_DEPTH = 100

function sourcesIn(names: readonly string[], { lines, settings }: PlacedLine): Source {
  const usedBy = grouped(lines, ({ usedBy: user }) => user)
  const functions = grouped(lines, ({ functionName }) => functionName)
  const byName = grouped(
    settings.filter(({ named }) => !named),
    ({ name }) => name,
  )
  const captured = lines
    .filter((line) => line.captured)
    .toSorted((one, other) => one.range.start.offset - other.range.start.offset)
  const known = new Map<CommandLine | ScriptSetting, boolean>()
  let depth = 0
  // What is asked for while it is worked out is none: a variable that is made of itself, a function that calls itself.
  const once = (of: CommandLine | ScriptSetting, work: () => boolean): boolean => {
    const before = known.get(of)
    if (before !== undefined || depth >= MAX_DEPTH) return before ?? false
    known.set(of, false)
    depth += 1
    const is = work()
    depth -= 1
    known.set(of, is)
    return is
  }
  const isSource = ({ program, words }: CommandLine): boolean =>
    program !== null &&
    names.some((name) => fitsName(name, [program, ...words.slice(1).map(({ shown }) => shown)]))
  const places = new Map(settings.map((each, at) => [each, at]))
  /** Of settings with no command between them, the place in the list says which comes first. */
  const bound = (name: string, before: number, place = Infinity): boolean => {
    const setting = byName.get(name)?.findLast((each) => each.before <= before && places.get(each)! < place)
    return setting !== undefined && once(setting, () => holds(setting, setting.before, places.get(setting)))
  }
  const prints = (line: CommandLine): boolean =>
    once(line, () => {
      const piped = line.pipe.from === null ? undefined : lines[line.pipe.from]
      const variables = [...line.words, ...line.redirects].flatMap((each) => each.variables)
      return (
        isSource(line) ||
        (piped !== undefined && prints(piped)) ||
        (usedBy.get(line.index)?.some(prints) ?? false) ||
        (functions.get(line.program)?.some(prints) ?? false) ||
        variables.some((name) => bound(name, line.index))
      )
    })
  const holds: Source['holds'] = ({ range, variables }, before, place) =>
    isReadBy(lines[before - 1], range, prints) ||
    linesIn(captured, range).some(prints) ||
    variables.some((name) => bound(name, before, place))
  // In the order of the script, so that what something is made of is known before it.
  for (const line of lines) prints(line)
  return { prints, holds }
}

/** A `read` holds what comes to it through a pipe or `<(…)`. */
function isReadBy(line: CommandLine | undefined, range: Range, prints: Source['prints']): boolean {
  return line?.program === 'read' && line.range === range && prints(line)
}

/** Of lines in the order in which they are written, those inside a range. */
function linesIn(written: readonly CommandLine[], range: ScriptSetting['range']): readonly CommandLine[] {
  let [low, high] = [0, written.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((written[middle]?.range.start.offset ?? 0) < range.start.offset) low = middle + 1
    else high = middle
  }
  const inside: CommandLine[] = []
  for (let at = low; at < written.length && isInside(written[at]!, range); at += 1) inside.push(written[at]!)
  return inside
}

function grouped<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function isInside({ range: { start, end } }: CommandLine, range: ScriptSetting['range']): boolean {
  return range.start.offset <= start.offset && end.offset <= range.end.offset
}

type Handed = Pick<ScriptSetting, 'name' | 'range'> & {
  readonly reaches: boolean
  readonly why: string
  readonly need: string
}

/** What the program adds to the environment, unless something between it and Compose takes that away. */
function handedBelow(
  names: readonly string[],
  { line }: PlacedLine,
  taken: ReadonlySet<string>,
): readonly Handed[] {
  const at = line.wrappers.findLastIndex((each) => names.some((name) => fitsName(name, each.split(' '))))
  if (at === -1) return []
  const lost = line.withheld.find(
    (each) => each.behind > at && (each.names === null || each.names.some((name) => taken.has(name))),
  )
  const what = `what ${line.wrappers[at]} adds`
  return [{ name: what, range: line.range, reaches: lost === undefined, ...withheldBy(lost?.wrapper ?? '') }]
}

function withheldBy(wrapper: string): Pick<Handed, 'why' | 'need'> {
  const need = wrapper === 'sudo' ? 'Write sudo -E.' : `Leave ${wrapper} out.`
  return { why: `${wrapper} takes it away`, need }
}

/** Variables that hold what comes from such a program, those before the command and those above it; of a name the last counts. */
function handedTo(
  { line, settings }: PlacedLine,
  { holds }: Source,
  taken: ReadonlySet<string>,
): readonly Handed[] {
  const above = settings.filter((each) => each.before <= line.index && line.process.startsWith(each.process))
  const exported = new Set(above.flatMap((each) => (each.exported ? [each.name] : [])))
  const last = new Map(above.filter(({ named }) => !named).map((each) => [each.name, each]))
  const own = new Set(line.assignments.map(({ name }) => name))
  const others = [...last.values()].filter(({ name }) => !own.has(name))
  const places = new Map(settings.map((each, at) => [each, at]))
  const all = [
    ...others.map((each) => ({ ...each, place: places.get(each), lost: keptBy(line, each) })),
    ...line.assignments.map((each) => ({ ...each, before: line.index, place: undefined, lost: undefined })),
  ]
  return all.flatMap(({ name, range, variables, before, place, lost }): readonly Handed[] => {
    if (!holds({ range, variables }, before, place)) return []
    if (lost !== undefined) return [{ name, range, reaches: false, ...withheldBy(lost.wrapper) }]
    const isExported = own.has(name) || exported.has(name)
    const isTaken = taken.size === 0 || taken.has(name)
    const why = isExported ? `the compose file takes ${orList([...taken])}` : 'it is not exported'
    const need = isExported
      ? 'Use the same name in both files.'
      : `Write export ${name}, or set it before the command.`
    return [{ name, range, reaches: isExported && isTaken, why, need }]
  })
}

/** The variables that compose files take from where Compose runs. */
function takenBy(files: readonly ComposeFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ secrets, services, variables }) => [
      ...secrets.flatMap(({ environment }) => environment?.value ?? []),
      ...services.flatMap(({ environment }) =>
        environment.flatMap(({ name, value }) => (value === null ? [name] : [])),
      ),
      ...variables.map(({ name }) => name),
    ]),
  )
}

/** Programs that print `export NAME=value`; others print `NAME=value`, which needs `set -a`. Sources: their manuals. */
const EXPORTS: readonly string[] = [
  'envkey-source',
  'es',
  'chamber env',
  'chamber export',
  'infisical export --format=dotenv-export',
]

/** `eval "$(…)"`, `. <(…)`, `export $(…)`. */
function isLoaded(placed: PlacedLine, { prints }: Source): boolean {
  const { line, lines } = placed
  const exporting = sourcesIn(EXPORTS, placed)
  let all = false
  for (const each of lines.slice(0, line.index)) {
    const { program, words } = each
    if (line.withheld.some(({ names, process }) => names === null && process.startsWith(each.process)))
      continue
    if (program === 'set') all = exportsAll(words.map(({ shown }) => shown)) ?? all
    if (program === 'export' && isWhole(words) && prints(each)) return true
    if (/^(?:eval|source|\.)$/.test(program ?? '') && prints(each) && (all || exporting.prints(each)))
      return true
  }
  return false
}

/** `export $(…)`: a word is nothing but what is printed. */
function isWhole(words: CommandLine['words']): boolean {
  return words.slice(1).some(({ open }) => open)
}

function exportsAll(words: readonly string[]): boolean | null {
  const at = words.findLastIndex(
    (word, index) => /^[-+]\w*a/.test(word) || (/^[-+]\w*o$/.test(word) && words[index + 1] === 'allexport'),
  )
  return at === -1 ? null : words[at]!.startsWith('-')
}

/** `--env-file <(…)`, or `--env-file /dev/stdin` behind a pipe. */
function isRead({ envFiles }: ComposeCall, { line, lines }: PlacedLine, { prints }: Source): boolean {
  const piped = line.pipe.from === null ? undefined : lines[line.pipe.from]
  return envFiles.some(({ value, range }) => {
    if (value === '/dev/stdin' || value === '-') return piped !== undefined && prints(piped)
    // The parser takes `--env-file=<(…)` for two words; the second begins where the first ends.
    const next = line.words.find((word) => word.range.start.offset === range.end.offset)
    const places = [range, ...(value === '' && next ? [next.range] : [])]
    return lines.some(
      (each) => each.usedBy === line.index && places.some((place) => isInside(each, place)) && prints(each),
    )
  })
}

/** Does it read a file of variables that a line above it writes? */
export function readsWritten(wanted: boolean, { envFiles }: ComposeCall, placed: PlacedLine): Outcome {
  const { line, lines, composed } = placed
  const own = envFiles.flatMap(({ value }) => (value === null ? [] : cleanPath(value)))
  const services = (composed ?? []).flatMap(({ services: all }) =>
    all.flatMap(({ envFile }) => envFile.map(({ path }) => cleanPath(path.raw))),
  )
  const read = new Set([...own, ...services, ...(own.length === 0 ? ['.env'] : [])])
  const found = lines
    .slice(0, line.index)
    .flatMap(pathsWritten)
    .find((path) => read.has(path))
  return told(
    placed,
    found !== undefined,
    wanted,
    {
      yes: `reads variables from ${found}, which is written above it`,
      no: 'reads variables from no file that is written above it',
    },
    null,
    found,
  )
}
