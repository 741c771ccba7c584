import type { Metadata } from 'next'

import { KeptPages } from '@/components/offline/kept-pages'
import { NotHere } from '@/components/site/not-here'
import { SitePage } from '@/components/site/site-page'

export const metadata: Metadata = { title: 'Not on this device yet', robots: { index: false } }

/** Shown in place of a page that was never visited, while there is no network. */
export default function OfflinePage() {
  return (
    <SitePage>
      <NotHere title="This page is not on this device yet">
        <p className="mb-6">
          There is no network, and this page was not read here before. Connect once to get it; after that it
          opens without a network. What you wrote is still saved.
        </p>
        <KeptPages />
      </NotHere>
    </SitePage>
  )
}
