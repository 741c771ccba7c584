import type { Executed } from '../../build/types.ts'
import type { Rule, RuleInput, Trigger } from '../rule.ts'
import { perFile } from './facts.ts'
import { allRuns, namesOf } from './onbuild.ts'

/** Of these rules the ones that may find something in a file: those whose trigger is in it, and those that have none. */
export function rulesFor(rules: readonly Rule[], input: RuleInput): readonly Rule[] {
  const present = presentIn(input)
  return rules.filter(({ meta }) => meta.on === undefined || isMet(meta.on, present))
}

/** The same kinds of things as in a trigger, all that a file holds of them. */
type Present = { readonly [Kind in keyof Required<Trigger>]: ReadonlySet<string> }

function isMet({ instructions, programs, problems }: Trigger, present: Present): boolean {
  return (
    holdsOne(present.instructions, instructions) ||
    holdsOne(present.programs, programs) ||
    holdsOne(present.problems, problems)
  )
}

function holdsOne(present: ReadonlySet<string>, wanted: readonly string[] = []): boolean {
  for (const each of wanted) if (present.has(each)) return true
  return false
}

const presentIn = perFile((input): Present => ({
  instructions: keywordsIn(input),
  programs: programsIn(input),
  problems: new Set([...input.dockerfile.allProblems, ...input.build.problems].map(({ code }) => code)),
}))

/** With those that ONBUILD keeps, here and in a base image. */
function keywordsIn({ dockerfile, stages }: RuleInput): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { keyword, trigger } of dockerfile.instructions) {
    found.add(keyword)
    if (trigger !== null) found.add(trigger.keyword)
  }
  for (const { triggers } of stages) for (const { keyword } of triggers) found.add(keyword)
  return found
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
