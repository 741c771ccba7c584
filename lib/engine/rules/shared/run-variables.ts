import { lookupEnv } from '../../dockerfile/chain.ts'
import type { RunInstruction, Value } from '../../dockerfile/model.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { RuleInput } from '../rule.ts'
import type { Run } from './runs.ts'

/** Does a RUN see a variable of that name: by ENV or ARG before it, or because its own script sets it? */
export function sees({ dockerfile }: RuleInput, { stage, run }: Run, name: string): boolean {
  for (let at = run.index - 1; at >= 0; at--) {
    const each = stage.instructions[at]
    if (each?.keyword === 'ENV' && each.pairs.some(({ key }) => key.text === name)) return true
    if (each?.keyword === 'ARG' && each.declarations.some((one) => one.name === name)) return true
  }
  const { base } = stage
  return (
    scriptSets(run, name) || (base.kind === 'stage' && lookupEnv(dockerfile, base.stage, name) !== undefined)
  )
}

/** The value ENV gives a name before a RUN; undefined when this file does not set it there. */
export function envBefore({ dockerfile }: RuleInput, { stage, run }: Run, name: string): Value | undefined {
  for (let at = run.index - 1; at >= 0; at--) {
    const each = stage.instructions[at]
    const pair = each?.keyword === 'ENV' ? each.pairs.findLast(({ key }) => key.text === name) : undefined
    if (pair) return pair.value
  }
  return stage.base.kind === 'stage' ? lookupEnv(dockerfile, stage.base.stage, name) : undefined
}

/** `NAME=value command`, `NAME=value;`, `export NAME=value`, `env NAME=value command`. */
function scriptSets({ script }: RunInstruction, name: string): boolean {
  if (script === null || !script.text.includes(name)) return false
  return walkCommands(script).some(
    ({ command: { assignments, words } }) =>
      assignments.some((each) => each.name === name) ||
      words.some(({ raw }, at) => at > 0 && raw.startsWith(`${name}=`)),
  )
}
