import type { Finding } from '@/lib/engine/index.ts'
import type { CatalogueEntry } from '@/lib/engine/rules/catalogue.ts'
import { checkFileRule } from '@/lib/worker/answer-files.ts'
import { checkRule } from '@/lib/worker/answer-rule.ts'

/** What a rule says about its own bad example, so that a page shows what the checker does and not what is told of it. */
export type Example = {
  readonly findings: readonly Finding[]
  /** What the first quick fix does; null: none is offered. */
  readonly fix: string | null
}

/** Checks at build time: the browser gets the answer only. */
export function exampleOf({ meta, docs }: CatalogueEntry): Example {
  const question = { rule: meta.name, file: meta.files, text: docs.bad, context: docs.context ?? null }
  const { findings } = meta.files === 'dockerfile' ? checkRule(question) : checkFileRule(question)
  return { findings, fix: findings.find(({ fix }) => fix !== null)?.fix?.title ?? null }
}
