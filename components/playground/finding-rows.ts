import { GROUPS, type GroupId, groupOf } from '@/lib/check/score.ts'
import type { Finding, Severity } from '@/lib/engine/index.ts'
import type { FileCheck, RuleWords } from '@/lib/playground/protocol.ts'

export type FindingRow = Pick<Finding, 'severity' | 'confidence' | 'message' | 'rule' | 'fix' | 'range'> & {
  readonly key: string
  readonly file: string
  readonly group: GroupId
  /** Null: a problem that no rule stands for. */
  readonly words: RuleWords | null
}
export type Filter = { readonly severity: Severity | 'all'; readonly group: GroupId | 'all' }
export type RowGroup = { readonly id: GroupId; readonly name: string; readonly rows: readonly FindingRow[] }

const ORDER: readonly Severity[] = ['error', 'warning', 'info']

type Said = {
  readonly files: Readonly<Record<string, FileCheck>>
  readonly rules: Readonly<Record<string, RuleWords>>
}

/** Every finding of some files, the worst first, then from top to bottom. */
export function findingRows({ files, rules }: Said, paths: readonly string[]): FindingRow[] {
  const rows = paths.flatMap((file) => {
    const before = new Map<string, number>()
    return (files[file]?.findings ?? []).map((finding): FindingRow => {
      const words = (Object.hasOwn(rules, finding.rule) ? rules[finding.rule] : undefined) ?? null
      const { severity, confidence, message, rule, fix, range } = finding
      const count = (before.get(rule) ?? 0) + 1
      before.set(rule, count)
      return {
        // Not its place: a reason that is open stays so while lines above it are written.
        key: `${file}:${rule}:${count}`,
        file,
        severity,
        confidence,
        message,
        rule,
        fix,
        range,
        words,
        group: groupOf(words?.category),
      }
    })
  })
  return rows.toSorted(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : a.range.start.offset - b.range.start.offset),
  )
}

export function matching(rows: readonly FindingRow[], { severity, group }: Filter): FindingRow[] {
  return rows.filter(
    (row) => (severity === 'all' || row.severity === severity) && (group === 'all' || row.group === group),
  )
}

export function groupRows(rows: readonly FindingRow[]): RowGroup[] {
  return GROUPS.map(({ id, name }) => ({ id, name, rows: rows.filter((row) => row.group === id) })).filter(
    ({ rows: own }) => own.length > 0,
  )
}

export const countOf = (rows: readonly FindingRow[], severity: Severity): number =>
  rows.filter((row) => row.severity === severity).length

/** Fixes that change nothing that matters but what they mend. */
export const safeFixes = (rows: readonly FindingRow[]): number =>
  rows.filter(({ fix }) => fix?.safety === 'safe').length

/** What to begin with: the worst of what is certain, in the order of the groups. */
export function firstToMend(rows: readonly FindingRow[]): FindingRow | null {
  const certain = rows.filter(({ confidence }) => confidence === 'certain')
  const candidates = certain.length > 0 ? certain : rows
  const worst = candidates.filter(({ severity }) => severity === candidates[0]?.severity)
  return groupRows(worst)[0]?.rows[0] ?? null
}

export type Verdict = { readonly title: string; readonly text: string }

/** What is said about the files in two sentences. `broken`: files that cannot be used at all. */
export function verdictOf(rows: readonly FindingRow[], broken: readonly string[]): Verdict {
  const certain = rows.filter(({ confidence }) => confidence === 'certain').length
  const first = firstToMend(rows)
  if (first === null) return { title: 'Nothing to improve', text: 'Every rule is satisfied.' }
  const title = `${rows.length} ${rows.length === 1 ? 'thing' : 'things'} to ${certain > 0 ? 'improve' : 'think about'}`
  if (broken[0] !== undefined) return { title, text: `${broken[0]} cannot be used as it is. Start there.` }
  if (certain === 0) return { title, text: 'None of it is certain, so none of it costs points.' }
  return { title, text: `Start with line ${first.range.start.line}: ${first.message}` }
}

/** For a live region: what changed is heard, and no more. */
export function spokenCount(rows: readonly FindingRow[]): string {
  if (rows.length === 0) return 'No problems.'
  const errors = countOf(rows, 'error')
  const problems = `${rows.length} ${rows.length === 1 ? 'problem' : 'problems'}`
  return errors > 0 ? `${problems}, ${errors} ${errors === 1 ? 'error' : 'errors'}.` : `${problems}.`
}
