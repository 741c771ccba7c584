import { nearest } from '../source/nearest.ts'
import type { JsonSchema, JsonType, SchemaHost, SchemaPath } from './schema.ts'
import type { Entry, Node, ScalarNode } from './types.ts'

const WORDS: Readonly<Record<JsonType, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
}

/** `ports must be a list; put each port on its own line with a dash: - "8080:80"`. */
export function typeMessage(
  host: SchemaHost,
  path: SchemaPath,
  node: Node,
  types: readonly JsonType[],
): string {
  const expected = expectedText(types)
  const given = givenText(node)
  const advice =
    ownCorrection(node, types) ??
    host.adviceOf?.(path) ??
    asPairText(node, types) ??
    plainCorrection(node, types)
  return `${subject(host, path)} must be ${expected}${given}${advice === null ? '' : `: ${advice}`}`
}

function expectedText(types: readonly JsonType[]): string {
  const words = [...new Set(types.filter((type) => type !== 'null').map((type) => WORDS[type]))]
  const last = words.at(-1) ?? WORDS.null
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

function givenText(node: Node): string {
  if (node.kind === 'map') return ', not a map'
  if (node.kind === 'list') return ', not a list'
  return node.value === null ? ', and nothing is written here' : ''
}

function subject({ nameOf }: SchemaHost, path: SchemaPath): string {
  const last = path.at(-1)
  if (last === undefined) return 'the file'
  const name = nameOf?.(path) ?? null
  if (name !== null) return name
  if (typeof last === 'string') return last
  return `each item of ${subject({ code: '', ...(nameOf ? { nameOf } : {}) }, path.slice(0, -1))}`
}

/** What the text itself shows was meant: pairs written in the manner of lists or of shells. */
function ownCorrection(node: Node, types: readonly JsonType[]): string | null {
  const [, behindDash] = node.kind === 'scalar' ? (/^-(\w.*)$/.exec(node.text) ?? []) : []
  if (types.includes('array') && behindDash !== undefined)
    return `put a blank behind the dash: - ${shortened(behindDash)}`
  return types.includes('object') && (node.kind === 'scalar' || !types.includes('array'))
    ? asMapText(node)
    : null
}

function asMapText(node: Node): string | null {
  const item = node.kind === 'list' ? node.items[0] : node
  const dash = node.kind === 'list' ? ' without the dash' : ''
  if (item?.kind === 'map' && node.kind === 'list') {
    const first = item.entries[0]
    return first?.value.kind === 'scalar'
      ? `write ${first.key}: ${first.value.text}${dash}`
      : 'remove the dashes'
  }
  const [, name, value = ''] =
    (item?.kind === 'scalar' ? /^([\w.-]+)[=:]\s*([^\n]*)$/.exec(item.text) : null) ?? []
  return name === undefined ? null : `write ${name}: ${quoted(value)}${dash}${placeholderText(value)}`
}

/** `<some_host` of an example that was never filled in. */
function placeholderText(value: string): string {
  const [placeholder] = /<[\w-]+>?/.exec(value) ?? []
  return placeholder === undefined ? '' : `, with what it stands for in place of ${placeholder}`
}

/** A colon that was meant as a part of the text. */
function asPairText(node: Node, types: readonly JsonType[]): string | null {
  if (node.kind !== 'map' || !types.includes('string')) return null
  const [first] = node.entries
  if (node.entries.length !== 1 || first?.value.kind !== 'scalar') return null
  return `put all of it in quotes: "${first.key}: ${first.value.text}"`
}

function plainCorrection(node: Node, types: readonly JsonType[]): string | null {
  if (node.kind === 'scalar' && node.value !== null) {
    if (types.includes('string')) return `put it in quotes: "${node.text}"`
    if (types.includes('array')) return `put it on a line of its own with a dash: - ${shortened(node.text)}`
  }
  return null
}

function quoted(value: string): string {
  return `"${shortened(value.replaceAll('"', ''))}"`
}

const LONGEST = 60

function shortened(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

export function unknownKeyMessage(
  host: SchemaHost,
  path: SchemaPath,
  { key, value }: Pick<Entry, 'key' | 'value'>,
  schema: JsonSchema,
): string {
  const known = Object.keys(schema.properties ?? {})
  const near = nearest(key, known)
  const place = path.length === 0 ? 'the top of this file' : (host.nameOf?.(path) ?? String(path.at(-1)))
  const shown = key === '' ? 'an empty key' : shortened(key)
  const home = host.homeOf?.(path, key, value) ?? null
  if (home !== null) return `${shown} is no key of ${place}: ${home}`
  if (near !== null) return `${shown} is no key of ${place}: write ${near}`
  const few = known.length > 0 && known.length <= 8 ? `: there are ${known.join(', ')}` : ''
  return `${shown} is no key of ${place}${few}`
}

export function missingMessage(host: SchemaHost, path: SchemaPath, key: string): string {
  return `${key} is missing in ${subject(host, path)}`
}

export function enumMessage(
  host: SchemaHost,
  path: SchemaPath,
  { text }: ScalarNode,
  values: NonNullable<JsonSchema['enum']>,
): string {
  const words = values.map(String)
  const near = nearest(text, words)
  if (near !== null) return `${shortened(text)} is no value of ${subject(host, path)}: write ${near}`
  return `${subject(host, path)} must be one of ${words.join(', ')}`
}

export function minimumMessage(host: SchemaHost, path: SchemaPath, minimum: number): string {
  return `${subject(host, path)} must be ${minimum} or more`
}
