import type { ReactNode } from 'react'

import { SitePage } from '@/components/site/site-page'

type ArticleProps = { title: string; lede: string; children: ReactNode }

/** A page that is read from top to bottom, in the look of a lesson. */
export function Article({ title, lede, children }: ArticleProps) {
  return (
    <SitePage>
      <main id="main" className="prose mx-auto max-w-(--w-page) border-0!">
        <h1>{title}</h1>
        <p className="lede">{lede}</p>
        {children}
      </main>
    </SitePage>
  )
}
