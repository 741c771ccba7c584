import type { Lookup } from '../dockerfile/shell/expand.ts'

/**
 * The variables of one shell process; a subshell sees those of the process around it. Null: nobody knows. A name that was never
 * set is not known either: it may come from the environment.
 */
export type Scope = {
  values: Map<string, string | null>
  readonly parent: Scope | null
  /** See `CommandLine.process`. */
  readonly process: string
}

/** Where a process is, seen from where the script starts; it stands among the variables, and none has such a name. */
export const FOLDER = './'

/** Whether what is set is exported, 'yes' or 'no'; it stands among the variables, too. */
export const EXPORTING = 'set -a'

/** One for each shell process of a script, made when it is first asked for. */
export type Scopes = { readonly root: Scope; readonly byProcess: Map<number, Scope> }

export function newScopes(variables: Readonly<Record<string, string | null>> = {}, process = ''): Scopes {
  const values = new Map([[FOLDER, ''], ...Object.entries(variables)])
  return { root: { values, parent: null, process }, byProcess: new Map() }
}

/** The scope of a command, by the numbers of the processes around it, outermost first. */
export function scopeOf({ root, byProcess }: Scopes, processes: readonly number[]): Scope {
  let scope = root
  for (const process of processes) {
    const made = { values: new Map(), parent: scope, process: `${scope.process}${process}/` }
    const known: Scope = byProcess.get(process) ?? made
    byProcess.set(process, known)
    scope = known
  }
  return scope
}

export function lookupIn(scope: Scope): Lookup {
  return (name) => {
    for (let at: Scope | null = scope; at !== null; at = at.parent) {
      const value = at.values.get(name)
      if (value !== undefined) return value
    }
    return null
  }
}

/** What need not happen leaves a value that nobody knows, unless it is the same. */
export function assign(scope: Scope, name: string, value: string | null, certain: boolean): void {
  const before = certain ? null : lookupIn(scope)(name)
  scope.values.set(name, certain || before === value ? value : null)
}

/** `source file` and `eval "$text"` may set anything; where the process is and `set -a` stay: files of settings do neither. */
export function forgetAll(scope: Scope): void {
  for (let at: Scope | null = scope; at !== null; at = at.parent)
    at.values = new Map([...at.values].filter(([name]) => name === FOLDER || name === EXPORTING))
}
