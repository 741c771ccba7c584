import type { Metadata } from 'next'

import { getContent } from '@/app/course'
import { CourseMap } from '@/components/catalogue/course-map'
import { Demo } from '@/components/catalogue/demo'
import { demoContext, demoFile, isShown } from '@/components/catalogue/demo-file'
import { Facts } from '@/components/catalogue/facts'
import { toOutline } from '@/components/catalogue/outline'
import { Resume } from '@/components/catalogue/resume'
import { BackupNudge } from '@/components/progress/backup-nudge.tsx'
import { SitePage } from '@/components/site/site-page'
import { highlightDockerfile } from '@/lib/content/highlight.ts'
import { build, lint, parse } from '@/lib/engine/index.ts'

export const metadata: Metadata = { title: { absolute: 'Drydock: Docker best practices, learned by fixing' } }

export default async function HomePage() {
  const { course } = await getContent()
  const outline = toOutline(course)
  const dockerfile = parse(demoFile)
  const findings = lint(dockerfile, build(dockerfile, demoContext), demoContext).filter(isShown)
  const items = outline.flatMap((module) => module.items)
  return (
    <SitePage current="course">
      <main id="main" className="mx-auto max-w-(--w-page) px-6 pb-16 max-md:px-4">
        <div className="grid grid-cols-[minmax(0,1fr)_610px] items-center gap-12 pt-12 pb-10 max-lg:grid-cols-[minmax(0,1fr)] max-lg:gap-8 max-md:pt-7 max-md:pb-6">
          <div>
            <h1 className="text-46 leading-[1.07] font-title tracking-[-0.03em] max-md:text-[2.125rem]">
              Docker best practices, learned by fixing real Dockerfiles
            </h1>
            <p className="mt-5 max-w-[44ch] text-19 leading-text text-ink-2">
              Short lessons, then labs that check your Dockerfile as you type and say what each line costs,
              and why.
            </p>
            <Resume outline={outline} passMark={course.passMark} />
            <Facts />
          </div>
          <Demo
            tokens={highlightDockerfile(demoFile)}
            findings={findings}
            lab={items.find(({ kind }) => kind === 'lab')}
          />
        </div>
        <CourseMap outline={outline} />
        <BackupNudge />
      </main>
    </SitePage>
  )
}
