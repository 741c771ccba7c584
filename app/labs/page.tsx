import type { Metadata } from 'next'
import { getContent } from '@/app/course'
import { LabList } from '@/components/progress/lab-list.tsx'
import { SitePage } from '@/components/site/site-page'

export const metadata: Metadata = {
  title: 'Labs',
  description: 'Every lab of the course: a flawed file to mend, checked in the browser.',
}

export default async function LabsPage() {
  const { course } = await getContent()
  const modules = course.modules.map(({ number, title, lessons }) => ({
    title: `${number} ${title}`,
    labs: lessons.flatMap((lesson) =>
      lesson.labs.map(({ id, title: name, story, minutes }) => ({ id, title: name, story, minutes })),
    ),
  }))
  return (
    <SitePage current="labs">
      <main id="main" className="mx-auto max-w-(--w-page) px-6 pb-16 max-md:px-4">
        <h1 className="pt-9 text-32 tracking-[-0.022em]">Labs</h1>
        <p className="mt-1.5 mb-6 max-w-(--measure) text-16 text-ink-2">
          Each lab is a file with real flaws: a Dockerfile, a compose file, a pipeline or a command. Mend it,
          and the check says what is met and what is not, and why.
        </p>
        {modules.map(({ title, labs }) => (
          <section key={title} className="mb-8">
            <h2 className="mb-2 text-20">{title}</h2>
            <LabList labs={labs} />
          </section>
        ))}
      </main>
    </SitePage>
  )
}
