import type { Executed } from '../../build/types.ts'
import type { Instruction } from '../../dockerfile/syntax.ts'
import type { Rule, RuleInput, Trigger } from '../rule.ts'
import { perFile } from './facts.ts'
import { allRuns, namesOf } from './onbuild.ts'

/** Of these rules the ones that may find something in a file: those whose trigger is in it, and those that have none. */
export function rulesFor(rules: readonly Rule[], input: RuleInput): readonly Rule[] {
  const present = presentIn(input)
  return rules.filter(({ meta: { on } }) => on === undefined || isMet(on, present))
}

/** The same kinds of things as in a trigger, all that a file holds of them. */
type Present = { readonly [Kind in keyof Required<Trigger>]: ReadonlySet<string> }

function isMet({ instructions, flags, programs, problems }: Trigger, present: Present): boolean {
  return (
    (instructions !== undefined && holdsOne(present.instructions, instructions)) ||
    (flags !== undefined && holdsOne(present.flags, flags)) ||
    (programs !== undefined && holdsOne(present.programs, programs)) ||
    (problems !== undefined && holdsOne(present.problems, problems))
  )
}

function holdsOne(present: ReadonlySet<string>, wanted: readonly string[]): boolean {
  for (const each of wanted) if (present.has(each)) return true
  return false
}

const presentIn = perFile((input): Present => ({
  ...writtenIn(input),
  programs: programsIn(input),
  problems: new Set([...input.dockerfile.allProblems, ...input.build.problems].map(({ code }) => code)),
}))

/** With what ONBUILD keeps, here and in a stage below. */
function writtenIn({ dockerfile, stages }: RuleInput): Pick<Present, 'instructions' | 'flags'> {
  const instructions = new Set<string>()
  const flags = new Set<string>()
  const add = (node: Instruction): void => {
    instructions.add(node.keyword)
    for (const { name } of node.flags) flags.add(name)
    if (node.trigger !== null) add(node.trigger)
  }
  dockerfile.instructions.forEach(add)
  for (const { triggers } of stages) for (const { node } of triggers) add(node)
  return { instructions, flags }
}

function programsIn(input: RuleInput): ReadonlySet<string> {
  const found = new Set<string>()
  const add = ({ program }: Executed): void => {
    if (program !== null && !found.has(program)) for (const name of namesOf(program)) found.add(name)
  }
  for (const { steps } of input.build.stages) for (const { commands } of steps) commands.forEach(add)
  for (const { commands } of allRuns(input)) commands.forEach(add)
  return found
}
