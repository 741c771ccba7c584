import type { MapNode, Node, ScalarNode } from '../document/types.ts'
import type { Include } from './model.ts'
import { flatItems, scalarOf, textsOf, valueOf } from './nodes.ts'

const INCLUDE_KINDS = ['local', 'project', 'remote', 'template', 'component'] as const

/** A path, an address, or maps of them. Source: docs.gitlab.com/ci/yaml, "include". */
export function readIncludes(node: Node | null): readonly Include[] {
  return flatItems(node).flatMap((item) => {
    if (item.kind === 'list') return []
    return [item.kind === 'map' ? includeOf(item) : shortInclude(item)]
  })
}

function shortInclude({ text, range }: ScalarNode): Include {
  const kind = /^https?:\/\//i.test(text) ? 'remote' : 'local'
  return { kind, target: text, files: [], ref: null, range }
}

function includeOf(map: MapNode): Include {
  const kind = INCLUDE_KINDS.find((each) => valueOf(map, each) !== null) ?? 'unknown'
  return {
    kind,
    target: scalarOf(valueOf(map, kind))?.text ?? '',
    files: textsOf(valueOf(map, 'file')),
    ref: scalarOf(valueOf(map, 'ref'))?.text ?? null,
    range: map.range,
  }
}
