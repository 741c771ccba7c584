import type { Words } from './options.ts'

/** A command without the commands around it that only start it. */
export type Unwrapped = {
  /** What is left. With a script this is still the shell's own call: `sh -c …`. */
  readonly argv: Words
  /** `origins[i]` is the index in the original argv of the word `argv[i]` came from. */
  readonly origins: readonly number[]
  /** Names of what was taken off, outermost first. */
  readonly wrappers: readonly string[]
  /** Variables set for the command; null when the value is unknown. */
  readonly environment: Readonly<Record<string, string | null>>
  /** Names taken out of the environment (`env -u`). */
  readonly unset: readonly string[]
  /** `env -i`, `sudo` without -E: the command sees `environment` and nothing else. */
  readonly emptyEnvironment: boolean
  /** Undefined: unchanged. Null: unknown. Group taken off. */
  readonly user: string | null | undefined
  readonly cwd: string | null | undefined
  /** The text another shell (or `eval`) runs; null without one and when the text is unknown. */
  readonly script: string | null
  /** Which shell reads `script`: base name, null for `eval` (the same shell) and without a script. */
  readonly shell: string | null
  /** Shell options `script` starts with, by their `set -o` names. */
  readonly options: readonly string[]
  readonly login: boolean
  /** `$0`, `$1` … of `script`. */
  readonly parameters: Words
}

/** One step: what is left after the outermost wrapper is off, or null when there is none to take off. */
export type Step = (state: Unwrapped, program: string) => Unwrapped | null

/** Nothing taken off yet. */
export function start(argv: Words): Unwrapped {
  return {
    argv,
    origins: argv.map((_, index) => index),
    wrappers: [],
    environment: {},
    unset: [],
    emptyEnvironment: false,
    user: undefined,
    cwd: undefined,
    script: null,
    shell: null,
    options: [],
    login: false,
    parameters: [],
  }
}

/** A script whose text is unknown leaves the call as it is. */
export function finish(
  state: Unwrapped,
  call: Pick<Unwrapped, 'script' | 'shell' | 'options' | 'login' | 'parameters'>,
): Unwrapped | null {
  return call.script === null ? null : { ...state, ...call }
}

/** Drops the first `count` words; null when no command is left behind them. */
export function take(
  state: Unwrapped,
  program: string,
  count: number,
  changes: Partial<Unwrapped>,
): Unwrapped | null {
  if (count >= state.argv.length) return null
  return {
    ...state,
    ...changes,
    argv: state.argv.slice(count),
    origins: state.origins.slice(count),
    wrappers: [...state.wrappers, program],
  }
}
