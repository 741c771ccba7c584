import type { Metadata } from 'next'
import Link from 'next/link'

import { NotHere } from '@/components/site/not-here'
import { SitePage } from '@/components/site/site-page'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <SitePage>
      <NotHere title="This page is not here">
        <p>
          The address may be mistyped, or the page has moved. Everything there is can be reached from these
          places:
        </p>
        <ul className="mt-4 grid gap-2">
          <Place href="/">Course</Place>
          <Place href="/labs/">Labs</Place>
          <Place href="/rules/">Rules</Place>
          <Place href="/glossary/">Glossary</Place>
        </ul>
      </NotHere>
    </SitePage>
  )
}

function Place({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <Link href={href} className="link">
        {children}
      </Link>
    </li>
  )
}
