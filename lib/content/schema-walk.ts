import type { z } from 'zod'
import type { Path } from './yaml.ts'

type Schema = z.core.$ZodType
type Def = z.core.$ZodTypes['_zod']['def']

/** The schemas a value may have: wrappers such as `optional` taken off, unions spread out. */
function spread(schema: Schema, seen = new Set<Schema>()): Schema[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const def = schema._zod.def as Def
  if (def.type === 'lazy') return spread(def.getter(), seen)
  if (def.type === 'union') return def.options.flatMap((option) => spread(option, seen))
  if (def.type === 'intersection') return [...spread(def.left, seen), ...spread(def.right, seen)]
  if (def.type === 'pipe') return spread(def.in, seen)
  if ('innerType' in def && def.innerType) return spread(def.innerType, seen)
  return [schema]
}

function step(schema: Schema, key: PropertyKey): Schema[] {
  const def = schema._zod.def as Def
  if (def.type === 'object') return Object.hasOwn(def.shape, key) ? [def.shape[String(key)]!] : []
  if (def.type === 'array') return [def.element]
  if (def.type === 'record') return [def.valueType]
  return []
}

/** All schemas that may describe the value at `path`. */
function schemasAt(schema: Schema, path: Path): Schema[] {
  let current = [schema]
  for (const key of path) current = current.flatMap((each) => spread(each)).flatMap((each) => step(each, key))
  return current
}

/** The keys an author may write in the block at `path`. */
export function keysAt(schema: Schema, path: Path): string[] {
  const objects = schemasAt(schema, path).flatMap((each) => spread(each))
  return [...new Set(objects.flatMap((each) => shapeKeys(each._zod.def as Def)))]
}

function shapeKeys(def: Def): string[] {
  return def.type === 'object' ? Object.keys(def.shape) : []
}

/** What the key at `path` is for. */
export function descriptionAt(schema: Schema, path: Path): string | null {
  for (const each of schemasAt(schema, path)) {
    const { description } = each as z.ZodType
    if (description) return description
  }
  return null
}
