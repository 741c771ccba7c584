import type { RunInstruction, Stage, Value } from '../../dockerfile/model.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { RuleInput } from '../rule.ts'
import type { Run } from './runs.ts'

/** Where a name is given a value: the place of the instruction in its stage, and the value where ENV gives one. */
type Setting = { readonly index: number; readonly value: Value | null }

/** What ENV and ARG set in every stage, by name, in order. Read once for a file. */
export type Variables = readonly ReadonlyMap<string, readonly Setting[]>[]

export function variablesOf({ stages }: RuleInput): Variables {
  return stages.map(settingsOf)
}

function settingsOf({ instructions }: Stage): ReadonlyMap<string, readonly Setting[]> {
  const found = new Map<string, Setting[]>()
  const add = (name: string | null, setting: Setting): void => {
    if (name === null) return
    const known = found.get(name)
    if (known) known.push(setting)
    else found.set(name, [setting])
  }
  for (const each of instructions) {
    const { index } = each
    if (each.keyword === 'ENV') for (const { key, value } of each.pairs) add(key.text, { index, value })
    if (each.keyword === 'ARG') for (const { name } of each.declarations) add(name, { index, value: null })
  }
  return found
}

/** Does a RUN see a variable of that name: by ENV or ARG before it, or because its own script sets it? */
export function sees(
  variables: Variables,
  { stage, run }: Run,
  name: string,
  { stages }: RuleInput,
): boolean {
  const [first] = variables[stage.index]?.get(name) ?? []
  if (first && first.index < run.index) return true
  return scriptSets(run, name) || below(stage, stages).some(({ index }) => variables[index]?.has(name))
}

/** The value ENV gives a name before a RUN; undefined when this file does not set it there. */
export function envBefore(
  variables: Variables,
  { stage, run }: Run,
  name: string,
  { stages }: RuleInput,
): Value | undefined {
  const own = variables[stage.index]?.get(name)?.findLast(({ index, value }) => value && index < run.index)
  if (own?.value) return own.value
  for (const { index } of below(stage, stages)) {
    const value = variables[index]?.get(name)?.findLast((each) => each.value !== null)?.value
    if (value) return value
  }
  return undefined
}

/** The stages a stage is built on, the nearest first. */
function below({ base }: Stage, stages: RuleInput['stages']): readonly Stage[] {
  const found: Stage[] = []
  let stage = base.kind === 'stage' ? stages[base.stage] : undefined
  while (stage && found.length < MANY_STAGES) {
    found.push(stage)
    stage = stage.base.kind === 'stage' ? stages[stage.base.stage] : undefined
  }
  return found
}

/** No file that was meant has longer chains. */
const MANY_STAGES = 50

/** `NAME=value command`, `NAME=value;`, `export NAME=value`, `env NAME=value command`. */
function scriptSets({ script }: RunInstruction, name: string): boolean {
  if (script === null || !script.text.includes(name)) return false
  return walkCommands(script).some(
    ({ command: { assignments, words } }) =>
      assignments.some((each) => each.name === name) ||
      words.some(({ raw }, at) => at > 0 && raw.startsWith(`${name}=`)),
  )
}
