import { expect, test } from 'vitest'
import type { Build, BuiltStage, Image, Step } from '../build/types.ts'
import { evaluate } from '../grade/evaluate.ts'
import type { Outcome } from '../grade/outcome.ts'
import type { Check } from '../grade/schema.ts'
import { checkSchema } from '../grade/schema.ts'
import { readSubject, sharedOf, type Subject } from '../grade/subject.ts'
import { slice } from '../source/position.ts'

/** One question to one answer: `no` is a certain failure, `open` what the file does not tell. */
export type CheckRow = {
  readonly name: string
  readonly check: Check
  readonly file: string
  readonly is: 'yes' | 'no' | 'open'
  /** The text of the place that is shown; null for none. */
  readonly on?: string | null
  readonly subject?: string
  readonly stage?: string
  readonly over?: string
  /** What was seen and what is needed, in part. */
  readonly says?: string | RegExp
  readonly files?: Readonly<Record<string, string>>
  readonly starter?: string
  /** Puts data in the place of what the build works out. */
  readonly given?: (subject: Subject) => Subject
}

/** Asks every row, and its opposite: what is not known stays so. */
export function checkTable(rows: readonly CheckRow[], context: Readonly<Record<string, string>> = {}): void {
  test.each(rows.map((row) => [row.name, row] as const))('%s', (_, row) => {
    expect(checkSchema.safeParse(row.check).error?.issues ?? []).toEqual([])
    const { starter, given = (subject: Subject) => subject } = row
    const start = starter === undefined ? null : { Dockerfile: starter }
    const around = { ...context, ...row.files }
    const shared = sharedOf('Dockerfile', start, around)
    const subject = given(readSubject('Dockerfile', { Dockerfile: row.file }, around, shared))
    const outcome = evaluate(row.check, subject)
    expectSpoken(outcome)
    expect([stateOf(outcome), outcome.seen]).toEqual([row.is, outcome.seen])
    expect(stateOf(evaluate({ not: row.check }, subject))).toBe(OPPOSITE[row.is])
    if (row.on !== undefined) expect(outcome.place && slice(row.file, outcome.place)).toBe(row.on)
    if (row.subject !== undefined) expect(outcome.subject).toBe(row.subject)
    if (row.stage !== undefined) expect(outcome.stage).toBe(row.stage)
    if (row.over !== undefined) expect(outcome.over.replace('\u00A0', ' ')).toBe(row.over)
    if (row.says !== undefined)
      expect(`${outcome.seen} ${outcome.need}`.replaceAll('\u00A0', ' ')).toMatch(row.says)
  })
}

const OPPOSITE = { yes: 'no', no: 'yes', open: 'open' } as const

function stateOf({ holds, known }: Outcome): CheckRow['is'] {
  return holds ? 'yes' : known ? 'no' : 'open'
}

/** Whole sentences, nothing that only a program would say. */
function expectSpoken({ holds, seen, need }: Outcome): void {
  if (!holds) expect(seen).toMatch(/\S.*\.$/)
  for (const text of [seen, need]) expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\{|\.\.|  /)
  if (need !== '') expect(need).toMatch(/\.$/)
}

/** The same answer with other facts about a step. */
export function withStep(stage: number, step: number, changes: Partial<Step>): (subject: Subject) => Subject {
  return onStages((each) =>
    each.index === stage
      ? { ...each, steps: each.steps.map((one, at) => (at === step ? { ...one, ...changes } : one)) }
      : each,
  )
}

/** The same answer with other facts about the image of its last stage. */
export function withImage(changes: Partial<Image>): (subject: Subject) => Subject {
  return (subject) => {
    const { target } = subject.build
    return onStages((each) =>
      each.index === target ? { ...each, image: { ...each.image, ...changes } } : each,
    )(subject)
  }
}

export function withBuild(changes: Partial<Build>): (subject: Subject) => Subject {
  return (subject) => ({ ...subject, build: { ...subject.build, ...changes } })
}

function onStages(change: (stage: BuiltStage) => BuiltStage): (subject: Subject) => Subject {
  return (subject) => {
    const stages = subject.build.stages.map(change)
    return {
      ...subject,
      build: { ...subject.build, stages, image: stages[subject.build.target]?.image ?? null },
    }
  }
}
