import { baseName } from '../../dockerfile/paths.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { globTest } from '../glob.ts'
import { below, remove } from '../tree.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import type { Effect, Status } from './effect.ts'
import { removeAt } from './files.ts'
import { pathOf, spill } from './support.ts'

type Words = readonly (string | null)[]

/** What find is asked for, when that is no more than names, types and depths. */
type Search = {
  readonly roots: readonly string[]
  /** Any of them. */
  readonly names: readonly ((name: string) => boolean)[]
  readonly type: string | null
  readonly minDepth: number
  readonly maxDepth: number
}

const IGNORED = [
  '-depth',
  '-xdev',
  '-mount',
  '-print',
  '-print0',
  '-delete',
  '-prune',
  '-H',
  '-L',
  '-P',
  '-follow',
  '(',
  ')',
  '-a',
]

/** Reads the tests of find; null when they are more than this understands. `-o` may only stand between names. */
function readSearch(command: Executed, words: Words): Search | null {
  const names: ((name: string) => boolean)[] = []
  const search = { type: null as string | null, minDepth: 0, maxDepth: Number.POSITIVE_INFINITY }
  const start = words.findIndex(
    (word) => word === null || word.startsWith('-') || word === '(' || word === '!',
  )
  const places = start === -1 ? words : words.slice(0, start)
  const roots = (places.length === 0 ? ['.'] : places).map((word) => pathOf(command, word))
  const alternatives = words.includes('-o')
  const tests = start === -1 ? [] : words.slice(start)
  for (let at = 0; at < tests.length; at++) {
    const word = tests[at] ?? null
    if (word === null) return null
    if (word === '-o' || IGNORED.includes(word)) {
      if (word === '-prune') return null
      continue
    }
    const value = tests[++at]
    if (value == null) return null
    if (word === '-name') names.push(globTest(value))
    else if (word === '-iname') names.push(foldedTest(value))
    else if (alternatives) return null
    else if (word === '-type') search.type = value
    else if (word === '-mindepth') search.minDepth = Number(value)
    else if (word === '-maxdepth') search.maxDepth = Number(value)
    else return null
  }
  // Two names without -o between them are one stricter test.
  if (roots.includes(null) || (names.length > 1 && !alternatives)) return null
  if (alternatives && names.length < 2) return null
  return { ...search, names, roots: roots.filter((root) => root !== null) }
}

function foldedTest(pattern: string): (name: string) => boolean {
  const test = globTest(pattern.toLowerCase())
  return (name) => test(name.toLowerCase())
}

/** Listed paths a search finds, deepest last. Files that are not listed one by one count as files without a name. */
function found({ tree }: World, { roots, names, type, minDepth, maxDepth }: Search): string[] {
  const matches = (root: string) => (path: string) => {
    const depth = path === root ? 0 : path.slice(root === '/' ? 0 : root.length).split('/').length - 1
    const kind = tree.entries.get(path)!.kind
    const wanted = type === null || (type === 'f' ? kind === 'file' || kind === 'bulk' : type === kind[0])
    const isNamed = names.length === 0 || (kind !== 'bulk' && names.some((test) => test(baseName(path))))
    return depth >= minDepth && depth <= maxDepth && wanted && isNamed
  }
  return roots.flatMap((root) => below(tree, root).filter(matches(root)))
}

/** `find DIR -name '*.pyc' -delete`: only what surely matches, and only where it surely runs. */
function deleteFound(world: World, command: Executed, search: Search | null, wholeTrees: boolean): void {
  if (!search || !command.certain) return
  const everything = search.names.length === 0 && search.type === null && search.minDepth === 0
  for (const path of found(world, search)) {
    if (wholeTrees || everything) removeAt(world, path)
    else if (world.tree.entries.get(path)?.kind !== 'directory' || below(world.tree, path).length === 1)
      remove(world.tree, path)
  }
}

/** Programs that run others: behind find none of them is followed, behind xargs only find is. */
const NESTING: readonly string[] = ['find', 'xargs']

/** How an effect for another program is found; handed in, because that table holds find itself. */
export type Lookup = (program: string) => Effect | undefined

