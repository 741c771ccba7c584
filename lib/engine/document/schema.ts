import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import {
  enumMessage,
  minimumMessage,
  missingMessage,
  typeMessage,
  unknownKeyMessage,
} from './schema-messages.ts'
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './types.ts'

/** What is read of a JSON schema: the keywords that say which keys and kinds of values there are. Others are passed over. */
export type JsonSchema = {
  readonly $ref?: string
  readonly type?: JsonType | readonly JsonType[]
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly (string | number | boolean | null)[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minimum?: number
  readonly definitions?: Readonly<Record<string, JsonSchema>>
  readonly $defs?: Readonly<Record<string, JsonSchema>>
}

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/** Keys and indexes that lead to a value. */
export type SchemaPath = readonly (string | number)[]

/** What the messages take from the kind of file. */
export type SchemaHost = {
  /** The problems' code. */
  readonly code: string
  /** How what stands at a path is called: `a service`; null for the plain key. */
  readonly nameOf?: (path: SchemaPath) => string | null
  /** How a value is written there, as a part of a sentence: `put each port on its own line with a dash: - "8080:80"`. */
  readonly adviceOf?: (path: SchemaPath) => string | null
  /** Where a key belongs that is not known here; null when that is not known either. */
  readonly homeOf?: (path: SchemaPath, key: string, value: Node) => string | null
  /** A value that is known only later, as one with a variable: it fits every kind of single value. */
  readonly isOpen?: (scalar: ScalarNode) => boolean
}

/** `told` counts the mistakes, those in ways that were not meant included. */
type Walk = SchemaHost & { readonly schema: JsonSchema; told: number }

/** Behind so many nothing more is looked for: what is worked out for each costs far more than looking. */
const MOST_MISTAKES = 200

/**
 * Where a tree does not fit a schema, each mistake once: of the ways in which a value may be written, the one it was
 * meant in is told about. Linear in the tree's size.
 */
export function schemaProblems(root: Node, schema: JsonSchema, host: SchemaHost): readonly Problem[] {
  return withoutRepeats(check({ ...host, schema, told: 0 }, root, schema, [], root.range))
}

/** What aliases and merge keys bring to several places is wrong once. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const byPlace = new Map<string, Problem>()
  for (const problem of problems) {
    const key = `${problem.range.start.offset} ${problem.range.end.offset}`
    if (!byPlace.has(key)) byPlace.set(key, problem)
  }
  return [...byPlace.values()]
}

/** `at`: the key, or the item itself. */
function check(walk: Walk, node: Node, schema: JsonSchema, path: SchemaPath, at: Range): readonly Problem[] {
  if (walk.told > MOST_MISTAKES) return []
  const ways = waysOf(walk, schema)
  const fitting = ways.filter((way) => accepts(walk, way, node))
  if (fitting.length === 0) {
    const message = typeMessage(walk, path, node, ways.flatMap(typesOf))
    return [problem(walk, message, at)]
  }
  const results = fitting.map((way) => checkWay(walk, node, way, path, at))
  return results.reduce((least, each) => (each.length < least.length ? each : least))
}

/** The schema, or its alternatives, with references followed. */
function waysOf(walk: Walk, schema: JsonSchema): readonly JsonSchema[] {
  const followed = schema.$ref === undefined ? schema : referred(walk, schema.$ref)
  const ways = followed.oneOf ?? followed.anyOf
  return ways ? ways.flatMap((way) => waysOf(walk, way)) : [followed]
}

function referred({ schema }: Walk, reference: string): JsonSchema {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  return schema.definitions?.[name] ?? schema.$defs?.[name] ?? {}
}

function typesOf({ type }: JsonSchema): readonly JsonType[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type
}

function accepts({ isOpen }: Walk, schema: JsonSchema, node: Node): boolean {
  const types = typesOf(schema)
  if (types.length === 0) return true
  if (node.kind === 'map') return types.includes('object')
  if (node.kind === 'list') return types.includes('array')
  if (isOpen?.(node)) return types.some((type) => type !== 'object' && type !== 'array')
  return scalarTypes(node).some((type) => types.includes(type))
}

function scalarTypes({ value }: ScalarNode): readonly JsonType[] {
  if (value === null) return ['null']
  if (typeof value === 'boolean') return ['boolean']
  if (typeof value === 'number') return Number.isInteger(value) ? ['number', 'integer'] : ['number']
  return ['string']
}

function checkWay(walk: Walk, node: Node, way: JsonSchema, path: SchemaPath, at: Range): readonly Problem[] {
  if (node.kind === 'map') return checkMap(walk, node, way, path, at)
  if (node.kind === 'list') return checkList(walk, node, way, path)
  return checkScalar(walk, node, way, path, at)
}

function checkScalar(
  walk: Walk,
  node: ScalarNode,
  way: JsonSchema,
  path: SchemaPath,
  at: Range,
): readonly Problem[] {
  if (walk.isOpen?.(node)) return []
  if (way.enum && !way.enum.includes(node.value))
    return [problem(walk, enumMessage(walk, path, node, way.enum), at)]
  if (way.minimum !== undefined && typeof node.value === 'number' && node.value < way.minimum)
    return [problem(walk, minimumMessage(walk, path, way.minimum), at)]
  return []
}

function checkList(walk: Walk, node: ListNode, { items }: JsonSchema, path: SchemaPath): readonly Problem[] {
  if (!items) return []
  const found: Problem[] = []
  let itemTold = false
  for (const [index, item] of node.items.entries()) {
    const at = item.via ?? item.range
    const problems = check(walk, item, items, [...path, index], at)
    const whole = problems.some(({ range }) => range === at)
    // Items of one list are mostly wrong in the same way: the first stands for all.
    if (!whole || !itemTold) found.push(...problems)
    itemTold ||= whole
  }
  return found
}

function checkMap(
  walk: Walk,
  node: MapNode,
  way: JsonSchema,
  path: SchemaPath,
  at: Range,
): readonly Problem[] {
  const present = new Set(node.entries.map(({ key }) => key))
  const missing = (way.required ?? []).filter((key) => !present.has(key))
  return [
    ...missing.map((key) => problem(walk, missingMessage(walk, path, key), at)),
    ...node.entries.flatMap((entry) => checkEntry(walk, entry, way, path)),
  ]
}

function checkEntry(
  walk: Walk,
  { key, keyRange, value }: Entry,
  way: JsonSchema,
  path: SchemaPath,
): readonly Problem[] {
  if (walk.told > MOST_MISTAKES) return []
  const schema = schemaOf(way, key)
  if (schema === false) return [problem(walk, unknownKeyMessage(walk, path, { key, value }, way), keyRange)]
  return schema === true ? [] : check(walk, value, schema, [...path, key], keyRange)
}

/** What a key's value has to fit: true is anything, false that there is no such key. */
function schemaOf(
  { properties, patternProperties, additionalProperties }: JsonSchema,
  key: string,
): JsonSchema | boolean {
  if (properties && Object.hasOwn(properties, key)) return properties[key] ?? true
  const pattern = Object.keys(patternProperties ?? {}).find((each) => new RegExp(each, 'u').test(key))
  if (pattern !== undefined) return patternProperties?.[pattern] ?? true
  return additionalProperties ?? true
}

function problem(walk: Walk, message: string, range: Range): Problem {
  walk.told++
  return { code: walk.code, message, severity: 'error', range }
}
