import type { JsonSchema } from '../document/schema.ts'
import type { Form, Key } from './types.ts'

/** What a JSON schema allows at its root. `$ref`, `oneOf` and `anyOf` are followed, and what each of the ways allows is taken together. */
export function formOfSchema(root: JsonSchema): Form {
  return formOf(root, root)
}

type Described = JsonSchema & { readonly description?: string; readonly deprecated?: boolean }

function formOf(schema: JsonSchema, root: JsonSchema): Form {
  const ways = waysOf(schema, root)
  const open = ways.flatMap((way) => [
    ...Object.values(way.patternProperties ?? {}).filter((each) => Object.keys(each).length > 0),
    ...(typeof way.additionalProperties === 'object' ? [way.additionalProperties] : []),
  ])
  const items = ways.flatMap((way) => way.items ?? [])
  return {
    keys: ways.flatMap((way) => Object.entries(way.properties ?? {}).map((each) => keyOf(each, root))),
    anyKey: open[0] ? () => formOf({ oneOf: open }, root) : null,
    items: items[0] ? () => formOf({ oneOf: items }, root) : null,
    values: [...new Set(ways.flatMap(valuesOf))],
    takes: takesOf(ways),
  }
}

function keyOf([name, schema]: [string, JsonSchema], root: JsonSchema): Key {
  const own = (schema as Described).description
  const about =
    own ?? (waysOf(schema, root) as readonly Described[]).find(({ description }) => description)?.description
  return { name, about: about ?? '', form: () => formOf(schema, root) }
}

function waysOf(schema: JsonSchema, root: JsonSchema): readonly JsonSchema[] {
  const followed = schema.$ref === undefined ? schema : referred(schema.$ref, root)
  const ways = followed.oneOf ?? followed.anyOf
  return ways ? ways.flatMap((way) => waysOf(way, root)) : [followed]
}

function referred(reference: string, { definitions, $defs }: JsonSchema): JsonSchema {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  return definitions?.[name] ?? $defs?.[name] ?? {}
}

function valuesOf(way: JsonSchema): string[] {
  const listed = (way.enum ?? []).filter((value) => value !== null).map(String)
  return typesOf(way).includes('boolean') && listed.length === 0 ? ['true', 'false'] : listed
}

const WORDS: Readonly<Record<string, string>> = {
  object: 'map',
  array: 'list',
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'true or false',
}

function takesOf(ways: readonly JsonSchema[]): string {
  const words = ways.flatMap(typesOf).flatMap((type) => WORDS[type] ?? [])
  return [...new Set(words)].join(', ')
}

function typesOf({ type }: JsonSchema): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type
}
