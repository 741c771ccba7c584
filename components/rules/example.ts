import type { Finding, RuleDocs } from '@/lib/engine/index.ts'
import { checkRule } from '@/lib/worker/answer-rule.ts'

/** What a rule says about its own bad example, so that a page shows what the checker does and not what is told of it. */
export type Example = {
  readonly findings: readonly Finding[]
  /** What the first quick fix does; null: none is offered. */
  readonly fix: string | null
}

/** Checks at build time: the browser gets the answer only. */
export function exampleOf(rule: string, { bad, context }: RuleDocs): Example {
  const { findings } = checkRule({ rule, text: bad, context: context ?? null })
  return { findings, fix: findings.find(({ fix }) => fix !== null)?.fix?.title ?? null }
}
