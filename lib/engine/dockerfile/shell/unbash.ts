import { forEachChild, parse } from 'unbash'
import type { ParsedScript, SyntaxNode } from 'unbash'

export type * from 'unbash'

/**
 * The only door to the library that reads shell scripts. Null where it gives up (it throws on some endless
 * nestings).
 */
export function readBash(text: string): ParsedScript | null {
  try {
    return parse(text)
  } catch {
    return null
  }
}

/**
 * The scripts that run while `node` is expanded, outermost only, in order: `$( )`, backticks, `<( )` and `>(
 * )`.
 */
export function substitutions(node: SyntaxNode): readonly ParsedScript[] {
  const found: ParsedScript[] = []
  const waiting: SyntaxNode[] = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const script = 'script' in next ? next.script : undefined
    if (script === undefined) waiting.push(...children(next).reverse())
    else found.push(script)
  }
  return found
}

function children(node: SyntaxNode): SyntaxNode[] {
  const list: SyntaxNode[] = []
  forEachChild(node, (child) => void list.push(child))
  return list
}
