import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'

import './globals.css'
import { inter, interItalic, jetbrains, schibsted } from '@/app/fonts'
import { OfflineKeeper } from '@/components/offline/offline-keeper'
import { earlyScript } from '@/components/site/early'
import { SiteKeys } from '@/components/site/site-keys'
import { SkipLink } from '@/components/site/skip-link'
import { themeScript } from '@/components/site/theme'
import { cn } from '@/lib/cn'
import { sizesScript } from '@/lib/store/pane-sizes'

/** Where the site will stand, such as https://docs.example; without it no page claims an address. */
const site = process.env['SITE_URL']
const address: Metadata = site
  ? {
      metadataBase: new URL(`${site.replace(/\/$/, '')}${process.env['BASE_PATH'] ?? ''}/`),
      alternates: { canonical: './' },
    }
  : {}

export const metadata: Metadata = {
  ...address,
  applicationName: 'Drydock',
  title: { default: 'Drydock: Docker best practices, learned by fixing', template: '%s - Drydock' },
  description:
    'Short lessons, then labs that check your Dockerfile in the browser and say what to mend, and why.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8faf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0c1417' },
  ],
  viewportFit: 'cover',
}

export default function RootLayout({ children }: { children: ReactNode }) {
  const fonts = cn(inter.variable, interItalic.variable, schibsted.variable, jetbrains.variable)
  return (
    <html lang="en" className={fonts} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: `${themeScript};${sizesScript};${earlyScript}` }} />
        <link rel="apple-touch-icon" href={`${process.env['BASE_PATH'] ?? ''}/icons/apple.png`} />
        <noscript>
          <style>{'.needs-script{display:none!important}'}</style>
        </noscript>
      </head>
      <body>
        <SkipLink />
        {children}
        <SiteKeys />
        <OfflineKeeper />
      </body>
    </html>
  )
}
