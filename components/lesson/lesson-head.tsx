import { Clock, ListChecks, Wrench } from '@/components/ui/page-icons'

import { moduleHref } from '@/components/catalogue/outline'
import { count, duration } from '@/components/catalogue/words'
import { Crumbs } from '@/components/site/crumbs'
import { InlineText } from '@/components/ui/inline-text'
import type { Lesson, Module } from '@/lib/content/types.ts'

export function LessonHead({ module, lesson }: { module: Module; lesson: Lesson }) {
  const questions = lesson.quiz?.questions.length ?? 0
  return (
    <>
      <Crumbs
        crumbs={[
          { name: 'Course', href: '/' },
          { name: module.title, href: moduleHref(module) },
          { name: `Lesson ${lesson.number}` },
        ]}
      />
      <h1>{lesson.title}</h1>
      <p className="lede">
        <InlineText text={lesson.summary} />
      </p>
      <ul className="facts">
        <li>
          <Clock aria-hidden className="size-3.5" />
          {duration(lesson.minutes)}
        </li>
        {lesson.labs.length > 0 ? (
          <li>
            <Wrench aria-hidden className="size-3.5" />
            {`Practised in ${count(lesson.labs.length, 'lab')}`}
          </li>
        ) : null}
        {questions > 0 ? (
          <li>
            <ListChecks aria-hidden className="size-3.5" />
            {count(questions, 'question')}
          </li>
        ) : null}
      </ul>
    </>
  )
}
