import { Printer } from 'lucide-react'
import type { ProgressCourse } from '@/components/progress/course-data.ts'
import { recordWords } from '@/components/progress/record-words.ts'
import type { Totals } from '@/components/progress/totals.ts'
import { ButtonLink } from '@/components/ui/button'
import { Mark } from '@/components/site/brand'

/** A small picture of the record, and the way to the whole of it. */
export function RecordCard({ course, all }: { course: ProgressCourse; all: Totals }) {
  return (
    <section aria-labelledby="record" className="mb-6">
      <h2 id="record" className="mb-2.5 text-20">
        Record
      </h2>
      <div className="record-stripe rounded-1 border border-line-strong bg-surface px-6 pt-5 pb-8">
        <p className="flex items-center gap-2 font-display text-15 font-bold tracking-[-0.02em]">
          <Mark className="-mt-0.5 size-5" />
          Drydock
          <span className="ml-auto font-ui text-12 font-regular tracking-normal text-ink-3">
            Record of practice
          </span>
        </p>
        <p className="mt-6 font-display text-16 font-semi">{course.title}</p>
        <p className="mt-0.5 text-13 text-ink-2">{recordWords(course, all)}</p>
      </div>
      <p className="mt-2.5 mb-3 text-13 leading-text text-ink-2">
        Modules, labs, scores and dates on a page to print, with your name if you like. It can be printed at
        any time.
      </p>
      <ButtonLink href="/record/" size="sm" className="max-md:h-11">
        <Printer aria-hidden className="size-3.5" />
        Open the record
      </ButtonLink>
    </section>
  )
}
