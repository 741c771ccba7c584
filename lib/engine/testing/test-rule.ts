import { describe, expect, it } from 'vitest'
import type { Context } from '../build/types.ts'
import { build, parse } from '../index.ts'
import { ruleInput } from '../rules/shared/facts.ts'
import { lintWith } from '../rules/lint.ts'
import type { Confidence, Finding, Rule, RuleDocs, RuleInput, Severity } from '../rules/rule.ts'
import { applyEdits } from '../source/edit.ts'
import { slice } from '../source/position.ts'

type Case = {
  readonly name?: string
  readonly dockerfile: string
  /** The whole build context, path to text; without it nothing is known of the context. */
  readonly context?: Readonly<Record<string, string>>
}

type Expected<MessageId extends string> = {
  readonly messageId: MessageId
  /** The exact source text the range must cover. */
  readonly on: string
  readonly confidence?: Confidence
  readonly severity?: Severity
}

type Table<MessageId extends string> = {
  readonly valid: readonly (string | Case)[]
  readonly invalid: readonly (Case & {
    /** All of them, in the order of the text. */
    readonly reports: readonly Expected<MessageId>[]
    /** The text after all fixes. */
    readonly fixed?: string
  })[]
}

/** Runs a rule's table of cases, and the pair in its documentation. See "Anatomy of a rule" in docs/architecture.md. */
export function testRule<MessageId extends string>(
  rule: Rule<MessageId>,
  docs: RuleDocs,
  { valid, invalid }: Table<NoInfer<MessageId>>,
): void {
  describe(rule.meta.name, () => {
    it.each(valid.map(named))('leaves alone: %s', (_, { dockerfile, context }) => {
      expect(findingsOf(rule, dockerfile, context).map(shown(dockerfile))).toEqual([])
    })
    it.each(invalid.map(named))('reports: %s', (_, test) => expectReports(rule, test))
    it('reports the bad example of its documentation and not the good one', () =>
      expectDocumentation(rule, docs))
  })
}

function named(test: string | Case): [string, Case] {
  const full: Case = typeof test === 'string' ? { dockerfile: test } : test
  return [full.name ?? full.dockerfile.replaceAll('\n', ' ⏎ '), full]
}

/** What the rule finds, without what other rules and the parser say. */
function findingsOf(rule: Rule, dockerfile: string, context?: Case['context']): Finding[] {
  const found = lintWith([rule], inputOf(dockerfile, context))
  return found.filter((finding) => finding.rule === rule.meta.name && finding.messageId !== 'problem')
}

function inputOf(dockerfile: string, context?: Case['context']): RuleInput {
  const model = parse(dockerfile)
  const files = toContext(context)
  return ruleInput(model, build(model, files), files)
}

/** The same report twice would be dropped by lint; a rule does not make it in the first place. */
function expectNoRepeats(rule: Rule, { dockerfile, context }: Case): void {
  const keys = Array.from(
    rule.check(inputOf(dockerfile, context)),
    ({ messageId, range }) => `${messageId} ${range.start.offset} ${range.end.offset}`,
  )
  expect(keys).toEqual([...new Set(keys)])
}

function toContext(files: Case['context']): Context {
  const entries = Object.entries(files ?? {}).map(([path, content]) => [
    path,
    { content, size: content.length },
  ])
  return { files: Object.fromEntries(entries), complete: files !== undefined }
}

function shown(dockerfile: string): (finding: Finding) => string {
  return ({ messageId, range, confidence }) => `${messageId} (${confidence}) on ${slice(dockerfile, range)}`
}

function expectReports<MessageId extends string>(
  rule: Rule<MessageId>,
  test: Case | Table<MessageId>['invalid'][number],
): void {
  const { dockerfile, context } = test
  const { reports = [], fixed } = test as Table<MessageId>['invalid'][number]
  const findings = findingsOf(rule, dockerfile, context)
  expectNoRepeats(rule, test)
  const seen = findings.map(({ messageId, range }) => ({ messageId, on: slice(dockerfile, range) }))
  expect(seen).toEqual(reports.map(({ messageId, on }) => ({ messageId, on })))
  reports.forEach(({ confidence, severity }, at) => {
    if (confidence !== undefined) expect(findings[at]?.confidence).toBe(confidence)
    if (severity !== undefined) expect(findings[at]?.severity).toBe(severity)
  })
  for (const finding of findings) {
    expectSound(rule, finding, dockerfile)
    if (finding.fix) expectFixed(rule, finding, test)
  }
  if (fixed !== undefined) {
    expect(
      applyEdits(
        dockerfile,
        findings.flatMap(({ fix }) => fix?.edits ?? []),
      ),
    ).toBe(fixed)
  }
}

function expectSound(rule: Rule, { messageId, message, range, fix }: Finding, dockerfile: string): void {
  expect(Object.keys(rule.meta.messages)).toContain(messageId)
  expect(message).not.toMatch(/\{\{|undefined|null/)
  expect(message).toMatch(/\.$/)
  for (const { start, end } of [range, ...(fix?.edits.map((edit) => edit.range) ?? [])]) {
    expect(start.offset).toBeGreaterThanOrEqual(0)
    expect(start.offset).toBeLessThanOrEqual(end.offset)
    expect(end.offset).toBeLessThanOrEqual(dockerfile.length)
  }
}

/** Applied alone, a fix takes its own report away and brings no new error. */
function expectFixed(rule: Rule, finding: Finding, { dockerfile, context }: Case): void {
  const after = applyEdits(dockerfile, finding.fix?.edits ?? [])
  const before = findingsOf(rule, dockerfile, context).length
  expect(findingsOf(rule, after, context).length, after).toBeLessThan(before)
  expect(errorsIn(after), after).toBeLessThanOrEqual(errorsIn(dockerfile))
}

function errorsIn(dockerfile: string): number {
  return parse(dockerfile).allProblems.filter(({ severity }) => severity === 'error').length
}

function expectDocumentation(rule: Rule, { bad, good, context }: RuleDocs): void {
  const found = findingsOf(rule, bad, context)
  expect(found.length).toBeGreaterThan(0)
  for (const finding of found) expectSound(rule, finding, bad)
  expect(findingsOf(rule, good, context).map(shown(good))).toEqual([])
  expect(errorsIn(good)).toBe(0)
}
