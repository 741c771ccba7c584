import { ArrowRight } from '@/components/ui/icons'
import { ArrowLeft } from '@/components/ui/page-icons'
import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'

import { itemName, lessonItem } from '@/components/catalogue/outline'
import type { Lesson } from '@/lib/content/types.ts'

export function PreviousNext({ previous, next }: { previous: Lesson | null; next: Lesson | null }) {
  return (
    <nav
      aria-label="Lessons"
      className="mt-5 grid grid-cols-2 gap-3.5 text-14 leading-[1.4] max-sm:grid-cols-1"
    >
      {previous ? (
        <Neighbour lesson={previous} rel="prev">
          <ArrowLeft aria-hidden className="size-3.5" /> Previous
        </Neighbour>
      ) : null}
      {next ? (
        <Neighbour lesson={next} rel="next" className="col-start-2 items-end text-right max-sm:col-start-1">
          Next <ArrowRight aria-hidden className="size-3.5" />
        </Neighbour>
      ) : null}
    </nav>
  )
}

function Neighbour({
  lesson,
  rel,
  className = '',
  children,
}: {
  lesson: Lesson
  /** What the keys [ and ] look for. */
  rel: 'prev' | 'next'
  className?: string
  children: ReactNode
}) {
  const item = lessonItem(lesson)
  return (
    <Link
      href={item.href}
      rel={rel}
      className={`flex flex-col rounded-3 border border-line bg-surface px-4 py-3.5 font-medium text-ink no-underline hover:border-line-strong ${className}`}
    >
      <span className="mb-0.5 flex items-center gap-1.5 text-13 font-regular text-ink-3">{children}</span>
      {itemName(item)}
    </Link>
  )
}
