'use client'

import { ArrowRight, BookOpen, CircleCheck, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'

import { type Outline, type OutlineItem, itemName } from '@/components/catalogue/outline'
import {
  itemState,
  nextLesson,
  placeWords,
  type Progress,
  whereToContinue,
} from '@/components/catalogue/progress-summary'
import { count, duration } from '@/components/catalogue/words'
import { ButtonLink } from '@/components/ui/button'
import { Ring } from '@/components/ui/ring'
import { useProgress } from '@/lib/store/use-progress'

type ResumeProps = { outline: Outline; passMark: number }

/**
 * The one next step: the start of the course at first, later the place where the student stopped. The card is as
 * high in each case, for the page is drawn before the browser's storage is read.
 */
export function Resume({ outline, passMark }: ResumeProps) {
  const progress = useProgress()
  const items = outline.flatMap((module) => module.items)
  const target = whereToContinue(items, progress)
  const lesson = target ? nextLesson(items, target, progress) : null
  return (
    <>
      {target ? (
        <Continue item={target} progress={progress} passMark={passMark} />
      ) : (
        <Start outline={outline} />
      )}
      <div className="mt-3 flex flex-wrap gap-2 max-sm:grid">
        <ButtonLink href="/playground/">Check your own Dockerfile</ButtonLink>
        <ButtonLink href={lesson?.href ?? '/rules/'} variant="ghost">
          {lesson ? `Next lesson: ${lesson.number}` : 'See the rules'}
        </ButtonLink>
      </div>
    </>
  )
}

function Continue({ item, progress, passMark }: { item: OutlineItem; progress: Progress; passMark: number }) {
  const lab = item.kind === 'lab' ? progress.labs[item.id] : undefined
  const Icon = item.kind === 'lab' ? Wrench : BookOpen
  return (
    <Card
      picture={
        lab ? (
          <Ring score={lab.best} passMark={passMark} />
        ) : (
          <Icon aria-hidden className="size-7 text-ink-3" />
        )
      }
      label="Continue where you left off"
      title={itemName(item)}
      words={placeWords(item, progress)}
      href={item.href}
    >
      {item.kind === 'lab' ? 'Open lab' : 'Open lesson'}
    </Card>
  )
}

/** Nothing to continue: nothing was begun, or all is done. */
function Start({ outline }: { outline: Outline }) {
  const progress = useProgress()
  const first = outline[0]
  if (!first?.items[0]) return null
  if (outline.every((module) => module.items.every((item) => itemState(item, progress) === 'done')))
    return (
      <Card
        picture={<CircleCheck aria-hidden className="size-7 text-ok" />}
        label="All lessons and labs are done"
        title="Your record"
        words="Modules, labs, scores and dates, to print"
        href="/record/"
      >
        Open the record
      </Card>
    )
  const { number, title, items, minutes } = first
  const [read, labsOf] = [
    items.filter(({ kind }) => kind === 'lesson'),
    items.filter(({ kind }) => kind === 'lab'),
  ]
  return (
    <Card
      picture={<BookOpen aria-hidden className="size-7 text-ink-3" />}
      label="Begin here"
      title={`Module ${number}: ${title}`}
      words={`${count(read.length, 'lesson')}, ${count(labsOf.length, 'lab')}, about ${duration(minutes)}`}
      href={first.items[0].href}
    >
      {`Start module ${number}`}
    </Card>
  )
}

type CardProps = {
  picture: ReactNode
  label: string
  title: string
  words: string
  href: string
  children: ReactNode
}

function Card({ picture, label, title, words, href, children }: CardProps) {
  return (
    <section
      aria-labelledby="resume"
      className="mt-7 grid min-h-[108px] grid-cols-[52px_minmax(0,1fr)_auto] items-center gap-4 rounded-3 border border-l-4 border-line border-l-accent bg-surface px-4 py-3 max-md:min-h-[164px] max-md:grid-cols-[52px_1fr]"
    >
      {picture}
      <div>
        <p className="text-12 font-semi text-ink-3">{label}</p>
        <h2 id="resume" className="line-clamp-2 text-16">
          {title}
        </h2>
        <p className="text-13 text-ink-2">{words}</p>
      </div>
      <ButtonLink href={href} variant="primary" className="max-md:col-span-full max-md:h-11">
        {children}
        <ArrowRight aria-hidden />
      </ButtonLink>
    </section>
  )
}
