import { baseName } from './program.ts'
import type { Command, Statement } from './types.ts'

/** Programs whose failure is an answer, not an accident. */
const QUESTIONS = new Set([
  '[',
  'test',
  'grep',
  'egrep',
  'fgrep',
  'which',
  'type',
  'hash',
  'id',
  'getent',
  'cmp',
  'diff',
  'pgrep',
  'mountpoint',
  'expr',
  'false',
])

/**
 * Is this statement asked rather than done? `[ -f x ]`, `[[ … ]]`, `grep -q`, `command -v`, `! …` often fail
 * in a build that goes well, so what follows them behind `&&` is a branch.
 */
export function isQuestion(statement: Statement): boolean {
  switch (statement.kind) {
    case 'test':
    case 'arithmetic':
      return true
    case 'command':
      return asks(statement)
    case 'pipeline':
      return statement.negated || lastIs(statement.commands, isQuestion)
    case 'and-or':
      return statement.items.some(isQuestion)
    case 'subshell':
    case 'group':
      return lastIs(statement.body, isQuestion)
    default:
      return false
  }
}

/** Commands of docker that make or move something: whoever asks how one of them ended wants it to have been done. */
const DEEDS = new Set(['build', 'push', 'pull', 'login', 'tag', 'run', 'up'])
const GROUPS = new Set(['buildx', 'builder', 'image', 'container', 'compose'])

/** `if docker build …; then` goes on for the same reason as `docker build … &&`: other commands in that place are questions. */
export function isDeed(statement: Statement): boolean {
  if (statement.kind === 'pipeline') return !statement.negated && lastIs(statement.commands, isDeed)
  if (statement.kind !== 'command') return false
  const [name, ...args] = statement.words.map(({ literal }) => literal)
  const verb = args.find((arg) => !GROUPS.has(arg ?? ''))
  return (name === 'docker' || name === 'podman') && DEEDS.has(verb ?? '')
}

function asks({ words }: Command): boolean {
  const [name, ...args] = words.map(({ literal }) => literal)
  const program = baseName(name)
  if (program === 'command') return args.some((arg) => arg !== null && /^-[vV]/.test(arg))
  if (program === 'dpkg' || program === 'rpm')
    return args.some((arg) => arg !== null && /^-[slqVW]/.test(arg))
  return program !== null && QUESTIONS.has(program)
}

function lastIs(list: readonly Statement[], holds: (statement: Statement) => boolean): boolean {
  const last = list.at(-1)
  return last !== undefined && holds(last)
}

/**
 * What a statement behind `||` does for sure: leave the shell with a failure (`exit 1`), only fail (`false`),
 * or neither. `direct` says that it stands directly behind the failed command, whose status a bare `exit`
 * passes on.
 */
export function failureOf(statement: Statement, direct = true): 'exit' | 'fail' | null {
  if (statement.kind === 'command') return commandFailure(statement, direct)
  if (statement.kind === 'group') return listFailure(statement.body, direct)
  if (statement.kind === 'subshell') return listFailure(statement.body, direct) === null ? null : 'fail'
  return null
}

function listFailure(body: readonly Statement[], direct: boolean): 'exit' | 'fail' | null {
  const last = body.at(-1)
  return last === undefined ? null : failureOf(last, direct && body.length === 1)
}

/** It ends the script with a failure, and nothing in it ends the script before that. */
export function leavesFailing(body: readonly Statement[]): boolean {
  const early = body
    .slice(0, -1)
    .some((each) => each.kind === 'command' && /^(?:exit|return)$/.test(each.words[0]?.literal ?? ''))
  return !early && listFailure(body, false) === 'exit'
}

function commandFailure({ words }: Command, direct: boolean): 'exit' | 'fail' | null {
  const [name, status] = words.map(({ literal }) => literal)
  if (name === 'false') return 'fail'
  if (name !== 'exit') return null
  if (words.length === 1) return direct ? 'exit' : null
  return status !== undefined && status !== null && /^[1-9]\d*$/.test(status) ? 'exit' : null
}

/**
 * `exit 0`, or `exit` with a status nobody knows: the script may end well before its last line. `direct` as
 * above.
 */
export function mayEndWell({ words }: Command, direct: boolean): boolean {
  if (words[0]?.literal !== 'exit') return false
  return words.length === 1 ? !direct : !/^[1-9]\d*$/.test(words[1]?.literal ?? '')
}

/** `exec program`: nothing behind it runs. Without a program it only redirects. */
export function replacesShell({ words }: Command): boolean {
  return words[0]?.literal === 'exec' && words.length > 1
}
