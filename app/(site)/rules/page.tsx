import type { Metadata } from 'next'

import { exampleOf } from '@/components/rules/example'
import { type RuleEntry, groupRules, linkOf } from '@/components/rules/rule-info'
import { RuleList } from '@/components/rules/rule-list'
import { PageHead } from '@/components/site/page-head'
import { SitePage } from '@/components/site/site-page'
import { type CatalogueEntry, catalogue } from '@/lib/engine/rules/catalogue.ts'

export const metadata: Metadata = {
  title: 'Rules',
  description:
    'Every rule Drydock checks in Dockerfiles, compose files, pipelines, daemon.json and scripts: why it matters, and a bad and a good example.',
}

export default function RulesPage() {
  return (
    <SitePage current="rules">
      <main id="main" className="mx-auto max-w-(--w-page) px-6 pb-16 max-md:px-4">
        <PageHead title="Rules">
          What Drydock checks in Dockerfiles and in the files around them. Each rule says why it matters,
          shows a bad and a good file, and names the same check in other tools.
        </PageHead>
        <RuleList groups={groupRules(catalogue.map(entryOf))} />
      </main>
    </SitePage>
  )
}

function entryOf(entry: CatalogueEntry): RuleEntry {
  return { ...linkOf(entry), fixable: exampleOf(entry).fix !== null, ids: entry.docs.equivalents }
}
