import type { Finding } from '@/lib/engine/index.ts'

const RANK = { error: 0, warning: 1, info: 2 } as const

/** The most severe of what begins on each line, by line: beside a number there is room for one icon. */
export function worstByLine(
  findings: readonly Pick<Finding, 'range' | 'severity'>[],
): ReadonlyMap<number, Finding['severity']> {
  const worst = new Map<number, Finding['severity']>()
  for (const { range, severity } of findings) {
    const { line } = range.start
    const before = worst.get(line)
    if (before === undefined || RANK[severity] < RANK[before]) worst.set(line, severity)
  }
  return worst
}
