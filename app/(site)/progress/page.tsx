import type { Metadata } from 'next'

import { getContent } from '@/app/course'
import { toProgressCourse } from '@/components/progress/course-data.ts'
import { NeedsScript } from '@/components/progress/needs-script.tsx'
import { ProgressPage } from '@/components/progress/progress-page.tsx'
import { PageHead } from '@/components/site/page-head'
import { SitePage } from '@/components/site/site-page'

export const metadata: Metadata = {
  title: 'Your progress',
  description:
    'What you have done in the course, kept in your browser; export, import and a record to print.',
}

export default async function Page() {
  const { course } = await getContent()
  return (
    <SitePage current="progress">
      <main id="main" className="mx-auto max-w-(--w-page) px-6 pb-16 max-md:px-4">
        <PageHead title="Your progress">
          Kept in this browser, on this device. Nothing is sent anywhere unless you export it.
        </PageHead>
        <NeedsScript>
          Your progress is kept by a script in your browser, so it can be shown only with JavaScript. Lessons
          and rules can be read without it; what you did before is still saved.
        </NeedsScript>
        <ProgressPage course={toProgressCourse(course)} />
      </main>
    </SitePage>
  )
}
