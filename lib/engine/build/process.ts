import { baseName, isInside, resolvePath } from '../dockerfile/paths.ts'
import { expandShellWord } from '../dockerfile/shell/expand.ts'
import { parseShellText } from '../dockerfile/shell/parse.ts'
import type { Command, Script, Statement } from '../dockerfile/shell/types.ts'
import { unwrap } from '../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../dockerfile/shell/walk.ts'
import type { CommandInstruction } from '../dockerfile/model.ts'
import type { Variable } from '../dockerfile/variables.ts'
import type { Range } from '../source/position.ts'
import {
  behindShell,
  behindWrappers,
  kindOf,
  lost,
  START,
  staysFor,
  worksItself,
  type ShellKind,
  type Way,
} from './pid1.ts'
import { isPython, moduleIndex, packageOfScript } from './python.ts'
import { endsAtOnce, readServer } from './server.ts'
import { followLinks, type Tree } from './tree.ts'
import type { CommandSetting, FileEntry, InstalledPackage, Pid1, Process } from './types.ts'

type Words = readonly (string | null)[]

export type ProcessInput = {
  readonly entrypoint: CommandSetting | null
  readonly cmd: CommandSetting | null
  readonly workdir: string | null
  readonly lookup: (name: string) => Variable
  /** Entry point scripts of the base image that end in `exec "$@"`. */
  readonly passThrough: readonly string[]
  /** What /bin/sh is; null when unknown. */
  readonly sh: ShellKind | null
  /** The stop signal; null when unknown. */
  readonly signal: string | null
  /** The base image may have an ENTRYPOINT that nothing is known of. */
  readonly hidden: boolean
  readonly tree: Tree
  readonly packages: readonly InstalledPackage[]
  readonly range: Range
}

/** What `docker run IMAGE` starts. Source: docs.docker.com/reference/dockerfile, "Understand how CMD and ENTRYPOINT interact". */
export function processOf(input: ProcessInput): Process {
  const { entrypoint, cmd } = input
  const argv = combined(entrypoint, cmd)
  const instruction: CommandInstruction | null = entrypoint?.instruction ?? cmd?.instruction ?? null
  const found = follow(
    {
      argv,
      cwd: input.workdir,
      shell: false,
      variables: new Map(),
      module: false,
      interpreter: null,
      exits: false,
      way: START,
      depth: 0,
    },
    input,
  )
  const program = programOf(found.argv)
  const args = found.argv.slice(1)
  const lookup = (name: string): Variable =>
    found.variables.has(name) ? found.variables.get(name) : input.lookup(name)
  return {
    argv,
    program,
    args,
    path: found.interpreter ?? found.argv[0] ?? null,
    found: isFound(found, input),
    exits: found.exits || (program !== null && endsAtOnce(program, args)),
    shell: found.shell,
    pid1: pid1Of(found, input),
    cwd: found.cwd,
    server: program === null ? null : readServer(program, args, { cwd: found.cwd, lookup, tree: input.tree }),
    instruction,
  }
}

/** Who is PID 1, and whether the stop signal comes through to the program that does the work. */
function pid1Of({ way, argv }: Found, { signal, hidden }: ProcessInput): Pid1 {
  if (hidden) return { program: null, receivesSignals: null, signal }
  const program = programOf(argv)
  const reached = way.signals === true ? worksItself(program, argv[1]) : way.signals
  return { program: way.pid1 === undefined ? program : way.pid1, receivesSignals: reached, signal }
}

function combined(entrypoint: CommandSetting | null, cmd: CommandSetting | null): Words {
  if (!entrypoint || entrypoint.argv.length === 0) return cmd?.argv ?? []
  // A shell-form ENTRYPOINT gets CMD as the shell's own parameters, which nothing reads.
  return entrypoint.form === 'shell' ? entrypoint.argv : [...entrypoint.argv, ...(cmd?.argv ?? [])]
}

function programOf(argv: Words): string | null {
  const word = argv[0]
  return word == null ? null : baseName(word)
}

/** tini and its like are in no official base image: a package or a COPY has to bring them. */
const WRAPPERS = ['tini', 'dumb-init', 'gosu', 'su-exec', 'catatonit']

function missingWrapper({ entrypoint, cmd, tree, packages }: ProcessInput): boolean {
  const program = programOf(combined(entrypoint, cmd))
  if (program === null || !WRAPPERS.includes(program) || tree.opaque.has('/') || tree.base === null)
    return false
  const brought = [...tree.entries.keys()].some((path) => path.endsWith(`/${program}`))
  return !brought && !packages.some(({ name }) => name === program)
}

/** A script of the Dockerfile that is started by its name needs the x bit. */
function notExecutable(input: ProcessInput): boolean {
  const [word = null] = combined(input.entrypoint, input.cmd)
  const entry = fileOf(word, input.workdir, input.lookup, input.tree)
  return entry?.kind === 'file' && entry.mode !== null && (entry.mode & 0o111) === 0
}

