import type { Range } from '../source/position.ts'
import type { Node } from './types.ts'

/** What comments of YAML can speak about: every entry and every item of a list, outer ones first. Aliases are not followed. */
export function blocksOf(roots: readonly (Node | null)[]): readonly Range[] {
  const found: Range[] = []
  for (const root of roots) gather(root, found)
  return found
}

function gather(node: Node | null, found: Range[]): void {
  if (node === null || node.via !== null) return
  if (node.kind === 'list') {
    for (const item of node.items) {
      found.push(item.via ?? item.range)
      gather(item, found)
    }
    return
  }
  if (node.kind === 'map')
    for (const { range, merged, value } of node.entries) {
      if (merged) continue
      found.push(range)
      gather(value, found)
    }
}
