import { parseArgs } from 'node:util'
import { nearest } from '../lib/content/nearest.ts'
import { UsageError } from './io.ts'

/** What a command accepts. `value` is the placeholder shown in its help; without it the option is a switch. */
export type OptionSpec = {
  readonly about: string
  readonly value?: string
  /** The accepted values, if they are few. */
  readonly values?: readonly string[]
  /** All words behind it, up to the next option, are values of it; none is fine. */
  readonly many?: true
}
export type OptionSpecs = Readonly<Record<string, OptionSpec>>

export type Arguments = {
  readonly positionals: readonly string[]
  readonly has: (name: string) => boolean
  /** The last value given, so that a script can append to a prepared line. */
  readonly get: (name: string) => string | null
  /** All values as they were given. */
  readonly all: (name: string) => readonly string[]
  /** All values, comma-separated ones taken apart. */
  readonly list: (name: string) => readonly string[]
}

/** Reads the words behind the command's name. Throws `UsageError` on an unknown option or a value that is not accepted. */
export function readArguments(words: readonly string[], specs: OptionSpecs): Arguments {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, toParseOption(name, spec)]),
  )
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given = new Map<string, string[]>()
  const positionals: string[] = []
  let open: string[] | null = null
  for (const token of tokens) {
    if (token.kind === 'positional') {
      ;(open ?? positionals).push(token.value)
      continue
    }
    open = null
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const spec = specs[name] ?? unknownOption(rawName, specs)
    const values = given.get(name) ?? []
    given.set(name, values)
    if (!spec.many) values.push(checkedValue(rawName, spec, value))
    else if (value === undefined) open = values
    else values.push(value)
  }
  return {
    positionals,
    has: (name) => given.has(name),
    get: (name) => given.get(name)?.at(-1) ?? null,
    all: (name) => given.get(name) ?? [],
    list: (name) =>
      (given.get(name) ?? [])
        .flatMap((value) => value.split(','))
        .map((each) => each.trim())
        .filter(Boolean),
  }
}

type ParseOption = { type: 'string' | 'boolean'; short?: string; multiple: true }

function toParseOption(name: string, spec: OptionSpec): ParseOption {
  // As a switch it leaves the words behind it alone, so that none of them is taken for its value.
  const type = spec.value === undefined || spec.many ? 'boolean' : 'string'
  return name === 'help' ? { type, multiple: true, short: 'h' } : { type, multiple: true }
}

function unknownOption(rawName: string, specs: OptionSpecs): never {
  const guess = nearest(rawName.replace(/^-+/, ''), Object.keys(specs))
  const known = Object.keys(specs).map((name) => `--${name}`)
  throw new UsageError(
    `There is no option ${rawName}; ${guess === null ? `known here: ${known.join(', ')}` : `did you mean --${guess}?`}`,
  )
}

function checkedValue(rawName: string, spec: OptionSpec, value: string | undefined): string {
  if (spec.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`)
    return ''
  }
  if (value === undefined) throw new UsageError(`${rawName} needs a value: ${rawName} ${spec.value}.`)
  return spec.values ? oneOf(value, spec.values, rawName) : value
}

export function oneOf(value: string, accepted: readonly string[], what: string): string {
  if (accepted.includes(value)) return value
  const guess = nearest(value, accepted)
  const hint = guess === null ? `accepted: ${accepted.join(', ')}.` : `did you mean ${guess}?`
  throw new UsageError(`${what} does not know "${value}"; ${hint}`)
}
