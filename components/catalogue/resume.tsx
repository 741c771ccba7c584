'use client'

import { ArrowRight, BookOpen } from 'lucide-react'

import { type OutlineItem, itemName } from '@/components/catalogue/outline'
import { type Progress, whereToContinue } from '@/components/catalogue/progress-summary'
import { ButtonLink } from '@/components/ui/button'
import { Ring } from '@/components/ui/ring'
import { useProgress } from '@/lib/store/use-progress'

type ResumeProps = { items: readonly OutlineItem[]; passMark: number }

/** The one next step: the start of the course at first, later the place where the student stopped. */
export function Resume({ items, passMark }: ResumeProps) {
  const progress = useProgress()
  const target = whereToContinue(items, progress)
  if (target) return <ResumeCard item={target} progress={progress} passMark={passMark} />
  const first = items[0]
  if (!first) return null
  const isFinished =
    progress.hydrated && items.some((item) => progress.labs[item.id] ?? progress.lessons[item.id])
  return (
    <div className="mt-7 flex flex-wrap gap-2">
      <ButtonLink href={first.href} variant="primary" size="lg">
        <BookOpen aria-hidden />
        {isFinished ? 'Read it again from the start' : 'Start with the first lesson'}
      </ButtonLink>
      <ButtonLink href="/rules/" variant="ghost" size="lg">
        See the rules
      </ButtonLink>
    </div>
  )
}

function ResumeCard({
  item,
  progress,
  passMark,
}: {
  item: OutlineItem
  progress: Progress
  passMark: number
}) {
  const lab = item.kind === 'lab' ? progress.labs[item.id] : undefined
  return (
    <section
      aria-labelledby="resume"
      className="mt-7 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-4 rounded-3 border border-l-4 border-line border-l-accent bg-surface px-4 py-3.5 max-md:grid-cols-[auto_1fr]"
    >
      {lab ? (
        <Ring score={lab.best} passMark={passMark} />
      ) : (
        <BookOpen aria-hidden className="size-7 text-ink-3" />
      )}
      <div>
        <p className="text-12 font-semi text-ink-3">Continue where you left off</p>
        <h2 id="resume" className="text-16">
          {itemName(item)}
        </h2>
        <p className="text-13 text-ink-2">{lab ? triesSoFar(lab.attempts) : `${item.minutes} min to read`}</p>
      </div>
      <ButtonLink href={item.href} variant="primary" className="max-md:col-span-full">
        {item.kind === 'lab' ? 'Open lab' : 'Open lesson'}
        <ArrowRight aria-hidden />
      </ButtonLink>
    </section>
  )
}

const triesSoFar = (attempts: number) =>
  attempts === 1 ? 'Checked once so far' : `Checked ${attempts} times so far`
