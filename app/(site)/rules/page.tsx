import type { Metadata } from 'next'

import { groupRules } from '@/components/rules/rule-info'
import { RuleList } from '@/components/rules/rule-list'
import { PageHead } from '@/components/site/page-head'
import { SitePage } from '@/components/site/site-page'
import { rules } from '@/lib/engine/index.ts'

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
        <RuleList groups={groupRules(rules.map(({ meta }) => meta))} />
      </main>
    </SitePage>
  )
}
