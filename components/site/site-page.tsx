import type { ReactNode } from 'react'

import { Footer } from '@/components/site/footer'
import { type Section, TopBar } from '@/components/site/top-bar'

type SitePageProps = { current?: Section; children: ReactNode }

/** Bar, page, footer; the page brings its own `<main id="main">`. */
export function SitePage({ current, children }: SitePageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar current={current} />
      <div className="flex-1">{children}</div>
      <Footer />
    </div>
  )
}
