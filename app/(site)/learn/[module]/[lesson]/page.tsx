import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { Broken } from '@/app/broken'
import { brokenFolders, getContent, madeOrSaid, mistakesIn, mistakesInOutline } from '@/app/course'
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
  const sound = course.modules.flatMap((module) =>
    module.lessons.map(({ slug }) => ({ module: module.slug, lesson: slug })),
  )
  const broken = (await brokenFolders('lesson')).map((folder) => {
    const [, module = '', lesson = ''] = folder.split('/')
    return { module, lesson }
  })
  return [...sound, ...broken]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if ((await mistakesOf(params)) !== null) return { title: 'Mistakes' }
  const { lesson } = await find(params)
  return { title: `${lesson.number} ${lesson.title}`, description: lesson.summary }
}

export default async function LessonPage({ params }: Props) {
  const mistakes = await mistakesOf(params)
  if (mistakes !== null) return <Broken said={mistakes} />
  const { course, glossary, module, lesson } = await find(params)
  const outline = toOutline(course)
  const key = lessonKey(lesson)
  const items = outline.find(({ number }) => number === module.number)?.items ?? []
  const entries = tocEntries(lesson)
  const compiled = await madeOrSaid(() => compileLesson(lesson, glossary))
  if ('said' in compiled) return <Broken said={compiled.said} />
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
      <Prose code={compiled.made.code} lesson={lesson} glossary={glossary} />
      <div className="mt-10">
        <MarkDone lesson={key} />
      </div>
      <PreviousNext {...neighbours(course, lesson)} />
      <EditThisPage repository={course.repository} file={lesson.file} />
    </DocLayout>
  )
}

async function mistakesOf(params: Props['params']): Promise<string | null> {
  const { module, lesson } = await params
  return (await mistakesIn(`content/${module}/${lesson}`)) ?? mistakesInOutline()
}

async function find(params: Props['params']) {
  const { module: moduleSlug, lesson: lessonSlug } = await params
  const { course, glossary } = await getContent()
  const module = course.modules.find(({ slug }) => slug === moduleSlug)
  const lesson = module?.lessons.find(({ slug }) => slug === lessonSlug)
  if (!module || !lesson) notFound()
  return { course, glossary, module, lesson }
}
