import { readCsvRecord } from './csv.ts'

export type MountType = 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh'

export type MountOptions = {
  readonly type: MountType
  /** By canonical name; an option without a value is `true`, `readwrite` is turned into `readonly`. */
  readonly options: Readonly<Record<string, string>>
}

/** `error` is BuildKit's wording, null when there is a mount. */
export type MountResult =
  | { readonly mount: MountOptions; readonly error: null }
  | { readonly mount: null; readonly error: string }

const TYPES: readonly MountType[] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh']
const SHARING = ['shared', 'private', 'locked']

/** Other spellings of an option and the name it is kept under. */
const CANONICAL: ReadonlyMap<string, string> = new Map([
  ['type', 'type'],
  ['from', 'from'],
  ['source', 'source'],
  ['src', 'source'],
  ['target', 'target'],
  ['dst', 'target'],
  ['destination', 'target'],
  ['readonly', 'readonly'],
  ['ro', 'readonly'],
  ['readwrite', 'readwrite'],
  ['rw', 'readwrite'],
  ['required', 'required'],
  ['size', 'size'],
  ['id', 'id'],
  ['env', 'env'],
  ['sharing', 'sharing'],
  ['mode', 'mode'],
  ['uid', 'uid'],
  ['gid', 'gid'],
])

const WITHOUT_VALUE: ReadonlySet<string> = new Set(['readonly', 'readwrite', 'required'])

/**
 * The value of one `--mount` flag, variables expanded as far as they are known; a value that still has a `$` in it
 * is taken as it is. Source: BuildKit's commands_runmount.go.
 */
export function parseMount(value: string): MountResult {
  const fields = readCsvRecord(value)
  if (fields === null) return { mount: null, error: 'failed to parse csv mounts' }
  const options: Record<string, string> = {}
  for (const field of fields) {
    const error = addField(options, field)
    if (error !== null) return { mount: null, error }
  }
  const type = TYPES.find((known) => known === options['type']) ?? 'bind'
  const error = checkCombination(type, options)
  return error === null ? { mount: { type, options }, error } : { mount: null, error }
}

function addField(options: Record<string, string>, field: string): string | null {
  const equals = field.indexOf('=')
  const key = (equals === -1 ? field : field.slice(0, equals)).toLowerCase()
  const name = CANONICAL.get(key)
  if (equals === -1 && (name === undefined || !WITHOUT_VALUE.has(name))) {
    return `invalid field '${field}' must be a key=value pair`
  }
  if (name === undefined) return `unexpected key '${key}' in '${field}'`
  const value = equals === -1 ? 'true' : field.slice(equals + 1)
  const error = checkValue(name, key, value)
  if (error === null) store(options, name, value)
  return error
}

function store(options: Record<string, string>, name: string, value: string): void {
  if (name === 'readwrite') options['readonly'] = isTrue(value) ? 'false' : 'true'
  else if (name === 'readonly' || name === 'required') options[name] = isTrue(value) ? 'true' : 'false'
  else options[name] = name === 'type' || name === 'sharing' ? value.toLowerCase() : value
}

function checkValue(name: string, key: string, value: string): string | null {
  const lower = value.toLowerCase()
  if (value.includes('$')) return null
  if (name === 'type' && !TYPES.some((known) => known === lower))
    return `unsupported mount type ${JSON.stringify(value)}`
  if (name === 'sharing' && !SHARING.includes(lower))
    return `unsupported sharing value ${JSON.stringify(value)}`
  if (WITHOUT_VALUE.has(name) && !BOOLEANS.has(value)) return `invalid value for ${key}: ${value}`
  if (name === 'mode' && !/^[0-7]+$/.test(value)) return `invalid value ${value} for mode`
  if ((name === 'uid' || name === 'gid') && !/^\d+$/.test(value)) return `invalid value ${value} for ${name}`
  if (name === 'size' && !/^\d+(\.\d+)? ?([kmgtp]?i?b?)$/i.test(value))
    return `invalid value for size: ${value}`
  return null
}

/** What Go's `strconv.ParseBool` takes. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false] as const),
])

function isTrue(value: string): boolean {
  return BOOLEANS.get(value) === true
}

function checkCombination(type: MountType, options: Readonly<Record<string, string>>): string | null {
  const has = (name: string) => options[name] !== undefined
  if (has('required') && type !== 'secret' && type !== 'ssh')
    return `unexpected key 'required' for mount type '${type}'`
  if (has('size') && type !== 'tmpfs') return `unexpected key 'size' for mount type '${type}'`
  if (has('env') && type !== 'secret') return `unexpected key 'env' for mount type '${type}'`
  const owned = ['mode', 'uid', 'gid'].find(has)
  if (owned !== undefined && (type === 'bind' || type === 'tmpfs'))
    return `${owned} not allowed for "${type}" type mounts`
  if (type === 'secret') return checkSecret(options)
  return has('sharing') && type !== 'cache' ? `invalid cache sharing set for ${type} mount` : null
}

function checkSecret(options: Readonly<Record<string, string>>): string | null {
  const { from = '', sharing = '', source = '', target = '', id = '', env = '' } = options
  if (from !== '') return 'secret mount should not have a from'
  if (sharing !== '') return 'secret mount should not define sharing'
  if (source + target + id + env === '') return 'invalid secret mount. one of source, target required'
  return source !== '' && id !== '' ? "both source and id can't be set" : null
}
