import { has, readOptions, valueOf } from './options.ts'
import type { Option, Words } from './options.ts'
import { baseName } from './program.ts'
import { isShell, readShellCall } from './shells.ts'
import { runuserStep, suStep } from './su.ts'
import { finish, start, take } from './unwrapped.ts'
import type { Step, Unwrapped } from './unwrapped.ts'
import { WRAPPERS } from './wrappers.ts'
import type { Wrapper } from './wrappers.ts'

export type { Unwrapped } from './unwrapped.ts'

/** Longer chains are not written; the limit keeps the time linear. */
const MAX_WRAPPERS = 64

/**
 * Takes off sudo, env, exec, su, tini and the like, as often as there are any. A word that is not known
 * (null) where it decides what comes next ends it.
 */
export function unwrap(argv: Words): Unwrapped {
  let state = start(argv)
  while (state.script === null && state.wrappers.length < MAX_WRAPPERS) {
    const next = stepOf(state)
    if (next === null) return state
    state = next
  }
  return state
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

const shellStep: Step = (state, program) => {
  const call = readShellCall(state.argv)
  return call === null ? null : finish(state, { ...call, shell: program })
}

const evalStep: Step = (state) => {
  const words = state.argv.slice(state.argv[1] === '--' ? 2 : 1)
  if (words.length === 0 || words.includes(null)) return null
  return finish(state, { script: words.join(' '), shell: null, options: [], login: false, parameters: [] })
}

const wrapperStep: Step = (state, program) => {
  const wrapper = WRAPPERS.get(program)
  const from = 1 + Number(program === 'env' && state.argv[1] === '-')
  const read =
    wrapper === undefined ? null : readOptions(state.argv, from, wrapper, wrapper.operands !== undefined)
  if (wrapper === undefined || read === null || has(read.options, wrapper.without ?? [])) return null
  const split = program === 'env' ? valueOf(read.options, ['S', 'split-string']) : undefined
  if (split !== undefined) return splitStep(state, program, split, read.next)
  const assigned =
    wrapper.assigns === true ? readAssignments(state.argv, read.next) : { set: [], next: read.next }
  const user = userOf(state.argv, wrapper, read.options, read.next)
  const cwd = valueOf(read.options, wrapper.cwd ?? [])
  const changes = {
    ...environmentOf(state, wrapper, read.options, assigned.set, from > 1),
    ...defined({ user, cwd }),
  }
  return take(state, program, assigned.next + (wrapper.operands ?? 0), changes)
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
  { clears = [], keeps, unsets = [] }: Wrapper,
  options: readonly Option[],
  set: Entries,
  dash: boolean,
): Partial<Unwrapped> {
  const names = new Set(set.map(([name]) => name))
  const empty = dash || has(options, clears) || (keeps !== undefined && !has(options, keeps))
  const removed = options.flatMap(({ name, value }) => (unsets.includes(name) ? (value ?? '') : []))
  const before = empty ? [] : Object.entries(state.environment).filter(([name]) => !removed.includes(name))
  return {
    environment: Object.fromEntries([...before, ...set]),
    unset: [...state.unset, ...removed].filter((name) => !names.has(name)),
    emptyEnvironment: state.emptyEnvironment || empty,
  }
}

function userOf(
  argv: Words,
  wrapper: Wrapper,
  options: readonly Option[],
  next: number,
): string | null | undefined {
  if (wrapper.defaultUser === null) return withoutGroup(argv[next] ?? null)
  const given = valueOf(options, wrapper.user ?? [])
  return given === undefined ? wrapper.defaultUser : withoutGroup(given)
}

function defined(changes: {
  user: string | null | undefined
  cwd: string | null | undefined
}): Partial<Unwrapped> {
  const { user, cwd } = changes
  return { ...(user === undefined ? {} : { user }), ...(cwd === undefined ? {} : { cwd }) }
}

/** `app:staff` is the user `app`; sudo writes a number as `#1000`. */
function withoutGroup(user: string | null): string | null {
  return user === null ? null : (user.replace(/^#/, '').split(':')[0] ?? null)
}
