import type { Metadata } from 'next'

import { getContent } from '@/app/course'
import { PageHead } from '@/components/site/page-head'
import { SitePage } from '@/components/site/site-page'
import { InlineText } from '@/components/ui/inline-text'

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The words of the course, each in a sentence or two.',
}

export default async function GlossaryPage() {
  const { glossary } = await getContent()
  const terms = glossary.toSorted((a, b) => a.term.localeCompare(b.term, 'en'))
  return (
    <SitePage current="glossary">
      <main id="main" className="mx-auto max-w-(--w-page) px-6 pb-16 max-md:px-4">
        <PageHead title="Glossary">The words of the course, each in a sentence or two.</PageHead>
        <dl className="max-w-(--figure) border-t border-ink">
          {terms.map(({ id, term, text }) => (
            <div
              key={id}
              id={id}
              className="grid grid-cols-[200px_1fr] gap-x-6 gap-y-1 border-b border-line px-2 py-3.5 target:bg-accent-soft max-sm:grid-cols-1"
            >
              <dt className="font-display text-16 font-semi">{term}</dt>
              <dd className="text-15 leading-text text-ink-2">
                <InlineText text={text} />
              </dd>
            </div>
          ))}
        </dl>
      </main>
    </SitePage>
  )
}
