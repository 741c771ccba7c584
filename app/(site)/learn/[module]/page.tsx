import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

import { getContent } from '@/app/course'
import { ModuleProgress } from '@/components/catalogue/module-progress'
import { moduleHref, toOutline } from '@/components/catalogue/outline'
import { LessonNav } from '@/components/lesson/lesson-nav'
import { ModuleOverview } from '@/components/lesson/module-overview'
import { DocLayout } from '@/components/site/doc-layout'

type Props = { params: Promise<{ module: string }> }

export const dynamicParams = false

export async function generateStaticParams() {
  const { course } = await getContent()
  return course.modules.map(({ slug }) => ({ module: slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { module } = await find(params)
  return { title: `Module ${module.number}: ${module.title}`, description: module.summary }
}

export default async function ModulePage({ params }: Props) {
  const { course, module } = await find(params)
  const outline = toOutline(course)
  const own = outline.find(({ number }) => number === module.number)
  if (!own) notFound()
  return (
    <DocLayout
      current="course"
      navLabel="Course"
      nav={<LessonNav outline={outline} current={moduleHref(module)} />}
      asideLabel="Your progress in this module"
      asideClass="max-lg:static max-lg:col-start-2 max-lg:max-h-none max-lg:border-l max-lg:border-line max-lg:px-12 max-lg:pt-0 max-md:col-start-1 max-md:border-0 max-md:px-4"
      aside={
        <div className="needs-script">
          <p className="mb-2 text-12 font-semi text-ink-3">Your progress</p>
          <ModuleProgress items={own.items} className="lg:grid-cols-1 lg:gap-1.5" />
        </div>
      }
    >
      <ModuleOverview module={module} minutes={own.minutes} passMark={course.passMark} />
    </DocLayout>
  )
}

async function find(params: Props['params']) {
  const { module: slug } = await params
  const { course } = await getContent()
  const module = course.modules.find((each) => each.slug === slug)
  if (!module) notFound()
  return { course, module }
}
