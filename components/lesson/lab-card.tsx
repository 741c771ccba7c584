import { labHref } from '@/components/catalogue/outline'
import { count, duration } from '@/components/catalogue/words'
import { labHeadingId } from '@/components/lesson/toc-entries'
import { LabCardLink, LabCardState } from '@/components/lesson/lab-card-state'
import { Mark } from '@/components/site/brand'
import { InlineText } from '@/components/ui/inline-text'
import type { LessonLab } from '@/lib/content/types.ts'

/** The way from reading to doing. */
export function LabCard({ lab }: { lab: LessonLab }) {
  const heading = labHeadingId(lab)
  return (
    <section
      aria-labelledby={heading}
      className="figure !mt-11 grid grid-cols-[auto_1fr_auto] items-center gap-5 rounded-3 border border-line-strong bg-surface p-5 text-14 leading-[1.5] max-md:grid-cols-[auto_1fr] max-md:gap-4 max-md:p-4"
    >
      <span className="grid size-14 place-items-center rounded-2 bg-sunken max-sm:hidden">
        <Mark className="size-[34px]" />
      </span>
      <div className="max-sm:col-span-full">
        <h2 id={heading} className="scroll-mt-24 text-20">
          {`Lab: ${lab.title}`}
        </h2>
        <p className="mt-0.5 text-ink-2">
          <InlineText text={lab.story} />
        </p>
        <p className="mt-2 flex flex-wrap gap-x-4 text-13 text-ink-3">
          <span>{duration(lab.minutes)}</span>
          <span>{count(lab.objectives.length, 'objective')}</span>
          <LabCardState id={lab.id} />
        </p>
      </div>
      <LabCardLink id={lab.id} href={labHref(lab)} title={lab.title} />
    </section>
  )
}
