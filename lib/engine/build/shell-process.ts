import type { Command, ShellWord, Statement } from '../dockerfile/shell/types.ts'
import type { FlatCommand } from '../dockerfile/shell/walk.ts'
import type { Variable } from '../dockerfile/variables.ts'
import type { Status, Text } from './effects/effect.ts'
import { homeOf } from './effects/pip.ts'
import { isMissing } from './effects/support.ts'
import type { Where } from './shell-test.ts'
import type { Starter } from './shells.ts'
import type { World } from './world.ts'

/** What a shell process carries along; a subshell gets a copy. */
export type Shell = {
  cwd: string | null
  /** Null: set to something unknown. Undefined: unset. */
  readonly variables: Map<string, Variable>
  readonly functions: Map<string, readonly Statement[]>
  /** `$1`, `$2` … of the script or function. */
  parameters: readonly (string | null)[]
  umask: number | null
  /** An `exit 0` may have been reached: what follows need not run. Shared by the branches of one process. */
  readonly over: { maybe: boolean }
  /** `exit` was reached: nothing after it runs. */
  ended: boolean
  /** What the pipe before it brings; null without a pipe. */
  readonly input: (() => Text) | null
}

/** How sure it is that what is walked now runs. `open`: only as sure as the flat walk says. */
export type Place = { readonly certain: boolean; readonly open: boolean; readonly depth: number }

export type Runner = {
  readonly world: World
  /** What the flat walk says of every command met so far. */
  readonly facts: Map<Command, FlatCommand>
  /** How many commands may still be walked: loops and functions multiply. */
  readonly budget: { left: number }
  /** The shell that reads the script, as it calls itself; null for the exec form, which has none. */
  readonly starter: Starter | null
  /** How many `$(…)` around it are being worked out. */
  readonly nesting: number
  /** Look for programs that are not there? Not where the shell itself is missing. */
  readonly searching: boolean
  /** Runs statements; handed along, because commands hold scripts and scripts hold commands. */
  readonly walk: (statements: readonly Statement[], shell: Shell, place: Place, runner: Runner) => Status
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
    input: null,
  }
}

export function subshell(shell: Shell, input: Shell['input'] = shell.input): Shell {
  return {
    ...shell,
    variables: new Map(shell.variables),
    functions: new Map(shell.functions),
    over: { ...shell.over },
    input,
  }
}

/** A variable as the shell sees it: its own, then the build's. */
export function lookupFor(shell: Shell, { world }: Pick<Runner, 'world'>): (name: string) => Variable {
  return (name) => {
    if (shell.variables.has(name)) return shell.variables.get(name)
    if (/^[1-9]$/.test(name)) return shell.parameters[Number(name) - 1]
    if (name === 'PWD') return shell.cwd
    const value = world.lookup(name)
    return value === undefined && name === 'HOME' ? homeOf(world) : value
  }
}

/** A word that is one variable of the build of which is known that it is not empty. */
export function isFilled({ parts }: ShellWord, shell: Shell, { world }: Pick<Runner, 'world'>): boolean {
  const [part] = parts
  if (parts.length !== 1 || part?.kind !== 'variable' || part.operator !== '') return false
  return world.filled.includes(part.name) && !shell.variables.has(part.name)
}

/** Where the tests of a shell look for files. */
export function whereOf({ cwd }: Shell, { world }: Pick<Runner, 'world'>): Where {
  return { cwd, tree: world.tree, isGone: (path) => isMissing(world, path) }
}
