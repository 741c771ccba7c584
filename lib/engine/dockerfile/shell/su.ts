import { has, readOptions, valueOf } from './options.ts'
import type { Option, OptionSpec, Words } from './options.ts'
import { baseName } from './program.ts'
import { finish, take } from './unwrapped.ts'
import type { Step } from './unwrapped.ts'

const SU: OptionSpec = {
  values: 'cgGswTC',
  flags: 'flmpP',
  longValues: ['command', 'session-command', 'group', 'supp-group', 'shell', 'whitelist-environment'],
  longFlags: ['fast', 'login', 'preserve-environment', 'pty'],
}
const RUNUSER: OptionSpec = { ...SU, values: 'cgGswu', longValues: [...(SU.longValues ?? []), 'user'] }

/** `su [options] [-] [user] [-c script]`: options may stand behind the user as well. */
export const suStep: Step = (state, program) => {
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
export const runuserStep: Step = (state, program) => {
  const read = readOptions(state.argv, 1, RUNUSER)
  const user = read === null ? undefined : valueOf(read.options, ['u', 'user'])
  return read === null || user === undefined
    ? suStep(state, program)
    : take(state, program, read.next, { user })
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
