import { describe, expect, it } from 'vitest'
import type { Context } from '../build/types.ts'
import type { Confidence, Finding, Report, RuleDocs, RuleMeta, Severity } from '../rules/rule.ts'
import { applyEdits } from '../source/edit.ts'
import { slice } from '../source/position.ts'

type Expected<MessageId extends string> = {
  readonly messageId: MessageId
  /** The exact source text the range must cover. */
  readonly on: string
  readonly confidence?: Confidence
  readonly severity?: Severity
}

export type Invalid<MessageId extends string> = {
  /** All of them, in the order of the text. */
  readonly reports: readonly Expected<MessageId>[]
  /** The text after all fixes. */
  readonly fixed?: string
}

/** A case of any kind of file. `files`: the others of the project or the build context; undefined when nothing is known of them. */
export type Sample = {
  readonly name?: string | undefined
  readonly text: string
  readonly files?: Readonly<Record<string, string>> | undefined
  readonly path?: string | undefined
}

/** A rule with what it needs to be run over a text. */
export type Bench = {
  readonly rule: { readonly meta: RuleMeta }
  /** What it finds, without what other rules and the parser say. */
  readonly find: (sample: Sample) => readonly Finding[]
  /** Its reports as it makes them: lint would drop one that occurs twice. */
  readonly reports: (sample: Sample) => readonly Report[]
  readonly errorsIn: (sample: Sample) => number
}

/** Runs a rule's table of cases, and the pair in its documentation. */
export function testTable(
  bench: Bench,
  docs: RuleDocs | null,
  valid: readonly Sample[],
  invalid: readonly (Sample & Invalid<string>)[],
): void {
  describe(bench.rule.meta.name, () => {
    it.each(valid.map(named))('leaves alone: %s', (_, sample) => {
      expect(bench.find(sample).map(shown(sample))).toEqual([])
    })
    it.each(invalid.map(named))('reports: %s', (_, sample) => expectReports(bench, sample))
    it.each(docs ? [docs] : [])('reports the bad example of its documentation and not the good one', (own) =>
      expectDocumentation(bench, own),
    )
  })
}

function named<Named extends Sample>(sample: Named): [string, Named] {
  return [sample.name ?? sample.text.replaceAll('\n', ' ⏎ '), sample]
}

/** Of a rule's own findings only: others and the parser speak in lint as well. */
export function ownOf({ meta }: Bench['rule'], findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule, messageId }) => rule === meta.name && messageId !== 'problem')
}

export function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error'
}

export function contextFrom(files: Sample['files']): Context {
  const entries = Object.entries(files ?? {}).map(([path, content]) => [
    path,
    { content, size: content.length },
  ])
  return { files: Object.fromEntries(entries), complete: files !== undefined }
}

/** The same report twice would be dropped by lint; a rule does not make it in the first place. */
function expectNoRepeats({ reports }: Bench, sample: Sample): void {
  const keys = reports(sample).map(
    ({ messageId, range }) => `${messageId} ${range.start.offset} ${range.end.offset}`,
  )
  expect(keys).toEqual([...new Set(keys)])
}

function shown({ text }: Sample): (finding: Finding) => string {
  return ({ messageId, range, confidence }) => `${messageId} (${confidence}) on ${slice(text, range)}`
}

function expectReports(bench: Bench, sample: Sample & Invalid<string>): void {
  const { text, reports, fixed } = sample
  const findings = bench.find(sample)
  expectNoRepeats(bench, sample)
  const seen = findings.map(({ messageId, range }) => ({ messageId, on: slice(text, range) }))
  expect(seen).toEqual(reports.map(({ messageId, on }) => ({ messageId, on })))
  reports.forEach(({ confidence, severity }, at) => {
    if (confidence !== undefined) expect(findings[at]?.confidence).toBe(confidence)
    if (severity !== undefined) expect(findings[at]?.severity).toBe(severity)
  })
  for (const finding of findings) {
    expectSound(bench, finding, text)
    if (finding.fix) expectFixed(bench, finding, sample)
  }
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? [])
  if (fixed !== undefined) expect(applyEdits(text, edits)).toBe(fixed)
}

function expectSound({ rule }: Bench, { messageId, message, range, fix }: Finding, text: string): void {
  expect(Object.keys(rule.meta.messages)).toContain(messageId)
  expect(message).not.toMatch(/\{\{|undefined|null/)
  expect(message).toMatch(/\.$/)
  for (const { start, end } of [range, ...(fix?.edits.map((edit) => edit.range) ?? [])]) {
    expect(start.offset).toBeGreaterThanOrEqual(0)
    expect(start.offset).toBeLessThanOrEqual(end.offset)
    expect(end.offset).toBeLessThanOrEqual(text.length)
  }
}

/** Applied alone, a fix takes its own report away and brings no new error. */
function expectFixed(bench: Bench, finding: Finding, sample: Sample): void {
  const after = { ...sample, text: applyEdits(sample.text, finding.fix?.edits ?? []) }
  expect(bench.find(after).length, after.text).toBeLessThan(bench.find(sample).length)
  expect(bench.errorsIn(after), after.text).toBeLessThanOrEqual(bench.errorsIn(sample))
}

function expectDocumentation(bench: Bench, { bad, good, context }: RuleDocs): void {
  const [wrong, right] = [bad, good].map((text): Sample => ({ text, files: context, path: undefined }))
  const found = bench.find(wrong!)
  expect(found.length).toBeGreaterThan(0)
  for (const finding of found) expectSound(bench, finding, bad)
  expect(bench.find(right!).map(shown(right!))).toEqual([])
  expect(bench.errorsIn(right!)).toBe(0)
}
