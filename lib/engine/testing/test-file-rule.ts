import { expect } from 'vitest'
import { kindOf, projectOf } from '../index.ts'
import type { OtherKind } from '../index.ts'
import { parseOther, unreadableOf } from '../others.ts'
import { lintFile } from '../rules/lint.ts'
import type { Rule, RuleDocs, RuleInputs, RuleKind } from '../rules/rule.ts'
import { contextFrom, isError, ownOf, testTable } from './test-table.ts'
import type { Bench, Invalid, Sample } from './test-table.ts'

type Kind = Exclude<RuleKind, 'dockerfile'>

type Case = {
  readonly name?: string
  readonly text: string
  /** All other files of the project, path to text; without it nothing is known of them. */
  readonly files?: Readonly<Record<string, string>>
  /** Where the file lies in the project: a Makefile, say. The name that such files have when left out. */
  readonly path?: string
}

type Table<MessageId extends string> = {
  readonly valid: readonly (string | Case)[]
  readonly invalid: readonly (Case & Invalid<MessageId>)[]
}

/**
 * Runs the table of a rule for compose files, pipelines, daemon.json or scripts, and the pair in its documentation;
 * `docs` is null for a rule that shares those of another kind.
 */
export function testFileRule<MessageId extends string, OfKind extends Kind>(
  rule: Rule<MessageId, OfKind>,
  docs: RuleDocs | null,
  { valid, invalid }: Table<NoInfer<MessageId>>,
): void {
  const samples = valid.map((test): Sample => (typeof test === 'string' ? { text: test } : test))
  testTable(benchOf(rule), docs, samples, invalid)
}

function benchOf<OfKind extends Kind>(rule: Rule<string, OfKind>): Bench {
  const { files } = rule.meta
  const lint = (sample: Sample) => lintFile([rule], inputOf(files, sample), [], ({ start }) => start.line)
  return {
    rule,
    find: (sample) => ownOf(rule, lint(sample)),
    reports: (sample) => [...rule.check(inputOf(files, sample))],
    errorsIn: (sample) => read(files, sample).model.problems.filter(isError).length,
  }
}

/** The name of such a file, and that under which rules know its model. */
const KINDS = {
  compose: ['compose.yaml', 'compose'],
  'gitlab-ci': ['.gitlab-ci.yml', 'pipeline'],
  daemon: ['daemon.json', 'daemon'],
  shell: ['deploy.sh', 'script'],
} as const satisfies Record<Kind, readonly [string, string]>

function read(kind: Kind, { text, files, path = KINDS[kind][0] }: Sample) {
  const project = projectOf(path, contextFrom(files && { ...files, [path]: text }))
  const model = parseOther(kindOf(path) as Exclude<OtherKind, 'gitignore'>, text, project)
  expect(unreadableOf(model), text).toEqual([])
  return { model, project }
}

function inputOf<OfKind extends Kind>(kind: OfKind, sample: Sample): RuleInputs[OfKind] {
  const { model, project } = read(kind, sample)
  // Which model belongs to which name the table above says, not the types.
  return { [KINDS[kind][1]]: model, project } as unknown as RuleInputs[OfKind]
}
