import type { Assignment, Command, ShellWord, Statement, WordPart } from '../dockerfile/shell/types.ts'
import { walkCommands } from '../dockerfile/shell/walk.ts'
import { namesSetBy } from './names-set.ts'

type Body = readonly Statement[]
type Variable = Extract<WordPart, { kind: 'variable' }>

/**
 * A script as it runs when it is started by itself: without arguments, and with nothing in the environment that it asks for. Then
 * `${1:-1.0}` and `${TAG:-1.0}` are 1.0, and `: "${TAG:=1.0}"` sets TAG, unless something in the script sets them.
 */
export function startedAlone(body: Body): Body {
  const given = namesGiven(body)
  return given === null ? body : alone(body, given)
}

/** Names that the script sets itself, or takes from outside in other ways; null when it may set any. */
function namesGiven(body: Body): ReadonlySet<string> | null {
  const names = new Set<string>()
  for (const { command, loopVariables } of walkCommands({ body })) {
    const program = command.words[0]?.literal ?? ''
    if (/^(?:source|\.|eval|set)$/.test(program) && !setsOptions(command)) return null
    for (const name of [...namesSetBy(command), ...loopVariables]) names.add(name)
  }
  return names
}

/** `set -eu`, and not `set -- a b`, which gives the script arguments. */
function setsOptions({ words: [program, ...args] }: Command): boolean {
  return program?.literal === 'set' && args.every(({ raw }) => /^[-+]\w|^\w+$/.test(raw))
}

function alone<Value>(value: Value, given: ReadonlySet<string>): Value {
  if (Array.isArray(value)) return value.map((each) => alone(each, given)) as Value
  if (typeof value !== 'object' || value === null) return value
  const names = isFunction(value) ? new Set([...given, ...'123456789']) : given
  const settings = isCommand(value) ? settingsOf(value, names) : null
  if (settings !== null) return { ...value, words: [], assignments: settings } as Value
  const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, alone(each, names)]))
  return (isDefault(value) && !names.has(value.name) ? { ...copy, unset: true } : copy) as Value
}

/** `: "${A:=1}" "${B:=2}"`: the usual way to set what is not set yet. */
function settingsOf(
  { words: [program, ...args] }: Command,
  given: ReadonlySet<string>,
): readonly Assignment[] | null {
  if (program?.literal !== ':' || args.length === 0) return null
  const settings = args.map((word) => settingOf(word, given))
  return settings.includes(null) ? null : settings.filter((each) => each !== null)
}

function settingOf({ parts, range }: ShellWord, given: ReadonlySet<string>): Assignment | null {
  const [part] = parts
  if (parts.length !== 1 || part?.kind !== 'variable' || !/^:?=$/.test(part.operator)) return null
  const [value = null] = part.operands
  return given.has(part.name) ? null : { name: part.name, append: false, value, range }
}

function isDefault(value: object): value is Variable {
  return 'operator' in value && 'name' in value && /^:?-$/.test(String(value.operator))
}

function isFunction(value: object): boolean {
  return 'kind' in value && value.kind === 'function'
}

function isCommand(value: object): value is Command {
  return 'kind' in value && value.kind === 'command'
}
