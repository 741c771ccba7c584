'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { keptPages, type KeptPage } from '@/lib/offline/kept-pages.ts'

/** The way on for somebody without a network: try again, or read what is here. */
export function KeptPages() {
  const [pages, setPages] = useState<readonly KeptPage[] | null>(null)
  useEffect(() => void keptPages().then(setPages, () => setPages([])), [])
  return (
    <>
      <Button variant="primary" className="needs-script" onClick={() => location.reload()}>
        Try again
      </Button>
      {pages && pages.length > 0 ? (
        <section aria-labelledby="kept">
          <h2 id="kept" className="mt-10 mb-3 text-20 font-semibold">
            On this device
          </h2>
          <ul className="grid gap-1">
            {pages.map(({ href, title }) => (
              <li key={href}>
                {/* The page is loaded whole: the router would look for parts of it in the network first. */}
                <a href={href} className="inline-flex min-h-6 items-center">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
