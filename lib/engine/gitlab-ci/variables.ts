import type { Entry, Node, ScalarNode } from '../document/types.ts'
import type { Text, Variable } from './model.ts'
import { asBoolean, hasInput, scalarOf, settingOf, valueOf } from './nodes.ts'

/** Values by name; undefined for variables that the file does not set. */
export type Lookup = (name: string) => Variable | undefined

/** `$NAME`, `${NAME}` and the dollar sign itself. Source: GitLab, ExpandVariables, VARIABLES_REGEXP. */
const REFERENCE = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g
/** More in one text stay as they are, and so do values that are longer. */
const MAX_VALUES = 100
const MAX_TEXT = 4096

export const NO_VARIABLES: Lookup = () => undefined

/** A scalar with the variables filled in that the file sets. */
export function textOf(scalar: ScalarNode, lookup: Lookup): Text {
  return { raw: scalar.text, ...filled(scalar.text, lookup), range: scalar.range }
}

/** `budget`: variables that may still be filled in, so that texts made to grow do not. */
type Filling = { readonly lookup: Lookup; readonly left: string[]; budget: number }

function filled(raw: string, lookup: Lookup, name?: string): Pick<Text, 'text' | 'variables'> {
  const filling: Filling = { lookup, left: [], budget: MAX_VALUES }
  const text = fill(raw, filling, name === undefined ? [] : [name])
  return { text, variables: filling.left }
}

function fill(raw: string, filling: Filling, inside: readonly string[]): string {
  if (!raw.includes('$')) return raw
  return raw.replace(REFERENCE, (whole, plain: string | undefined, braced: string | undefined) => {
    const name = plain ?? braced
    if (name === undefined) return '$'
    const value = valueIn(name, filling, inside)
    if (value === null) filling.left.push(name)
    return value ?? `\${${name}}`
  })
}

/** Null: not set here, or it leads back to itself. */
function valueIn(name: string, filling: Filling, inside: readonly string[]): string | null {
  const variable = filling.lookup(name)
  if (variable?.value == null || inside.includes(name) || filling.budget-- <= 0) return null
  const { raw } = variable.value
  if (raw.length > MAX_TEXT || hasInput(raw)) return null
  return variable.expand ? fill(raw, filling, [...inside, name]) : raw
}

/** `variables:` as it is written: `NAME: value` or `NAME: { value, description, expand }`. Their values are not yet filled in. */
export function readVariables(node: Node | null, from: Variable['from']): readonly Variable[] {
  return node?.kind === 'map' ? node.entries.map((entry) => readVariable(entry, from)) : []
}

function readVariable({ key, keyRange, value }: Entry, from: Variable['from']): Variable {
  const map = value.kind === 'map' ? value : null
  const scalar = map === null ? written(value) : scalarOf(valueOf(map, 'value'))
  const expand = map === null || settingOf(map, 'expand', asBoolean)?.value !== false
  return {
    name: key,
    nameRange: keyRange,
    value: scalar === null ? null : expand ? textOf(scalar, NO_VARIABLES) : asIs(scalar),
    expand,
    description: map === null ? null : (scalarOf(valueOf(map, 'description'))?.text ?? null),
    from,
  }
}

function asIs({ text, range }: ScalarNode): Text {
  return { raw: text, text, variables: [], range }
}

/** `NAME:` without a value is the empty text. */
function written(node: Node): ScalarNode | null {
  return node.kind === 'scalar' ? node : null
}

/** The same variables, filled in with one another and with what `lookup` knows. */
export function expanded(variables: readonly Variable[], lookup: Lookup): readonly Variable[] {
  return variables.map((variable) => {
    if (variable.value === null || !variable.expand) return variable
    const { raw } = variable.value
    return { ...variable, value: { ...variable.value, ...filled(raw, lookup, variable.name) } }
  })
}

/** Names from several lists, of which the last wins. */
export function lookupIn(variables: readonly Variable[]): Lookup {
  const byName = new Map(variables.map((variable) => [variable.name, variable]))
  return (name) => byName.get(name)
}

/** Variables that a map of `rules`, of a matrix … may set otherwise: their value is not known. */
export function without(lookup: Lookup, names: ReadonlySet<string>): Lookup {
  return names.size === 0 ? lookup : (name) => (names.has(name) ? undefined : lookup(name))
}
