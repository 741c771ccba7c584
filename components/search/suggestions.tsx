'use client'

import { useEffect, useState } from 'react'

import { pathWords } from '@/components/search/path-words'
import { Link } from '@/components/ui/link'
import type { SearchHit } from '@/lib/search/types.ts'

const MOST = 5

/** Pages whose names are near to the address that led nowhere; nothing where there are none. */
export function Suggestions() {
  const [pages, setPages] = useState<readonly SearchHit[]>([])
  useEffect(() => {
    let stopped = false
    const words = pathWords(decoded(location.pathname), process.env.BASE_PATH ?? '')
    void nearest(words).then((found) => stopped || setPages(found))
    return () => {
      stopped = true
    }
  }, [])
  return (
    <div role="status">
      {pages.length > 0 ? (
        <section aria-labelledby="nearest" className="mt-6">
          <h2 id="nearest" className="text-20">
            Perhaps you mean
          </h2>
          <ul className="mt-2 grid gap-2">
            {pages.map(({ href, title }) => (
              <li key={href}>
                <Link href={href} className="link">
                  {title.map(({ text }) => text).join('')}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

async function nearest(words: string): Promise<readonly SearchHit[]> {
  if (words === '') return []
  const { browserSearch } = await import('@/lib/search/browser.ts')
  const client = browserSearch([])
  const answer = await client.search(words)
  client.dispose()
  return answer?.groups.flatMap((group) => group.hits).slice(0, MOST) ?? []
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
