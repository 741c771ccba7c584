'use client'

import { useEffect, useState } from 'react'

export type TocEntry = { readonly id: string; readonly text: string }

/** Headings of the page; the one being read is marked while the page scrolls. */
export function Toc({ entries }: { entries: readonly TocEntry[] }) {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const headings = entries.flatMap(({ id }) => document.getElementById(id) ?? [])
    const look = () => setCurrent(readingNow(headings)?.id ?? null)
    look()
    addEventListener('scroll', look, { passive: true })
    return () => removeEventListener('scroll', look)
  }, [entries])
  return (
    <ul className="mt-2 border-l border-line">
      {entries.map(({ id, text }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            aria-current={id === current ? 'location' : undefined}
            className="-ml-px block border-l-2 border-transparent py-[5px] pl-[13px] leading-[1.4] text-ink-2 no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink max-md:py-2.5"
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The last heading that has reached the upper third of the window; at the end of the page the last of all. */
function readingNow(headings: readonly HTMLElement[]): HTMLElement | undefined {
  const { scrollHeight, clientHeight } = document.documentElement
  if (scrollY + clientHeight >= scrollHeight - 2 && scrollY > 0) return headings.at(-1)
  return headings.findLast((heading) => heading.getBoundingClientRect().top < clientHeight / 3) ?? headings[0]
}
