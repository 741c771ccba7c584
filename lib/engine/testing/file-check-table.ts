import { expect, test } from 'vitest'
import { evaluate } from '../grade/evaluate.ts'
import { fileGrader } from '../grade/files/index.ts'
import type { Outcome } from '../grade/outcome.ts'
import type { Check } from '../grade/schema.ts'
import { checkSchema } from '../grade/schema.ts'
import { readSubject } from '../grade/subject.ts'
import { slice } from '../source/position.ts'

/** One question to one answer of several files: `no` is a certain failure, `open` what the files do not tell. */
export type FileCheckRow = {
  readonly name?: string
  readonly check: Check
  /** The answer, path to text. */
  readonly files: Readonly<Record<string, string>>
  /** Read-only files. */
  readonly context?: Readonly<Record<string, string>>
  readonly is: 'yes' | 'no' | 'open'
  /** The text of the place that is shown; null for none. */
  readonly on?: string | null
  /** The file the place is in. */
  readonly in?: string
  readonly subject?: string
  /** What was seen and what is needed, in part. */
  readonly says?: string | RegExp
}

/** Asks every row, and its opposite: what is not known stays so. */
export function fileCheckTable(rows: readonly FileCheckRow[]): void {
  test.each(rows.map((row) => [row.name ?? titleOf(row), row] as const))('%s', (_, row) => {
    expect(checkSchema.safeParse(row.check).error?.issues ?? []).toEqual([])
    const outcome = ask(row, row.check)
    expectSpoken(outcome)
    expect([stateOf(outcome), outcome.seen]).toEqual([row.is, outcome.seen])
    expect(stateOf(ask(row, { not: row.check }))).toBe(OPPOSITE[row.is])
    if (row.on !== undefined) expect(textAt(row, outcome)).toBe(row.on)
    if (row.in !== undefined) expect(outcome.file).toBe(row.in)
    if (row.subject !== undefined) expect(outcome.subject).toBe(row.subject)
    if (row.says !== undefined) expect(`${outcome.seen} ${outcome.need}`).toMatch(row.says)
  })
}

function titleOf({ check, files }: FileCheckRow): string {
  const [text = ''] = Object.values(files)
  return `${JSON.stringify(check)} of ${text.replaceAll('\n', ' ⏎ ')}`
}

function ask({ files, context = {} }: FileCheckRow, check: Check): Outcome {
  const dockerfile = 'Dockerfile' in files ? 'Dockerfile' : ''
  return evaluate(check, readSubject(dockerfile, files, context, undefined, fileGrader))
}

function textAt({ files, context }: FileCheckRow, { place, file }: Outcome): string | null {
  return place && slice({ ...context, ...files }[file ?? 'Dockerfile'] ?? '', place)
}

const OPPOSITE = { yes: 'no', no: 'yes', open: 'open' } as const

function stateOf({ holds, known }: Outcome): FileCheckRow['is'] {
  return holds ? 'yes' : known ? 'no' : 'open'
}

/** Whole sentences, nothing that only a program would say. */
function expectSpoken({ holds, seen, need }: Outcome): void {
  if (!holds) expect(seen).toMatch(/\S.*[.?]$/)
  for (const text of [seen, need]) expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\{|\.\.|  /)
}
