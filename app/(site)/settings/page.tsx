import type { Metadata } from 'next'

import { NeedsScript } from '@/components/progress/needs-script.tsx'
import { SettingsForm } from '@/components/settings/settings-form.tsx'
import { PageHead } from '@/components/site/page-head'
import { SitePage } from '@/components/site/site-page'

export const metadata: Metadata = {
  title: 'Settings',
  description: 'Theme, editor, text size, keys and motion, kept in your browser.',
}

export default function Page() {
  return (
    <SitePage>
      <main id="main" className="mx-auto max-w-(--w-page) px-6 pb-16 max-md:px-4">
        <PageHead title="Settings">
          Each choice holds at once, on every page and in every tab, and is kept in this browser.
        </PageHead>
        <NeedsScript>
          Settings are kept by a script in your browser, so they can be changed only with JavaScript. Without
          it, colours and motion follow your device.
        </NeedsScript>
        <SettingsForm />
      </main>
    </SitePage>
  )
}
