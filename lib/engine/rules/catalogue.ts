import { rules as compose } from './compose/index.ts'
import { ruleDocs as composeDocs } from './compose/docs.ts'
import { rules as daemon } from './daemon/index.ts'
import { ruleDocs as daemonDocs } from './daemon/docs.ts'
import { rules as dockerfile } from './dockerfile/index.ts'
import { ruleDocs as dockerfileDocs } from './dockerfile/docs.ts'
import { rules as gitlabCi } from './gitlab-ci/index.ts'
import { ruleDocs as gitlabCiDocs } from './gitlab-ci/docs.ts'
import { rules as shell } from './shell/index.ts'
import { ruleDocs as shellDocs } from './shell/docs.ts'
import type { RuleDocs, RuleKind, RuleMeta } from './rule.ts'

/** A rule as its readers meet it: what checks and what is written. One name may speak about several kinds of files. */
export type CatalogueEntry = {
  /** Of the kind that the examples are of. */
  readonly meta: RuleMeta
  readonly docs: RuleDocs
  readonly kinds: readonly RuleKind[]
}

const METAS: readonly RuleMeta[] = [dockerfile, compose, gitlabCi, daemon, shell].flatMap((rules) =>
  rules.map(({ meta }): RuleMeta => meta),
)

const DOCS: Readonly<Record<string, RuleDocs>> = {
  ...shellDocs,
  ...daemonDocs,
  ...gitlabCiDocs,
  ...composeDocs,
  ...dockerfileDocs,
}

/** Every rule of every kind, sorted by name: for pages and lists. What checks a file imports the rules of its kind alone. */
export const catalogue: readonly CatalogueEntry[] = [...new Set(METAS.map(({ name }) => name))]
  .toSorted()
  .map((name) => {
    const metas = METAS.filter((meta) => meta.name === name)
    return { meta: metas[0]!, docs: DOCS[name]!, kinds: metas.map(({ files }) => files) }
  })

/** What is known of a rule; null for a code that no rule stands for. */
export function entryOf(name: string): CatalogueEntry | null {
  return BY_NAME.get(name) ?? null
}

const BY_NAME: ReadonlyMap<string, CatalogueEntry> = new Map(
  catalogue.map((entry) => [entry.meta.name, entry]),
)
