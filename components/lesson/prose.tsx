import { getMDXComponent } from 'mdx-bundler/client'
import { Link } from '@/components/ui/link'
import type { ComponentProps, ReactNode } from 'react'

import { Callout } from '@/components/lesson/callout'
import { CodeBlock } from '@/components/lesson/code-block'
import { Figure, Picture } from '@/components/lesson/figure'
import { LabCard } from '@/components/lesson/lab-card'
import { Bad, Good, Pair } from '@/components/lesson/pair'
import { Quiz } from '@/components/lesson/quiz'
import { quizHeading } from '@/components/lesson/toc-entries'
import { TermCard } from '@/components/lesson/term'
import type { GlossaryEntry, Lesson, Quiz as QuizData } from '@/lib/content/types.ts'

type ProseProps = {
  /** What `compileLesson` made of the text. */
  code: string
  lesson: Lesson
  glossary: readonly GlossaryEntry[]
}

/** A lesson's text as static HTML; what reacts in it hydrates on its own. Runs at build time only. */
export function Prose({ code, lesson, glossary }: ProseProps) {
  const Content = getMDXComponent(code)
  return <Content components={{ ...lookOfMarkdown, ...partsOf(lesson, glossary) }} />
}

/** Components an author may use, bound to what this lesson has. */
function partsOf(lesson: Lesson, glossary: readonly GlossaryEntry[]) {
  return {
    Callout,
    Figure,
    Pair,
    Bad,
    Good,
    Quiz: () => (lesson.quiz ? <QuizSection quiz={lesson.quiz} /> : null),
    Lab: ({ id }: { id: string }) => {
      const lab = lesson.labs.find((each) => each.id === id)
      return lab ? <LabCard lab={lab} /> : null
    },
    Term: ({ id, children }: { id: string; children?: ReactNode }) => {
      const entry = glossary.find((each) => each.id === id)
      return entry ? <TermCard {...entry}>{children}</TermCard> : children
    },
  }
}

function QuizSection({ quiz }: { quiz: QuizData }) {
  return (
    <>
      <h2 id={quizHeading.id}>{quizHeading.text}</h2>
      <Quiz quiz={quiz} />
    </>
  )
}

const lookOfMarkdown = { a: ProseLink, img: Picture, pre: CodeBlock, table: ProseTable }

function ProseLink({ href = '', children, ...props }: ComponentProps<'a'>) {
  if (href.startsWith('/')) return <Link href={href}>{children}</Link>
  return (
    <a href={href} rel={href.startsWith('#') ? undefined : 'noreferrer'} {...props}>
      {children}
    </a>
  )
}

function ProseTable(props: ComponentProps<'table'>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="figure overflow-x-auto" tabIndex={0} role="group" aria-label="Table">
      <table {...props} />
    </div>
  )
}
