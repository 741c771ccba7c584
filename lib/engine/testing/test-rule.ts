import { build, parse } from '../index.ts'
import { lintWith } from '../rules/lint.ts'
import type { Rule, RuleDocs, RuleInput } from '../rules/rule.ts'
import { ruleInput } from '../rules/shared/facts.ts'
import { contextFrom, isError, ownOf, testTable } from './test-table.ts'
import type { Bench, Invalid, Sample } from './test-table.ts'

type Case = {
  readonly name?: string
  readonly dockerfile: string
  /** The whole build context, path to text; without it nothing is known of the context. */
  readonly context?: Readonly<Record<string, string>>
}

type Table<MessageId extends string> = {
  readonly valid: readonly (string | Case)[]
  readonly invalid: readonly (Case & Invalid<MessageId>)[]
}

/**
 * Runs the table of a rule for Dockerfiles, and the pair in its documentation. See "Anatomy of a rule" in
 * docs/architecture.md. Rules for other files: `testFileRule`.
 */
export function testRule<MessageId extends string>(
  rule: Rule<MessageId>,
  docs: RuleDocs,
  { valid, invalid }: Table<NoInfer<MessageId>>,
): void {
  testTable(
    benchOf(rule),
    docs,
    valid.map(sampleOf),
    invalid.map((test) => ({ ...sampleOf(test), ...test })),
  )
}

function sampleOf(test: string | Case): Sample {
  if (typeof test === 'string') return { text: test }
  return { name: test.name, text: test.dockerfile, files: test.context }
}

function benchOf(rule: Rule): Bench {
  return {
    rule,
    find: (sample) => ownOf(rule, lintWith([rule], inputOf(sample))),
    reports: (sample) => [...rule.check(inputOf(sample))],
    errorsIn: ({ text }) => parse(text).allProblems.filter(isError).length,
  }
}

function inputOf({ text, files }: Sample): RuleInput {
  const dockerfile = parse(text)
  const context = contextFrom(files)
  return ruleInput(dockerfile, build(dockerfile, context), context)
}
