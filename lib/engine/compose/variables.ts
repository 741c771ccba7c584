import type { Node } from '../document/types.ts'
import { rangeAt } from '../source/position.ts'
import type { Range } from '../source/position.ts'
import { interpolate, invalidTemplate, verbatimStart } from './interpolate.ts'
import type { Reader } from './interpolate.ts'
import type { PlacedVariable } from './model.ts'

export type Variables = {
  readonly variables: readonly PlacedVariable[]
  /** Places of `${` that begin no variable, with the text they stand in. */
  readonly invalid: readonly { readonly range: Range; readonly text: string }[]
}

/** Every variable of a file, each text once: what aliases and merge keys bring stands at its anchor. */
export function variablesOf(reader: Reader, root: Node | null): Variables {
  const found: { variables: PlacedVariable[]; invalid: { range: Range; text: string }[] } = {
    variables: [],
    invalid: [],
  }
  const visit = (node: Node, path: PlacedVariable['path']): void => {
    if (node.via !== null) return
    if (node.kind === 'list') return node.items.forEach((item, at) => visit(item, [...path, at]))
    if (node.kind === 'map') {
      for (const { key, value, merged } of node.entries) if (!merged) visit(value, [...path, key])
      return
    }
    if (!node.text.includes('$')) return
    for (const variable of interpolate(reader, node).variables) found.variables.push({ ...variable, path })
    const at = invalidTemplate(node.text)
    const begin = verbatimStart(reader, node)
    if (at !== null)
      found.invalid.push({
        range: begin === null ? node.range : rangeAt(reader.starts, begin + at, begin + at + 2),
        text: node.text,
      })
  }
  if (root) visit(root, [])
  return found
}
