import type { CSSProperties, ReactNode } from 'react'

import { Footer } from '@/components/site/footer'
import { MenuSections, type Section, TopBar } from '@/components/site/top-bar'
import { cn } from '@/lib/cn'

type DocLayoutProps = {
  current: Section
  /** What the navigation lists: "Course", "Rules". */
  navLabel: string
  nav: ReactNode
  aside: ReactNode
  asideLabel: string
  asideClass?: string
  wideAside?: boolean
  /** A strip below the bar on small screens. */
  strip?: ReactNode
  children: ReactNode
}

/** Navigation, text, margin. Below 861 px the navigation opens from the top bar: a popover, so it needs no script. */
export function DocLayout({
  current,
  navLabel,
  nav,
  aside,
  asideLabel,
  asideClass,
  wideAside = false,
  strip,
  children,
}: DocLayoutProps) {
  return (
    <>
      <TopBar current={current} menu="side" />
      {strip}
      <div
        style={wideAside ? ({ '--w-toc': '300px' } as CSSProperties) : undefined}
        className="mx-auto grid max-w-[1440px] grid-cols-[var(--w-nav)_minmax(0,1fr)_var(--w-toc)] max-lg:grid-cols-[var(--w-nav)_minmax(0,1fr)] max-md:grid-cols-[minmax(0,1fr)]"
      >
        <div id="side" popover="auto" className="side">
          <MenuSections current={current} />
          <nav aria-label={navLabel}>{nav}</nav>
        </div>
        <main id="main" className="prose">
          {children}
        </main>
        <aside
          aria-label={asideLabel}
          className={cn(
            'sticky top-(--h-topbar) max-h-[calc(100dvh-var(--h-topbar))] self-start overflow-auto py-10 pr-5 text-13',
            asideClass,
          )}
        >
          {aside}
        </aside>
      </div>
      <Footer />
    </>
  )
}
