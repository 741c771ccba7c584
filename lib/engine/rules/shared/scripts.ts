import type { RunInstruction } from '../../dockerfile/model.ts'
import type { Command, Statement } from '../../dockerfile/shell/types.ts'

/** `a && b && c` and nothing else, without heredocs: more can be joined to it with `&&`. */
export function isAndChain({ script, node }: Pick<RunInstruction, 'script' | 'node'>): boolean {
  if (script === null || script.errors.length > 0 || script.body.length !== 1 || node.heredocs.length > 0)
    return false
  const [statement] = script.body
  if (!statement || statement.range.end.offset !== node.range.end.offset) return false
  if (statement.kind === 'and-or') return statement.connectors.every((connector) => connector === '&&')
  return statement.kind === 'command' || statement.kind === 'pipeline'
}

/** All simple commands of a script, in the order of the text, those in branches, loops and substitutions included. */
export function commandsIn(statements: readonly Statement[]): readonly Command[] {
  return statements.flatMap((statement) =>
    statement.kind === 'command' ? [statement, ...substituted(statement)] : commandsIn(inner(statement)),
  )
}

function inner(statement: Exclude<Statement, Command>): readonly Statement[] {
  switch (statement.kind) {
    case 'pipeline':
      return statement.commands
    case 'and-or':
      return statement.items
    case 'background':
      return [statement.body]
    case 'if':
      return [...statement.clauses.flatMap(({ test, body }) => [...test, ...body]), ...statement.otherwise]
    case 'while':
      return [...statement.test, ...statement.body]
    case 'case':
      return statement.items.flatMap(({ body }) => body)
    case 'subshell':
    case 'group':
    case 'for':
    case 'function':
      return statement.body
    default:
      return []
  }
}

function substituted({ words, assignments }: Command): readonly Command[] {
  const values = assignments.flatMap(({ value }) => value ?? [])
  return [...values, ...words].flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'command-substitution' ? commandsIn(part.body) : [])),
  )
}
