import type { Arrays } from './arrays.ts'
import type { Script } from '../dockerfile/shell/types.ts'
import type { Lookup } from '../dockerfile/shell/expand.ts'
import { lookupIn, newScopes, type Scope, type Scopes } from './scopes.ts'
import type { CommandLine, ScriptSetting, Withheld } from './model.ts'

/** A command line of which is not said yet who reads its output. */
export type Draft = Omit<CommandLine, 'pipe' | 'usedBy' | 'call'> & {
  pipe: { from: number | null; to: number | null }
  usedBy: number | null
}

/** What is gathered while the scripts of a file are walked, and how much may still be. */
export type Gathered = {
  readonly commands: Draft[]
  readonly settings: ScriptSetting[]
  readonly scopes: Scopes
  readonly arrays: Arrays
  readonly budget: { values: number; inner: number }
}

/** Where a script stands: what holds for all of its commands. */
export type Around = {
  readonly target: string | null
  readonly certain: boolean
  readonly failureStops: boolean
  readonly failureIgnored: boolean
  readonly background: boolean
  readonly captured: boolean
  readonly functionName: string | null
  readonly wrappers: readonly string[]
  readonly withheld: readonly Withheld[]
  readonly depth: number
  /** `sh -c` starts a process that knows only what is exported; `eval` none. */
  readonly scope: Scope | null
  readonly options: readonly string[]
  /** See `ParseOptions.alone`. */
  readonly alone: boolean
}

export const OUTSIDE: Around = {
  target: null,
  certain: true,
  failureStops: true,
  failureIgnored: false,
  background: false,
  captured: false,
  functionName: null,
  wrappers: [],
  withheld: [],
  depth: 0,
  scope: null,
  options: [],
  alone: false,
}

/** Characters that the values of variables may add to a file, and that scripts in quotes may have, each counted as often as read. */
const MOST_VALUES = 4_000_000
const MOST_INNER = 262_144

export function newGathered(variables: Readonly<Record<string, string | null>>): Gathered {
  return {
    commands: [],
    settings: [],
    scopes: newScopes(variables),
    arrays: new Map(),
    budget: { values: MOST_VALUES, inner: MOST_INNER },
  }
}

/** Values of variables, as long as there is room for them; loops change theirs. */
export function boundedLookup(
  scope: Scope,
  { budget }: Pick<Gathered, 'budget'>,
  changing: readonly string[],
): Lookup {
  const lookup = lookupIn(scope)
  return (name) => {
    if (budget.values < 0 || changing.includes(name)) return null
    const value = lookup(name) ?? null
    budget.values -= value?.length ?? 0
    return value
  }
}

/** The name of a process that is started now: no two have the same. */
export function nextProcess(around: string, { commands, settings }: Gathered): string {
  return `${around}${commands.length}.${settings.length}/`
}

export type Body = Pick<Script, 'body'>
