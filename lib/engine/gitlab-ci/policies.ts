import type { MapNode, Node } from '../document/types.ts'
import type { Policy, Rule } from './model.ts'
import { asBoolean, asText, flatItems, namesOf, oneOf, settingOf, textsOf, valueOf } from './nodes.ts'
import { readNeeds } from './settings.ts'
import { readVariables } from './variables.ts'

export const WHENS = oneOf('on_success', 'on_failure', 'always', 'manual', 'delayed', 'never')

/** `rules:`, with those that `!reference` brings in. Null: the key is not written. */
export function readRules(map: MapNode): readonly Rule[] | null {
  const rules = valueOf(map, 'rules')
  if (rules === null) return null
  return flatItems(rules).flatMap((item) => (item.kind === 'map' ? [readRule(item)] : []))
}

function readRule(map: MapNode): Rule {
  return {
    if: settingOf(map, 'if', asText),
    changes: pathsOf(map, 'changes'),
    exists: pathsOf(map, 'exists'),
    when: settingOf(map, 'when', WHENS),
    allowFailure: settingOf(map, 'allow_failure', asBoolean),
    variables: readVariables(valueOf(map, 'variables'), 'job'),
    needs: readNeeds(map),
    range: map.range,
  }
}

/** A list of paths, or `{ paths }`. */
function pathsOf(map: MapNode, key: string): readonly string[] | null {
  const value = valueOf(map, key)
  if (value === null) return null
  return textsOf(value.kind === 'map' ? valueOf(value, 'paths') : value)
}

/** `only:` and `except:`: a list of refs, or a map. */
export function readPolicy(node: Node | null): Policy | null {
  if (node === null) return null
  if (node.kind !== 'map') {
    return { refs: namesOf(node), variables: [], changes: [], kubernetes: false, range: node.range }
  }
  const refs = valueOf(node, 'refs')
  return {
    refs: refs === null ? null : namesOf(refs),
    variables: namesOf(valueOf(node, 'variables')),
    changes: namesOf(valueOf(node, 'changes')),
    kubernetes: valueOf(node, 'kubernetes') !== null,
    range: node.range,
  }
}
