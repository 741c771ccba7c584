import { Clock, Wrench } from '@/components/ui/page-icons'

import { BestScore, ItemStateIcon } from '@/components/catalogue/item-state'
import { itemName, labItem, lessonItem, lessonKey } from '@/components/catalogue/outline'
import { count, duration } from '@/components/catalogue/words'
import { Crumbs } from '@/components/site/crumbs'
import { ButtonLink } from '@/components/ui/button'
import { InlineText } from '@/components/ui/inline-text'
import { Link } from '@/components/ui/link'
import type { Lesson, LessonLab, Module } from '@/lib/content/types.ts'

type OverviewProps = { module: Module; minutes: number; passMark: number }

/** What a module is for, what it asks for, and its lessons and labs. */
export function ModuleOverview({ module, minutes, passMark }: OverviewProps) {
  const { number, title, summary, needs, outcomes, lessons } = module
  const labs = lessons.flatMap((lesson) => lesson.labs)
  const first = lessons[0]
  return (
    <>
      <Crumbs crumbs={[{ name: 'Course', href: '/' }, { name: `Module ${number}` }]} />
      <h1>{title}</h1>
      <p className="lede">
        <InlineText text={summary} />
      </p>
      <ul className="facts">
        <li>
          <Clock aria-hidden className="size-3.5" />
          {`${duration(minutes)} in all`}
        </li>
        <li>
          <Wrench aria-hidden className="size-3.5" />
          {`${count(lessons.length, 'lesson')}, ${count(labs.length, 'lab')}`}
        </li>
      </ul>
      {outcomes.length > 0 ? (
        <>
          <h2 id="outcomes">What you can do after it</h2>
          <ul>
            {outcomes.map((outcome) => (
              <li key={outcome}>
                <InlineText text={outcome} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {needs ? (
        <>
          <h2 id="before">Before you start</h2>
          <p>
            <InlineText text={needs} />
          </p>
        </>
      ) : null}
      <h2 id="lessons">Lessons and labs</h2>
      <div className="figure">
        <ol className="border-t border-ink">
          {lessons.map((lesson) => (
            <LessonRow key={lesson.slug} lesson={lesson} passMark={passMark} />
          ))}
        </ol>
      </div>
      {first ? (
        <p>
          <ButtonLink
            href={lessonItem(first).href}
            variant="primary"
            size="lg"
            className="max-md:h-auto max-md:py-2 max-md:whitespace-normal"
          >
            {`Start with ${itemName(lessonItem(first))}`}
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}

function LessonRow({ lesson, passMark }: { lesson: Lesson; passMark: number }) {
  const item = lessonItem(lesson)
  return (
    <li className="border-b border-line py-3">
      <Row
        kind="lesson"
        id={lessonKey(lesson)}
        href={item.href}
        name={itemName(item)}
        minutes={lesson.minutes}
      />
      <p className="pl-[26px] text-14 text-ink-2">
        <InlineText text={lesson.summary} />
      </p>
      {lesson.labs.map((lab) => (
        <LabRow key={lab.id} lab={lab} passMark={passMark} />
      ))}
    </li>
  )
}

function LabRow({ lab, passMark }: { lab: LessonLab; passMark: number }) {
  const item = labItem(lab)
  return (
    <div className="mt-2">
      <Row kind="lab" id={lab.id} href={item.href} name={itemName(item)} minutes={lab.minutes} />
      <p className="pl-[26px] text-13 text-ink-3">
        {`${count(lab.objectives.length, 'objective')}, 100 points, passed with ${passMark}`}
        {lab.level === 'stretch' ? ', for those who want more' : null}
      </p>
    </div>
  )
}

type RowProps = { kind: 'lesson' | 'lab'; id: string; href: string; name: string; minutes: number }

function Row({ kind, id, href, name, minutes }: RowProps) {
  return (
    <div className="flex items-center gap-2.5 text-15">
      <ItemStateIcon kind={kind} id={id} />
      <Link
        href={href}
        className="inline-flex min-h-6 min-w-0 flex-1 items-center font-medium text-ink no-underline hover:underline max-md:min-h-11"
      >
        {name}
      </Link>
      {kind === 'lab' ? <BestScore id={id} /> : null}
      <span className="text-13 text-ink-3">{duration(minutes)}</span>
    </div>
  )
}
