import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import { expandShellWord } from '../../dockerfile/shell/expand.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { Script, ShellWord } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { Variable } from '../../dockerfile/variables.ts'
import type { Range } from '../../source/position.ts'
import { behindShell, behindWrappers, kindOf, lost, staysFor, type ShellKind, type Way } from '../pid1.ts'
import { isPython, moduleIndex } from '../python.ts'
import { followLinks, type Tree } from '../tree.ts'
import type { CommandSetting, FileEntry, FileTree, InstalledPackage } from '../types.ts'
import { flatten, mentionsCd, namesSetIn, passedOn, setsTrap, unfolded } from './scripts.ts'

export type Words = readonly (string | null)[]

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

/** How far the way from PID 1 was followed. */
export type Found = {
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
export function follow(found: Found, input: ProcessInput): Found {
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
    const command = consoleScript(unwrapped.argv, next, input)
    if (command !== null)
      return follow({ ...next, argv: command, module: true, interpreter: unwrapped.argv[0] ?? null }, input)
  }
  // `uv run gunicorn …`, `poetry run gunicorn …`, `pipenv run …`.
  if (['uv', 'poetry', 'pipenv'].includes(program) && unwrapped.argv[1] === 'run') {
    const run = { ...next, argv: withoutOptions(unwrapped.argv.slice(2)), module: true, way: lost(way) }
    return follow({ ...run, way: { ...run.way, pid1: way.pid1 ?? program } }, input)
  }
  return next
}

/** `python /deps/bin/gunicorn …`: a command that a package brought, started as the script of Python that it is. */
function consoleScript(
  [, word, ...rest]: Words,
  { cwd }: Found,
  { lookup, tree }: ProcessInput,
): Words | null {
  const name = /\/bin\/([\w.-]+)$/.exec(word ?? '')?.[1]
  const entry = name === undefined ? undefined : fileOf(word ?? null, cwd, lookup, tree)
  return name === undefined || entry === undefined || entry.package === null ? null : [name, ...rest]
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
export function fileOf(
  word: string | null,
  cwd: string | null,
  lookup: (name: string) => Variable,
  tree: FileTree,
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

/** What stands behind these is never reached: `exec x; y`, `exit 0; y`, `sleep infinity && y`. */
function endsScript([program, first]: Words): boolean {
  return program === 'sleep' ? first === 'infinity' : ['exec', 'exit', 'false'].includes(program ?? '')
}

/** A shell with a script: `-c` and the text, or a file. */
type Reader = { readonly shell: string | null; readonly file: boolean; readonly parameters: Words }

/** The last command of a script is the one that stays; `cd` and assignments before it count. */
function followScript(script: Script, found: Found, input: ProcessInput, reader: Reader): Found {
  const { parameters } = reader
  const body = unfolded(script.body)
  const flat = flatten(body)
  const commands = flat ?? passedOn(body)
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
      isAllParameters(word) ? parameters.slice(1) : expandShellWord(word, lookup),
    )
    if (endsScript(argv) && index < commands.length - 1) {
      if (argv[0] === 'exec') return follow({ ...found, argv, cwd, variables }, input)
      const way = behindShell(found.way, reader.shell, true)
      return { ...found, argv, shell: true, way, exits: argv[0] !== 'sleep' }
    }
    if (index === commands.length - 1) {
      const stays = argv[0] === 'exec' ? false : shellStays(reader, script, input)
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

/** `"$@"`; without quotes the words are split once more, which changes nothing where they hold neither blanks nor patterns. */
function isAllParameters({ parts: [part, ...more] }: ShellWord): boolean {
  if (part?.kind !== 'variable' || more.length > 0 || part.operator !== '') return false
  return part.name === '@' || (part.name === '*' && !part.quoted)
}

/** Only `exec` is the same in every shell, and a script in a file is read to its end by all of them. */
function shellStays({ shell, file }: Reader, script: Script, { sh }: ProcessInput): boolean | null {
  if (setsTrap(script)) return null
  return file ? true : staysFor(kindOf(shell, sh), script.body)
}

/** Base name of the program; null when unknown or none. */
export function programOf(argv: Words): string | null {
  const word = argv[0]
  return word == null ? null : baseName(word)
}
