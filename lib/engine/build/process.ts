import { baseName, resolvePath } from '../dockerfile/paths.ts'
import { expandShellWord } from '../dockerfile/shell/expand.ts'
import { parseShellText } from '../dockerfile/shell/parse.ts'
import type { Command, Script, Statement } from '../dockerfile/shell/types.ts'
import { unwrap } from '../dockerfile/shell/unwrap.ts'
import type { CommandInstruction } from '../dockerfile/model.ts'
import type { Variable } from '../dockerfile/variables.ts'
import type { Range } from '../source/position.ts'
import { isPython } from './python.ts'
import { readServer } from './server.ts'
import type { CommandSetting, Process } from './types.ts'

type Words = readonly (string | null)[]

export type ProcessInput = {
  readonly entrypoint: CommandSetting | null
  readonly cmd: CommandSetting | null
  readonly workdir: string | null
  readonly lookup: (name: string) => Variable
  /** Entry point scripts of the base image that end in `exec "$@"`. */
  readonly passThrough: readonly string[]
  readonly range: Range
}

/** What `docker run IMAGE` starts. Source: docs.docker.com/reference/dockerfile, "Understand how CMD and ENTRYPOINT interact". */
export function processOf(input: ProcessInput): Process {
  const { entrypoint, cmd } = input
  const argv = combined(entrypoint, cmd)
  const instruction: CommandInstruction | null = entrypoint?.instruction ?? cmd?.instruction ?? null
  const found = follow({ argv, cwd: input.workdir, shell: false, variables: new Map(), depth: 0 }, input)
  const program = programOf(found.argv)
  const args = found.argv.slice(1)
  const lookup = (name: string): Variable => (found.variables.has(name) ? found.variables.get(name) : input.lookup(name))
  return {
    argv,
    program,
    args,
    shell: found.shell,
    cwd: found.cwd,
    server: program === null ? null : readServer(program, args, found.cwd, lookup),
    instruction,
  }
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

type Found = {
  readonly argv: Words
  readonly cwd: string | null
  /** A shell stays between PID 1 and the program; null when that cannot be told. */
  readonly shell: boolean | null
  readonly variables: ReadonlyMap<string, Variable>
  readonly depth: number
}

const MAX_DEPTH = 8

/** Takes off what only starts something else, until a program is left that does the work. */
function follow(found: Found, input: ProcessInput): Found {
  if (found.depth > MAX_DEPTH) return found
  const unwrapped = unwrap(found.argv)
  const variables = new Map([...found.variables, ...Object.entries(unwrapped.environment)])
  const cwd = unwrapped.cwd === undefined ? found.cwd : resolvePath(found.cwd, unwrapped.cwd)
  const next = { ...found, argv: unwrapped.argv, variables, cwd, depth: found.depth + 1 }
  if (unwrapped.script !== null) return followScript(parseShellText(unwrapped.script, input.range), next, input, unwrapped.parameters)
  const program = programOf(unwrapped.argv)
  if (program === null) return next
  if (input.passThrough.includes(unwrapped.argv[0]!) || input.passThrough.includes(program)) {
    return follow({ ...next, argv: unwrapped.argv.slice(1) }, input)
  }
  if (isPython(program)) {
    const at = unwrapped.argv.indexOf('-m')
    if (at !== -1 && unwrapped.argv.slice(1, at).every((word) => word?.startsWith('-'))) {
      return follow({ ...next, argv: unwrapped.argv.slice(at + 1) }, input)
    }
  }
  // `uv run gunicorn …`, `poetry run gunicorn …`, `pipenv run …`.
  if (['uv', 'poetry', 'pipenv'].includes(program) && unwrapped.argv[1] === 'run') {
    return follow({ ...next, argv: withoutOptions(unwrapped.argv.slice(2)) }, input)
  }
  return next
}

/** Options of `uv run` that stand before the command and take no value, such as `--no-sync`. */
function withoutOptions(argv: Words): Words {
  const start = argv.findIndex((word) => word === null || !word.startsWith('-'))
  return start === -1 ? [] : argv.slice(start)
}

/** The last command of a script is the one that stays; `cd` and assignments before it count. */
function followScript(script: Script, found: Found, input: ProcessInput, parameters: Words): Found {
  const commands = flatten(script.body)
  if (!commands || script.errors.length > 0) return { ...found, argv: [null], shell: null }
  let cwd = found.cwd
  const variables = new Map(found.variables)
  const lookup = (name: string): Variable => {
    if (/^\d$/.test(name)) return parameters[Number(name)]
    return variables.has(name) ? variables.get(name) : input.lookup(name)
  }
  for (const [index, command] of commands.entries()) {
    for (const { name, value } of command.assignments) {
      const fields = value ? expandShellWord(value, lookup) : ['']
      variables.set(name, fields.includes(null) ? null : fields.join(' '))
    }
    const argv = command.words.flatMap((word) => (word.raw === '"$@"' ? parameters.slice(1) : expandShellWord(word, lookup)))
    if (index === commands.length - 1) {
      // dash and ash stay as parents of a lone command; bash replaces itself. Only `exec` is the same everywhere.
      const replaced = argv[0] === 'exec'
      return follow({ ...found, argv, cwd, variables, shell: replaced ? found.shell : true }, input)
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