/** Only what is certain: a packaged program whose script was installed, but lies where nobody looks. */
function isFound({ argv, cwd, variables, module }: Found, input: ProcessInput): boolean | null {
  if (missingWrapper(input) || notExecutable(input)) return false
  const [word] = argv
  const program = programOf(argv)
  const owner = program === null ? null : packageOfScript(program)
  if (module || word == null || owner === null || input.tree.opaque.has('/')) return null
  if (!input.packages.some(({ manager, name, certain }) => manager === 'pip' && name === owner && certain))
    return null
  const lookup = (name: string): Variable => (variables.has(name) ? variables.get(name) : input.lookup(name))
  if (!word.includes('/') && typeof lookup('PATH') !== 'string') return null
  if (fileOf(word, cwd, lookup, input.tree)) return true
  const places = word.includes('/') ? [word] : (lookup('PATH') ?? '').split(':')
  return [...input.tree.opaque].some((each) => places.some((place) => isInside(each, place))) ? null : false
}

type Found = {
  readonly argv: Words
  readonly cwd: string | null
  /** A shell stays between PID 1 and the program; null when that cannot be told. */
  readonly shell: boolean | null
  readonly variables: ReadonlyMap<string, Variable>
  /** Run by `python -m` or `uv run`, so PATH plays no part. */
  readonly module: boolean
  /** The interpreter of `python -m`, as written. */
  readonly interpreter: string | null
  /** A script that ends before it starts anything that stays. */
  readonly exits: boolean
  readonly way: Way
  readonly depth: number
}

const MAX_DEPTH = 8

/** Takes off what only starts something else, until a program is left that does the work. */
function follow(found: Found, input: ProcessInput): Found {
  if (found.depth > MAX_DEPTH) return found
  const unwrapped = unwrap(found.argv)
  const variables = new Map([...found.variables, ...Object.entries(unwrapped.environment)])
  const cwd = unwrapped.cwd === undefined ? found.cwd : resolvePath(found.cwd, unwrapped.cwd)
  const way = behindWrappers(found.way, found.argv, unwrapped)
  const next = { ...found, argv: unwrapped.argv, variables, cwd, way, depth: found.depth + 1 }
  if (unwrapped.script !== null) {
    const reader = { shell: unwrapped.shell, file: false, parameters: unwrapped.parameters }
    return followScript(parseShellText(unwrapped.script, input.range), next, input, reader)
  }
  const program = programOf(unwrapped.argv)
  if (program === null) return next
  if (isPassedThrough(unwrapped.argv[0]!, next, input)) {
    return follow({ ...next, argv: unwrapped.argv.slice(1) }, input)
  }
  const script = scriptFile(unwrapped.argv, next, input)
  if (script) return followScript(parseShellText(script.text, input.range), next, input, script)
  if (isPython(program)) {
    const at = moduleIndex(unwrapped.argv.slice(1))
    if (at !== -1)
      return follow(
        { ...next, argv: unwrapped.argv.slice(at + 1), module: true, interpreter: unwrapped.argv[0] ?? null },
        input,
      )
  }
  // `uv run gunicorn …`, `poetry run gunicorn …`, `pipenv run …`.
  if (['uv', 'poetry', 'pipenv'].includes(program) && unwrapped.argv[1] === 'run') {
    const run = { ...next, argv: withoutOptions(unwrapped.argv.slice(2)), module: true, way: lost(way) }
    return follow({ ...run, way: { ...run.way, pid1: way.pid1 ?? program } }, input)
  }
  return next
}

/** The base image's own script, under its name or its full path, unless this file has put another in its place. */
function isPassedThrough(word: string, { cwd }: Found, { passThrough, lookup, tree }: ProcessInput): boolean {
  const own = passThrough.some(
    (each) => each === word || (!each.includes('/') && word === `/usr/local/bin/${each}`),
  )
  return own && fileOf(word, cwd, lookup, tree) === undefined
}

/** A shell script that the Dockerfile itself wrote: `/entry.sh …`, `sh /entry.sh …`, or by name on PATH. */
function scriptFile(
  argv: Words,
  { cwd, variables }: Found,
  input: ProcessInput,
): (Reader & { readonly text: string }) | null {
  const interpreted = isShellName(programOf(argv)) && argv[1] != null && !argv[1].startsWith('-')
  const words = interpreted ? argv.slice(1) : argv
  const entry = fileOf(
    words[0] ?? null,
    cwd,
    (name) => (variables.has(name) ? variables.get(name) : input.lookup(name)),
    input.tree,
  )
  if (entry?.content == null) return null
  const language = /^#!\s*(?:\S*\/)?(?:env\s+)?(sh|bash|ash|dash)\b/.exec(entry.content)?.[1] ?? null
  const shell = interpreted ? programOf(argv) : language
  return shell === null ? null : { text: entry.content, parameters: words, shell, file: true }
}

function isShellName(program: string | null): boolean {
  return program !== null && ['sh', 'bash', 'ash', 'dash'].includes(program)
}

