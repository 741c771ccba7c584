import type { Metadata } from 'next'

import { BarePage } from '@/components/site/bare-page'
import { NotHere } from '@/components/site/not-here'
import { sitePages } from '@/lib/site/pages.ts'
import { Link } from '@/components/ui/link'

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } }

export default function NotFound() {
  return (
    <BarePage>
      <NotHere title="This page is not here">
        <p>The address may be mistyped, or the page has moved.</p>
        {/* `SiteKeys` fills it. */}
        <div id="nearest" role="status" />
        <h2 className="mt-6 text-20">Everything there is</h2>
        <ul className="mt-2 grid gap-2">
          {sitePages.map(({ href, name }) => (
            <li key={href}>
              <Link href={href} className="link">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </NotHere>
    </BarePage>
  )
}
