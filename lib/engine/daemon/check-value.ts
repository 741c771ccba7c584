import type { Entry, MapNode, Node, ScalarNode } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import type { Shape } from './shape.ts'

export const CODE = 'daemon-json-invalid'

export function invalid(range: Problem['range'], message: string): Problem {
  return { code: CODE, message, severity: 'error', range }
}

/** What stands before the value in a message: `"icc"`, `"max-size" in "log-opts"`. */
type Place = string

/**
 * Whether Go could put a value into the structure that dockerd keeps its settings in; null goes into everything and changes
 * nothing. Source: pkg.go.dev/encoding/json, Unmarshal.
 */
export function checkValue(value: Node, shape: Shape, place: Place): Problem[] {
  if (value.kind === 'scalar' && value.value === null) return []
  switch (shape.kind) {
    case 'any':
      return []
    case 'list':
      return value.kind === 'list'
        ? value.items.flatMap((item) => checkValue(item, shape.of, `An item of ${place}`))
        : [wrongType(value, 'a list', place)]
    case 'map':
    case 'object':
      return value.kind === 'map' ? checkEntries(value, shape, place) : [wrongType(value, 'an object', place)]
    default:
      return checkScalar(value, shape, place)
  }
}

function checkEntries(
  { entries }: MapNode,
  shape: Extract<Shape, { kind: 'map' | 'object' }>,
  place: Place,
): Problem[] {
  return entries.flatMap((entry) => {
    const inner = shape.kind === 'map' ? shape.of : shapeOf(entry, shape.keys)
    return inner ? checkValue(entry.value, inner, `"${entry.key}" in ${place}`) : []
  })
}

function shapeOf({ key }: Entry, keys: Readonly<Record<string, Shape>>): Shape | undefined {
  const small = key.toLowerCase()
  return Object.entries(keys).find(([name]) => name.toLowerCase() === small)?.[1]
}

function checkScalar(value: Node, shape: Shape, place: Place): Problem[] {
  if (shape.kind === 'boolean') {
    const fits = value.kind === 'scalar' && typeof value.value === 'boolean'
    return fits ? [] : [wrongType(value, 'true or false', place)]
  }
  if (shape.kind === 'integer') return checkInteger(value, shape, place)
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return [wrongType(value, 'a string', place)]
  return shape.kind === 'text' ? checkText(value, value.value, shape) : []
}

function checkInteger(value: Node, shape: Extract<Shape, { kind: 'integer' }>, place: Place): Problem[] {
  // Go takes no fraction and no exponent for a whole number, whatever it amounts to.
  if (value.kind !== 'scalar' || typeof value.value !== 'number' || !/^-?\d+$/.test(value.text))
    return [wrongType(value, 'a whole number', place)]
  const { least = -Infinity, most = Infinity } = shape
  if (value.value >= least && value.value <= most) return []
  const bounds = most === Infinity ? `${least} or more` : `between ${least} and ${most}`
  return [invalid(value.range, `${place} must be ${bounds}.`)]
}

function checkText(node: ScalarNode, text: string, shape: Extract<Shape, { kind: 'text' }>): Problem[] {
  const wrong = shape.check?.(text) ?? null
  if (wrong !== null) return [invalid(node.range, `"${text}" ${wrong}.`)]
  if (shape.values === undefined || shape.values.includes(text)) return []
  const names = shape.values.filter((name) => name !== '').map((name) => `"${name}"`)
  return [invalid(node.range, `"${text}" is none of the values that can stand here: ${names.join(', ')}.`)]
}

function wrongType(value: Node, wanted: string, place: Place): Problem {
  return invalid(value.range, `${place} must be ${wanted}, not ${nameOf(value)}${hint(value, wanted)}.`)
}

function nameOf(value: Node): string {
  if (value.kind === 'map') return 'an object'
  if (value.kind === 'list') return 'a list'
  if (typeof value.value === 'string') return 'a string'
  return typeof value.value === 'number' ? `the number ${value.text}` : value.text
}

/** What to write instead, where the value itself says it. */
function hint(value: Node, wanted: string): string {
  if (value.kind !== 'scalar') return ''
  if (wanted === 'a string') return `: write "${value.text}"`
  const unquoted = /^(?:true|false)$/.test(value.text)
    ? 'true or false'
    : /^-?\d+$/.test(value.text)
      ? 'a whole number'
      : ''
  if (unquoted === wanted) return `: write ${value.text} without quotes`
  return wanted === 'a list' ? `: write [${JSON.stringify(value.value)}]` : ''
}