/** The listed file that a command word names: a path, or a name looked up on PATH. */
function fileOf(
  word: string | null,
  cwd: string | null,
  lookup: (name: string) => Variable,
  tree: Tree,
): FileEntry | undefined {
  if (word === null) return undefined
  if (word.includes('/')) {
    const path = resolvePath(cwd, word)
    return path === null ? undefined : followLinks(tree, path)
  }
  const path = lookup('PATH')
  if (typeof path !== 'string') return undefined
  return path.split(':').flatMap((directory) => followLinks(tree, `${directory}/${word}`) ?? [])[0]
}

/** Options of `uv run` that stand before the command and take no value, such as `--no-sync`. */
function withoutOptions(argv: Words): Words {
  const start = argv.findIndex((word) => word === null || !word.startsWith('-'))
  return start === -1 ? [] : argv.slice(start)
}

const ENDS_SCRIPT: readonly string[] = ['exec', 'exit', 'sleep', 'false']

/** A shell with a script: `-c` and the text, or a file. */
type Reader = { readonly shell: string | null; readonly file: boolean; readonly parameters: Words }

/** The last command of a script is the one that stays; `cd` and assignments before it count. */
function followScript(script: Script, found: Found, input: ProcessInput, reader: Reader): Found {
  const { parameters } = reader
  const flat = flatten(script.body)
  const commands = flat ?? passedOn(script.body)
  if (!commands || script.errors.length > 0)
    return { ...found, argv: [null], shell: null, way: lost(found.way) }
  let cwd = found.cwd
  const variables = new Map(found.variables)
  if (!flat) {
    // What stands before the exec may have been run or not.
    if (mentionsCd(script)) cwd = null
    for (const name of namesSetIn(script)) variables.set(name, null)
  }
  const lookup = (name: string): Variable => {
    if (/^\d$/.test(name)) return parameters[Number(name)]
    return variables.has(name) ? variables.get(name) : input.lookup(name)
  }
  for (const [index, command] of commands.entries()) {
    for (const { name, value } of command.assignments) {
      const fields = value ? expandShellWord(value, lookup) : ['']
      variables.set(name, fields.includes(null) ? null : fields.join(' '))
    }
    const argv = command.words.flatMap((word) =>
      word.raw === '"$@"' ? parameters.slice(1) : expandShellWord(word, lookup),
    )
    // `exec x; y`, `exit 0; y`, `sleep infinity && y`: what stands behind is never reached.
    if (ENDS_SCRIPT.includes(argv[0] ?? '') && index < commands.length - 1) {
      return argv[0] === 'exec'
        ? follow({ ...found, argv, cwd, variables, shell: found.shell }, input)
        : { ...found, argv, exits: argv[0] !== 'sleep' }
    }
    if (index === commands.length - 1) {
      const stays = argv[0] === 'exec' ? false : shellStays(reader, script.body, input)
      const way = behindShell(found.way, reader.shell, stays)
      const shell = stays === false ? found.shell : (stays ?? (found.shell || null))
      return follow({ ...found, argv, cwd, variables, shell, way }, input)
    }
    if (argv[0] === 'cd') cwd = resolvePath(cwd, argv[1] ?? null)
    if (argv[0] === 'export') {
      for (const word of argv.slice(1)) {
        const equals = word?.indexOf('=') ?? -1
        if (word != null && equals > 0) variables.set(word.slice(0, equals), word.slice(equals + 1))
      }
    }
  }
  return found
}

/** Only `exec` is the same in every shell, and a script in a file is read to its end by all of them. */
function shellStays(
  { shell, file }: Reader,
  body: readonly Statement[],
  { sh }: ProcessInput,
): boolean | null {
  if (body.some((each) => each.kind === 'command' && each.words[0]?.literal === 'trap')) return null
  return file ? true : staysFor(kindOf(shell, sh), body)
}

/** A script that ends in exec runs that command, whatever it prepares before. */
function passedOn(statements: readonly Statement[]): readonly Command[] | null {
  const last = statements.at(-1)
  return last?.kind === 'command' && last.words[0]?.literal === 'exec' && last.words.length > 1
    ? [last]
    : null
}

const SETS: readonly string[] = ['export', 'read', 'local', 'declare', 'readonly', 'typeset']

function namesSetIn(script: Script): string[] {
  return walkCommands(script).flatMap(({ command: { assignments, words } }) => [
    ...(words.length === 0 ? assignments.map(({ name }) => name) : []),
    ...(SETS.includes(words[0]?.literal ?? '')
      ? words.slice(1).flatMap(({ raw }) => /^\w+/.exec(raw)?.[0] ?? [])
      : []),
  ])
}

function mentionsCd(script: Script): boolean {
  return walkCommands(script).some(({ command }) =>
    ['cd', 'pushd', '.', 'source'].includes(command.words[0]?.literal ?? ''),
  )
}

/** The simple commands in order; null when the script branches or loops. */
function flatten(statements: readonly Statement[]): readonly Command[] | null {
  const commands: Command[] = []
  for (const statement of statements) {
    if (statement.kind === 'command') commands.push(statement)
    else if (statement.kind === 'group') commands.push(...(flatten(statement.body) ?? []))
    else if (statement.kind === 'and-or' && statement.connectors.every((each) => each === '&&')) {
      const inner = flatten(statement.items)
      if (!inner) return null
      commands.push(...inner)
    } else return null
  }
  return commands
}
