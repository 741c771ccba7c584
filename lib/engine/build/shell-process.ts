import { resolvePath } from '../dockerfile/paths.ts'
import { expandShellWord } from '../dockerfile/shell/expand.ts'
import type { Command, ShellWord, Statement } from '../dockerfile/shell/types.ts'
import type { FlatCommand } from '../dockerfile/shell/walk.ts'
import type { Variable } from '../dockerfile/variables.ts'
import { homeOf } from './effects/pip.ts'
import { matchingPaths } from './tree.ts'
import type { World } from './world.ts'

/** What a shell process carries along; a subshell gets a copy. */
export type Shell = {
  cwd: string | null
  /** Null: set to something unknown. Undefined: unset. */
  readonly variables: Map<string, Variable>
  readonly functions: Map<string, readonly Statement[]>
  /** `$1`, `$2` … of the script or function. */
  readonly parameters: readonly (string | null)[]
  umask: number | null
  /** An `exit 0` may have been reached: what follows need not run. Shared by the branches of one process. */
  readonly over: { maybe: boolean }
  /** `exit` was reached: nothing after it runs. */
  ended: boolean
}

export type Runner = {
  readonly world: World
  readonly facts: ReadonlyMap<Command, FlatCommand>
  /** How many commands may still be walked: loops and functions multiply. */
  readonly budget: { left: number }
}

export function newShell(cwd: string | null): Shell {
  return {
    cwd,
    variables: new Map(),
    functions: new Map(),
    parameters: [],
    umask: 0o022,
    over: { maybe: false },
    ended: false,
  }
}

export function subshell(shell: Shell): Shell {
  return {
    ...shell,
    variables: new Map(shell.variables),
    functions: new Map(shell.functions),
    over: { ...shell.over },
  }
}

/** A program that is not modelled may write anywhere the user may. */
export function unknownCommand(world: World): void {
  world.tree.opaque.add('/')
  world.log.unknownSize = true
}

/** A variable as the shell sees it: its own, then the build's. */
export function lookupFor(shell: Shell, runner: Runner): (name: string) => Variable {
  return (name) => {
    if (shell.variables.has(name)) return shell.variables.get(name)
    if (/^[1-9]$/.test(name)) return shell.parameters[Number(name) - 1]
    if (name === 'PWD') return shell.cwd
    const value = runner.world.lookup(name)
    if (value === undefined && name === 'HOME') return homeOf(runner.world)
    return value
  }
}

export function expand(word: ShellWord, shell: Shell, runner: Runner): readonly (string | null)[] {
  if (word.raw === '"$@"' || word.raw === '$@' || word.raw === '$*') return shell.parameters
  const fields = expandShellWord(word, lookupFor(shell, runner))
  return fields.flatMap((field) =>
    field === null ? [null] : globbed(withoutTilde(field, word, runner), word, shell, runner),
  )
}

/** An unquoted `*.txt` is what it matches among the listed files; as written where it matches none. */
function globbed(
  field: string | null,
  { parts }: ShellWord,
  shell: Shell,
  { world }: Runner,
): readonly (string | null)[] {
  if (field === null || !parts.some(({ kind }) => kind === 'glob')) return [field]
  const path = resolvePath(shell.cwd, field)
  const found = path === null ? [] : matchingPaths(world.tree, path)
  if (found.length === 0) return [field]
  return field.startsWith('/') ? found : found.map((each) => each.slice(path!.length - field.length))
}

function withoutTilde(field: string, word: ShellWord, runner: Runner): string | null {
  if (!word.raw.startsWith('~')) return field
  const home = homeOf(runner.world)
  if (field === '~') return home
  return field.startsWith('~/') ? (home === null ? null : home + field.slice(1)) : field
}
