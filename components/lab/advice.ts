import type { Advice } from '@/components/build-view/rows.ts'
import type { LintReport } from '@/lib/worker/protocol.ts'

/** The findings that a rule stands for, by line. */
export function adviceOf({ files, rules }: LintReport, dockerfile: string): Advice[] {
  return (files[dockerfile] ?? []).flatMap(({ rule, range }) => {
    const info = rules[rule]
    return info ? [{ line: range.start.line, rule, title: info.title, category: info.category }] : []
  })
}
