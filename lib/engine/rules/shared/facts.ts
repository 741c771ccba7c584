import type { Build, Context } from '../../build/types.ts'
import type { Dockerfile } from '../../dockerfile/model.ts'
import type { RuleInput } from '../rule.ts'

/** What the rules are given for a Dockerfile, a build and a context. */
export function ruleInput(dockerfile: Dockerfile, build: Build, context: Context): RuleInput {
  return { dockerfile, stages: dockerfile.stages, build, context, facts: new Map() }
}

/** The same function, which does its work when the first rule asks and then remembers the answer for this input. */
export function perFile<Value extends {} | null>(
  work: (input: RuleInput) => Value,
): (input: RuleInput) => Value {
  return (input) => {
    const known = input.facts.get(work)
    if (known !== undefined) return known as Value
    const value = work(input)
    input.facts.set(work, value)
    return value
  }
}
