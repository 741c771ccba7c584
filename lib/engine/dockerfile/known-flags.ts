import type { Flag } from './syntax.ts'

/** text: needs a value. list: the same, and may be repeated. boolean: alone, or true or false. */
type FlagKind = 'text' | 'list' | 'boolean'

export type FlagError = { readonly flag: Flag; readonly message: string }

const FLAGS: ReadonlyMap<string, ReadonlyMap<string, FlagKind>> = new Map([
  ['FROM', flags({ platform: 'text' })],
  [
    'ADD',
    flags({
      chown: 'text',
      chmod: 'text',
      checksum: 'text',
      link: 'boolean',
      'keep-git-dir': 'boolean',
      unpack: 'boolean',
      exclude: 'list',
    }),
  ],
  [
    'COPY',
    flags({
      from: 'text',
      chown: 'text',
      chmod: 'text',
      link: 'boolean',
      parents: 'boolean',
      exclude: 'list',
    }),
  ],
  ['RUN', flags({ mount: 'list', device: 'list', network: 'text', security: 'text' })],
  [
    'HEALTHCHECK',
    flags({
      interval: 'text',
      timeout: 'text',
      'start-period': 'text',
      'start-interval': 'text',
      retries: 'text',
    }),
  ],
])

const NO_FLAGS: ReadonlyMap<string, FlagKind> = new Map()

function flags(kinds: Record<string, FlagKind>): ReadonlyMap<string, FlagKind> {
  return new Map(Object.entries(kinds))
}

/** The flags of an instruction, by name: whether each needs a value, and whether it may be repeated. */
export function flagsOf(keyword: string): ReadonlyMap<string, FlagKind> {
  return FLAGS.get(keyword) ?? NO_FLAGS
}

/** The first flag BuildKit refuses, in its wording. Values are checked elsewhere, except those of boolean flags. */
export function checkFlags(keyword: string, given: readonly Flag[]): FlagError | null {
  const known = flagsOf(keyword)
  const seen = new Set<string>()
  for (const flag of given) {
    const message = checkFlag(flag, known, seen, keyword)
    if (message !== null) return { flag, message }
    seen.add(flag.name)
  }
  return null
}

function checkFlag(
  { name, value }: Flag,
  known: ReadonlyMap<string, FlagKind>,
  seen: ReadonlySet<string>,
  keyword: string,
): string | null {
  const kind = known.get(name)
  if (kind === undefined) return `unknown flag: --${name}. ${knownFlags(keyword, known)}`
  if (kind !== 'list' && seen.has(name)) return `duplicate flag specified: --${name}. Keep one of them`
  if (kind === 'boolean') return checkBoolean(name, value)
  return value === null ? `missing a value on flag: --${name}. Write --${name}=value` : null
}

function checkBoolean(name: string, value: string | null): string | null {
  if (value === '') return `missing a value on flag: --${name}. Write --${name} or --${name}=false`
  if (value === null || ['true', 'false'].includes(value.toLowerCase())) return null
  return `expecting boolean value for flag --${name}, not: ${value}`
}

function knownFlags(keyword: string, known: ReadonlyMap<string, FlagKind>): string {
  if (known.size === 0) return `${keyword} takes no flags; to pass text that begins with --, put -- before it`
  return `${keyword} takes ${[...known.keys()].map((name) => `--${name}`).join(', ')}`
}
