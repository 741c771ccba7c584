import type { Category, Finding } from '../engine/index.ts'

/** What each certain finding leaves of the score. */
const LEFT = { error: 0.8, warning: 0.93, info: 0.98 } as const

type Counted = Pick<Finding, 'severity' | 'confidence'>

/**
 * 0–100 for a whole file. Every certain finding takes a share of what is left, so that each repair shows, however
 * bad the file is; one that cannot be used at all (`broken`) has 0.
 */
export function scoreOf(broken: boolean, findings: readonly Counted[]): number {
  if (broken) return 0
  const certain = findings.filter(({ confidence }) => confidence === 'certain')
  return Math.floor(certain.reduce((left, { severity }) => left * LEFT[severity], 100))
}

/** What a score is told of: categories of rules that belong together for whoever mends a file. */
export const GROUPS = [
  { id: 'syntax', name: 'Can be read', categories: ['syntax'] },
  { id: 'secrets', name: 'Secrets', categories: ['secrets'] },
  { id: 'security', name: 'Security', categories: ['security'] },
  { id: 'size', name: 'Size and cache', categories: ['size', 'layers-cache'] },
  { id: 'reliability', name: 'Reliability', categories: ['reliability'] },
  { id: 'image', name: 'Base image', categories: ['image'] },
  { id: 'maintainability', name: 'Maintainability', categories: ['maintainability'] },
] as const satisfies readonly {
  readonly id: string
  readonly name: string
  readonly categories: readonly Category[]
}[]

export type GroupId = (typeof GROUPS)[number]['id']

/** A problem that no rule stands for is one of reading or building the file. */
export function groupOf(category: Category | undefined): GroupId {
  return GROUPS.find(({ categories }) => (categories as readonly Category[]).includes(category ?? 'syntax'))!
    .id
}

/** A file as far as its score goes. */
export type Scored = {
  readonly broken: boolean
  readonly findings: readonly (Counted & { readonly rule: string })[]
}

/**
 * 0–100 for each group: the same shares as for the whole, of the findings of that group alone. A file that cannot be
 * used has 0 for being read. Of several files the lowest counts, for the whole and for each group.
 */
export function groupScores(
  files: readonly Scored[],
  categoryOf: (rule: string) => Category | undefined,
): Readonly<Record<GroupId, number>> {
  const scores = GROUPS.map(({ id }) => {
    const each = files.map(({ broken, findings }) =>
      scoreOf(
        broken && id === 'syntax',
        findings.filter(({ rule }) => groupOf(categoryOf(rule)) === id),
      ),
    )
    return [id, lowest(each)] as const
  })
  return Object.fromEntries(scores) as Record<GroupId, number>
}

/** Of several files the one that needs most work tells how good they are. */
export function lowestScore(files: readonly Scored[]): number {
  return lowest(files.map(({ broken, findings }) => scoreOf(broken, findings)))
}

const lowest = (scores: readonly number[]): number =>
  scores.reduce((least, score) => Math.min(least, score), 100)
