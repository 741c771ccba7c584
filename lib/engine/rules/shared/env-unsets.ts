import type { Command, Statement } from '../../dockerfile/shell/types.ts'
import type { RuleInput } from '../rule.ts'
import { envBefore, variablesOf } from './run-variables.ts'
import type { Run } from './runs.ts'
import { perFile } from './facts.ts'

/** An `unset` that a RUN ends with, of a variable that ENV sets. */
export type LateUnset = { readonly command: Command; readonly name: string; readonly line: number }

const variables = perFile(variablesOf)

/** Null where the RUN ends with something else, or the file does not set the variable before it. */
export function lateUnset(run: Run, input: RuleInput): LateUnset | null {
  const command = lastOf(run.run.script?.body.at(-1))
  if (command === null || command.words[0]?.literal !== 'unset' || command.redirects.length > 0) return null
  for (const { literal } of command.words.slice(1)) {
    if (literal === null || literal.startsWith('-')) continue
    const value = envBefore(variables(input), run, literal, input)
    if (value) return { command, name: literal, line: value.range.start.line }
  }
  return null
}

/** Of a chain of `&&`, and of nothing that need not run. */
function lastOf(statement: Statement | undefined): Command | null {
  if (statement?.kind === 'command') return statement
  const chained = statement?.kind === 'and-or' && statement.connectors.every((each) => each === '&&')
  return chained ? lastOf(statement.items.at(-1)) : null
}
