import type { RunInstruction } from '../../dockerfile/model.ts'

/** `a && b && c` and nothing else, without heredocs: more can be joined to it with `&&`. */
export function isAndChain({ script, node }: Pick<RunInstruction, 'script' | 'node'>): boolean {
  if (script === null || script.errors.length > 0 || script.body.length !== 1 || node.heredocs.length > 0)
    return false
  const [statement] = script.body
  if (!statement || statement.range.end.offset !== node.range.end.offset) return false
  if (statement.kind === 'and-or') return statement.connectors.every((connector) => connector === '&&')
  return statement.kind === 'command' || statement.kind === 'pipeline'
}
