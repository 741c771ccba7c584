import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { getContent } from '@/app/course'
import { lessonKey, neighbours, toOutline } from '@/components/catalogue/outline'
import { EditThisPage } from '@/components/lesson/edit-this-page'
import { LessonHead } from '@/components/lesson/lesson-head'
import { LessonNav } from '@/components/lesson/lesson-nav'
import { LessonStrip } from '@/components/lesson/lesson-strip'
import { MarkDone } from '@/components/lesson/mark-done'
import { PreviousNext } from '@/components/lesson/previous-next'
import { Prose } from '@/components/lesson/prose'
import { Toc } from '@/components/lesson/toc'
import { tocEntries } from '@/components/lesson/toc-entries'
import { Visited } from '@/components/progress/visited.tsx'
import { DocLayout } from '@/components/site/doc-layout'
import { compileLesson } from '@/lib/content/mdx.ts'

type Props = { params: Promise<{ module: string; lesson: string }> }

export const dynamicParams = false

export async function generateStaticParams() {
  const { course } = await getContent()
  return course.modules.flatMap((module) =>
    module.lessons.map(({ slug }) => ({ module: module.slug, lesson: slug })),
  )
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await find(params)
  return { title: `${lesson.number} ${lesson.title}`, description: lesson.summary }
}

export default async function LessonPage({ params }: Props) {
  const { course, glossary, module, lesson } = await find(params)
  const outline = toOutline(course)
  const key = lessonKey(lesson)
  const items = outline.find(({ number }) => number === module.number)?.items ?? []
  const entries = tocEntries(lesson)
  const { code } = await compileLesson(lesson, glossary)
  return (
    <DocLayout
      current="course"
      navLabel="Course"
      nav={<LessonNav outline={outline} current={key} />}
      strip={<LessonStrip number={lesson.number} items={items} entries={entries} />}
      asideLabel="On this page"
      asideClass="max-lg:hidden"
      aside={
        <>
          <p className="text-12 font-semi text-ink-3">On this page</p>
          <Toc entries={entries} />
          <MarkDone lesson={key} className="mt-6" />
        </>
      }
    >
      <Visited kind="lesson" id={key} />
      <LessonHead module={module} lesson={lesson} />
      <Prose code={code} lesson={lesson} glossary={glossary} />
      <div className="mt-10">
        <MarkDone lesson={key} />
      </div>
      <PreviousNext {...neighbours(course, lesson)} />
      <EditThisPage repository={course.repository} file={lesson.file} />
    </DocLayout>
  )
}

async function find(params: Props['params']) {
  const { module: moduleSlug, lesson: lessonSlug } = await params
  const { course, glossary } = await getContent()
  const module = course.modules.find(({ slug }) => slug === moduleSlug)
  const lesson = module?.lessons.find(({ slug }) => slug === lessonSlug)
  if (!module || !lesson) notFound()
  return { course, glossary, module, lesson }
}
