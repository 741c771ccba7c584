import type { Metadata } from 'next'

import { exampleOf } from '@/components/rules/example'
import { type RuleEntry, groupRules, linkOf } from '@/components/rules/rule-info'
import { RuleList } from '@/components/rules/rule-list'
import { PageHead } from '@/components/site/page-head'
import { SitePage } from '@/components/site/site-page'
import { type RuleMeta, rules } from '@/lib/engine/index.ts'
import { ruleDocs } from '@/lib/engine/rules/dockerfile/docs.ts'

export const metadata: Metadata = {
  title: 'Rules',
  description: 'Every rule Drydock checks in a Dockerfile: why it matters, and a bad and a good example.',
}

export default function RulesPage() {
  return (
    <SitePage current="rules">
      <main id="main" className="mx-auto max-w-(--w-page) px-6 pb-16 max-md:px-4">
        <PageHead title="Rules">
          What Drydock checks in a Dockerfile. Each rule says why it matters, shows a bad and a good file, and
          names the same check in other tools.
        </PageHead>
        <RuleList groups={groupRules(rules.map(({ meta }) => entryOf(meta)))} />
      </main>
    </SitePage>
  )
}

function entryOf(meta: RuleMeta): RuleEntry {
  const docs = ruleDocs[meta.name]!
  return { ...linkOf(meta), fixable: exampleOf(meta.name, docs).fix !== null, ids: docs.equivalents }
}