/** `find DIR … -delete`, `find DIR … -exec chmod 644 {} +`; other uses change nothing. */
export const find =
  (lookup: Lookup): Effect =>
  (command, args, world) => {
    const at = args.findIndex((word) => word !== null && /^-(?:exec|ok)(?:dir)?$/.test(word))
    if (at === -1) {
      if (args.includes('-delete')) deleteFound(world, command, readSearch(command, args), false)
      const output = args.some((word) => word !== null && /^-f(?:print|ls)/.test(word))
      if (output) spill(world, command.cwd)
      return 'unknown'
    }
    const search = readSearch(command, args.slice(0, at))
    const calls = callsIn(args.slice(at))
    if (calls.length > MAX_CALLS) return null
    const statuses = calls.map((words) => execute(lookup, command, words, world, search))
    return statuses.includes(null) ? null : (statuses.at(-1) ?? 'unknown')
  }

/** More commands behind one find are not followed. */
const MAX_CALLS = 8

/** The words of each `-exec … ;` and `-exec … +`. */
function callsIn(words: Words): readonly Words[] {
  const calls: (string | null)[][] = []
  let open: (string | null)[] | null = null
  for (const word of words) {
    if (open !== null && (word === ';' || word === '+')) open = null
    else if (open !== null) open.push(word)
    else if (word !== null && /^-(?:exec|ok)(?:dir)?$/.test(word)) calls.push((open = []))
  }
  return calls
}

function execute(
  lookup: Lookup,
  command: Executed,
  words: Words,
  world: World,
  search: Search | null,
): Status | null {
  const [program = null, ...rest] = words
  const name = program === null ? null : baseName(program)
  if (name === 'rm') {
    deleteFound(
      world,
      command,
      search,
      rest.some((word) => word !== null && /^-\w*[rR]/.test(word)),
    )
    return 'unknown'
  }
  if (name !== null && SHELLS.includes(name))
    return runsOnly(STRIPPING, rest, command) ? stripped(world) : null
  const effect = name === null || NESTING.includes(name) ? undefined : lookup(name)
  if (!effect) return null
  const uncertain = {
    ...command,
    program: name,
    certain: command.certain && search !== null,
    argv: words,
    words: [],
  }
  const paths = search === null ? [] : found(world, search)
  const targets = paths.length > 0 ? paths : unlistedRoots(world, search)
  if (paths.length === 0 && search !== null && targets.length === 0) return 'unknown'
  return effect(
    uncertain,
    rest.flatMap((word) => (word === '{}' ? targets : [word])),
    world,
  )
}

const SHELLS: readonly string[] = ['sh', 'bash', 'dash', 'ash']
/** What scripts of official images do to the libraries they find. */
const STRIPPING: readonly string[] = ['strip', ':', 'true', 'echo', 'test', '[', 'file', 'ldd', 'set']

/** `sh -c 'strip "$@" || :' -- {} +`: does the script run nothing but these? */
function runsOnly(programs: readonly string[], words: Words, { range }: Executed): boolean {
  const at = words.findIndex((word) => word !== null && /^-[a-z]*c$/.test(word))
  const text = at === -1 ? null : (words[at + 1] ?? null)
  if (text === null) return false
  const commands = walkCommands(parseShellText(text, range))
  return commands.every(({ command }) => programs.includes(command.words[0]?.literal ?? ''))
}

/** Files that are not listed get smaller, nobody knows by how much. */
function stripped(world: World): Status {
  world.log.unknownSize = true
  return 'unknown'
}

/** Below a directory that is not listed, what is found is not known: the directory stands for it. */
function unlistedRoots({ tree }: World, search: Search | null): Words {
  if (search === null) return [null]
  return search.roots.filter((root) => !tree.entries.has(root) || below(tree, root).length === 1)
}

const XARGS_VALUES = /^-(?:[IPnLdEas]|-max-args|-max-procs|-replace|-delimiter|-arg-file)$/

/** `… | xargs rm -f`: the command behind it, over words that nobody knows. */
export const xargs =
  (lookup: Lookup): Effect =>
  (command, args, world, input) => {
    let at = 0
    while (args[at]?.startsWith('-')) at += XARGS_VALUES.test(args[at]!) ? 2 : 1
    const [program = null, ...rest] = args.slice(at)
    if (program === null) return args.length === 0 || at === args.length ? 'unknown' : null
    const effect = baseName(program) === 'xargs' ? undefined : lookup(baseName(program))
    if (!effect) return null
    const own = { ...command, program: baseName(program), argv: [program, ...rest, null] }
    return effect(own, [...rest, null], world, input)
  }
