import type { Node } from '../document/types.ts'
import type { Stage } from './model.ts'
import { namesOf } from './nodes.ts'

/** Source: docs.gitlab.com/ci/yaml, "stages": what there is without the key, and the two that are always there. */
const USUAL = ['build', 'test', 'deploy']
const FIRST = '.pre'
const LAST = '.post'

export function stagesOf(node: Node | null): readonly Stage[] {
  const named = namesOf(node).filter(({ name }) => name !== FIRST && name !== LAST)
  const middle = node === null ? USUAL.map((name): Stage => ({ name, range: null })) : named
  return [{ name: FIRST, range: null }, ...middle, { name: LAST, range: null }]
}
