'use client'

import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import { Link } from '@/components/ui/link'
import { InlineText } from '@/components/ui/inline-text'

const LEVEL = { core: 'Core', stretch: 'Stretch' } as const
const chip =
  'inline-flex h-[22px] items-center gap-[5px] rounded-1 bg-sunken px-2 text-12 font-medium text-ink-2'

/** What the lab is about. Once it is passed, the story folds away. */
export function Story({ lab, story, minutes, level, lesson, passed }: LabPageProps & { passed: boolean }) {
  const text = (
    <p className="mt-2 leading-text text-ink-2 max-md:text-16">
      <InlineText text={story} />
    </p>
  )
  return (
    <div className="px-4 pt-4 pb-3.5">
      <h1 className="text-22 tracking-[-0.015em] max-md:text-26">{lab.title}</h1>
      {passed ? <Folded>{text}</Folded> : text}
      <div className="mt-3 flex flex-wrap gap-1.5">
        <span className={chip}>
          <Clock aria-hidden className="size-3.5" />
          about {minutes} min
        </span>
        <span className={chip}>{LEVEL[level]}</span>
        <span className={chip}>
          <Link
            href={lesson.href}
            className="inline-flex min-h-6 items-center text-inherit underline underline-offset-3"
          >
            {lesson.label}
          </Link>
        </span>
      </div>
    </div>
  )
}

function Folded({ children }: { children: ReactNode }) {
  return (
    <details>
      <summary className="mt-1.5 flex min-h-6 items-center text-13 text-ink-2">
        <span aria-hidden className="chevron mr-1.5">
          ›
        </span>
        Show the brief
      </summary>
      {children}
    </details>
  )
}
