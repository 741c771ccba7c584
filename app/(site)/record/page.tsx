import type { Metadata } from 'next'

import { getContent } from '@/app/course'
import { toProgressCourse } from '@/components/progress/course-data.ts'
import { NeedsScript } from '@/components/progress/needs-script.tsx'
import { RecordPage } from '@/components/progress/record-sheet.tsx'
import { PageHead } from '@/components/site/page-head'
import { SitePage } from '@/components/site/site-page'

export const metadata: Metadata = {
  title: 'Record',
  description: 'What you learned in the course, with scores and dates, on a page to print.',
}

export default async function Page() {
  const { course } = await getContent()
  return (
    <SitePage current="progress">
      <main id="main" className="mx-auto max-w-[860px] px-6 pb-16 max-md:px-4">
        <div className="record-head">
          <PageHead title="Record">What you did so far, to print or to save as a PDF.</PageHead>
        </div>
        <NeedsScript>
          The record is made from what a script has saved in your browser, so it can be shown only with
          JavaScript.
        </NeedsScript>
        <RecordPage course={toProgressCourse(course)} />
      </main>
    </SitePage>
  )
}
