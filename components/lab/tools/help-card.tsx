'use client'

import { LifeBuoy, X } from 'lucide-react'
import type { LinkTo } from '@/components/lab/lab-props.ts'
import { Button, ButtonLink } from '@/components/ui/button'

type Props = {
  attempts: number
  lesson: LinkTo
  /** The place in the lesson that the next objective is about. */
  learn: string | null
  /** Number of the next hint; null when all were shown. */
  hint: number | null
  onHint: () => void
  onSolution: () => void
  onClose: () => void
}

/** After some attempts that did not pass: three ways on, once for each lab. */
export function HelpCard({ attempts, lesson, learn, hint, ...on }: Props) {
  return (
    <section
      aria-label="Ways on"
      className="grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-2.5 border-b border-line bg-surface px-4 py-3 text-13 text-ink-2"
    >
      <LifeBuoy aria-hidden className="mt-0.5 size-4.5 text-accent" />
      <div>
        <h2 className="font-ui text-14 tracking-normal text-ink">{attempts} checks so far. Some ways on</h2>
        <p className="mt-1">None of them costs points. The record says whether the solution was seen.</p>
        <div className="mt-2 flex flex-wrap gap-2">
          {hint === null ? null : (
            <Button size="sm" onClick={on.onHint}>
              Show hint {hint}
            </Button>
          )}
          <ButtonLink size="sm" href={`${lesson.href}${learn ?? ''}`}>
            Read in {lesson.label.toLowerCase()}
          </ButtonLink>
          <Button size="sm" onClick={on.onSolution}>
            Look at the solution
          </Button>
        </div>
      </div>
      <Button
        variant="ghost"
        size="icon-sm"
        className="-my-1"
        aria-label="Close the ways on"
        onClick={on.onClose}
      >
        <X aria-hidden />
      </Button>
    </section>
  )
}
