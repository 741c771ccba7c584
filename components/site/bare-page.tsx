import type { ReactNode } from 'react'

import { Brand } from '@/components/site/brand'
import { SearchButton, SearchField } from '@/components/site/search-button'

/**
 * A page that has nothing of its own to run: what the page for unknown addresses runs, every page of the site would
 * load at first (4 kB for the switch of the theme and the line about the network).
 */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="flex h-(--h-topbar) items-center border-b border-line px-6 max-md:px-4">
        <Brand />
        <div className="ml-auto">
          <SearchField />
          <SearchButton className="lg:hidden" />
        </div>
      </header>
      {children}
    </>
  )
}
