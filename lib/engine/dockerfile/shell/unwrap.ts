import { readOptions } from './options.ts'
import type { Option, OptionSpec, Words } from './options.ts'
import { isShell, readShellCall } from './shells.ts'
import { WRAPPERS } from './wrappers.ts'
import type { Wrapper } from './wrappers.ts'

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
  /** `env -i`: the command sees `environment` and nothing else. */
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
type Step = (state: Unwrapped, program: string) => Unwrapped | null

/** Takes off sudo, env, exec, su, tini and the like, as often as there are any. A word that is not known (null) where it decides what comes next ends it. */
export function unwrap(argv: Words): Unwrapped {
  let state = start(argv)
  for (;;) {
    const next = stepOf(state)
    if (next === null) return state
    state = next
    if (state.script !== null) return state
  }
}

function start(argv: Words): Unwrapped {
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

function stepOf(state: Unwrapped): Unwrapped | null {
  const program = baseName(state.argv[0])
  return program === null ? null : pickStep(program)(state, program)
}

function pickStep(program: string): Step {
  if (isShell(program)) return shellStep
  if (program === 'eval') return evalStep
  if (program === 'su') return suStep
  if (program === 'runuser') return runuserStep
  return WRAPPERS.has(program) ? wrapperStep : () => null
}

/** `/usr/bin/sudo` is `sudo`. Null for an unknown or missing word. */
export function baseName(word: string | null | undefined): string | null {
  return word === null || word === undefined ? null : word.slice(word.lastIndexOf('/') + 1)
}

const shellStep: Step = (state, program) => {
  const call = readShellCall(state.argv)
  return call === null ? null : finish(state, { ...call, shell: program })
}

/** A script whose text is unknown leaves the call as it is. */
function finish(state: Unwrapped, call: Pick<Unwrapped, 'script' | 'shell' | 'options' | 'login' | 'parameters'>): Unwrapped | null {
  return call.script === null ? null : { ...state, ...call }
}

const evalStep: Step = (state) => {
  const words = state.argv.slice(state.argv[1] === '--' ? 2 : 1)
  if (words.length === 0 || words.includes(null)) return null
  return finish(state, { script: words.join(' '), shell: null, options: [], login: false, parameters: [] })
}

const SU: OptionSpec = {
  values: 'cgGswTC',
  flags: 'flmpP',
  longValues: ['command', 'session-command', 'group', 'supp-group', 'shell', 'whitelist-environment'],
  longFlags: ['fast', 'login', 'preserve-environment', 'pty'],
}
const RUNUSER: OptionSpec = { ...SU, values: 'cgGswu', longValues: [...(SU.longValues ?? []), 'user'] }

/** `su [options] [-] [user] [-c script]`: options may stand behind the user as well. */
const suStep: Step = (state, program) => {
  const { operands, options } = permuted(state.argv, SU) ?? { operands: [null], options: [] }
  const names = operands.filter((word) => word !== '-')
  if (names.includes(null) || names.length > 1) return null
  const script = valueOf(options, ['c', 'command', 'session-command'])
  const shell = baseName(valueOf(options, ['s', 'shell']) ?? 'sh')
  const login = operands.includes('-') || has(options, ['l', 'login'])
  const user = names[0] ?? 'root'
  const taken = { ...state, user, wrappers: [...state.wrappers, program] }
  return finish(taken, { script: script ?? null, shell, options: [], login, parameters: [] })
}

/** With `-u` it runs a command as sudo does, otherwise it is `su`. */
const runuserStep: Step = (state, program) => {
  const read = readOptions(state.argv, 1, RUNUSER)
  const user = read === null ? undefined : valueOf(read.options, ['u', 'user'])
  return read === null || user === undefined ? suStep(state, program) : take(state, program, read.next, { user })
}

function permuted(argv: Words, spec: OptionSpec): { operands: Words; options: readonly Option[] } | null {
  const operands: (string | null)[] = []
  const options: Option[] = []
  let next = 1
  while (next < argv.length) {
    const read = readOptions(argv, next, spec)
    if (read === null) return null
    options.push(...read.options)
    if (read.next < argv.length) operands.push(argv[read.next] ?? null)
    next = read.next + 1
  }
  return { operands, options }
}

const wrapperStep: Step = (state, program) => {
  const wrapper = WRAPPERS.get(program)
  const from = 1 + Number(program === 'env' && state.argv[1] === '-')
  const read = wrapper === undefined ? null : readOptions(state.argv, from, wrapper, wrapper.operands !== undefined)
  if (wrapper === undefined || read === null || has(read.options, wrapper.without ?? [])) return null
  const split = program === 'env' ? valueOf(read.options, ['S', 'split-string']) : undefined
  if (split !== undefined) return splitStep(state, program, split, read.next)
  const assigned = wrapper.assigns === true ? readAssignments(state.argv, read.next) : { set: [], next: read.next }
  const user = userOf(state.argv, wrapper, read.options, read.next)
  const cwd = valueOf(read.options, wrapper.cwd ?? [])
  const changes = { ...environmentOf(state, program, read.options, assigned.set, from > 1), ...defined({ user, cwd }) }
  return take(state, program, assigned.next + (wrapper.operands ?? 0), changes)
}

/** Drops the first `count` words; null when no command is left behind them. */
function take(state: Unwrapped, program: string, count: number, changes: Partial<Unwrapped>): Unwrapped | null {
  if (count >= state.argv.length) return null
  return {
    ...state,
    ...changes,
    argv: state.argv.slice(count),
    origins: state.origins.slice(count),
    wrappers: [...state.wrappers, program],
  }
}

/** `env -S 'a b' c` runs `a b c`; quotes and escapes in the string are more than this reads. */
function splitStep(state: Unwrapped, program: string, text: string | null, next: number): Unwrapped | null {
  if (text === null || /['"\\$#]/.test(text)) return null
  const words = text.split(/\s+/).filter((word) => word !== '')
  const origin = state.origins[next - 1] ?? 0
  const argv = ['env', ...words, ...state.argv.slice(next)]
  const origins = [origin, ...words.map(() => origin), ...state.origins.slice(next)]
  return words.length === 0 ? null : wrapperStep({ ...state, argv, origins }, program)
}

type Entries = readonly (readonly [name: string, value: string])[]

function readAssignments(argv: Words, from: number): { set: Entries; next: number } {
  const set: [string, string][] = []
  let next = from
  for (;;) {
    const match = /^([A-Za-z_]\w*)=([^]*)$/.exec(argv[next] ?? '')
    if (match === null) return { set, next }
    set.push([match[1] ?? '', match[2] ?? ''])
    next += 1
  }
}

function environmentOf(
  state: Unwrapped,
  program: string,
  options: readonly Option[],
  set: Entries,
  dash: boolean,
): Partial<Unwrapped> {
  if (program !== 'env') return { environment: { ...state.environment, ...Object.fromEntries(set) } }
  const names = new Set(set.map(([name]) => name))
  const empty = dash || has(options, ['i', 'ignore-environment'])
  const removed = options.filter(({ name }) => name === 'u' || name === 'unset').map(({ value }) => value ?? '')
  const before = empty ? [] : Object.entries(state.environment).filter(([name]) => !removed.includes(name))
  return {
    environment: Object.fromEntries([...before, ...set]),
    unset: [...state.unset, ...removed].filter((name) => !names.has(name)),
    emptyEnvironment: state.emptyEnvironment || empty,
  }
}

function userOf(argv: Words, wrapper: Wrapper, options: readonly Option[], next: number): string | null | undefined {
  if (wrapper.defaultUser === null) return withoutGroup(argv[next] ?? null)
  const given = valueOf(options, wrapper.user ?? [])
  return given === undefined ? wrapper.defaultUser : withoutGroup(given)
}

/** `app:staff` is the user `app`; sudo writes a number as `#1000`. */
function withoutGroup(user: string | null): string | null {
  return user === null ? null : (user.replace(/^#/, '').split(':')[0] ?? null)
}

function defined(changes: { user: string | null | undefined; cwd: string | null | undefined }): Partial<Unwrapped> {
  const { user, cwd } = changes
  return { ...(user === undefined ? {} : { user }), ...(cwd === undefined ? {} : { cwd }) }
}

function has(options: readonly Option[], names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name))
}

/** The last value given; undefined without the option. */
function valueOf(options: readonly Option[], names: readonly string[]): string | null | undefined {
  return options.findLast(({ name }) => names.includes(name))?.value
}
