'use client'

import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { ProgressCourse, ProgressModule } from '@/components/progress/course-data.ts'
import { DraughtScale } from '@/components/progress/draught-scale.tsx'
import { recordWords } from '@/components/progress/record-words.ts'
import { totals } from '@/components/progress/totals.ts'
import { day, helpWords } from '@/components/progress/words.ts'
import { Mark } from '@/components/site/brand'
import { Button } from '@/components/ui/button'
import { storage } from '@/lib/store/browser.ts'
import { type Progress, useProgress } from '@/lib/store/use-progress.ts'

/** The page that can be printed: what was learned, when, and how well. */
export function RecordPage({ course }: { course: ProgressCourse }) {
  const saved = useProgress()
  const [name, setName] = useName(saved.hydrated)
  const [today] = useState(() => Date.now())
  return (
    <div className="needs-script">
      <div className="record-tools mb-6 flex flex-wrap items-end gap-3">
        <label className="grid gap-1 text-13 font-medium text-ink-2">
          Your name, kept in this browser only
          <input
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            autoComplete="name"
            maxLength={80}
            className="h-11 w-[min(340px,calc(100vw-32px))] rounded-2 border border-line-strong bg-surface px-3 text-16 text-ink"
          />
        </label>
        <Button variant="primary" size="lg" onClick={() => print()}>
          <Printer aria-hidden />
          Print
        </Button>
      </div>
      <Sheet course={course} saved={saved} name={name} today={today} />
    </div>
  )
}

const NAME_KEY = 'drydock:name'

function useName(hydrated: boolean) {
  const [typed, setTyped] = useState<string | null>(null)
  const change = (value: string) => {
    setTyped(value)
    if (value) storage.write(NAME_KEY, value)
    else storage.remove(NAME_KEY)
  }
  return [typed ?? (hydrated ? storage.read(NAME_KEY) : null) ?? '', change] as const
}

type SheetProps = { course: ProgressCourse; saved: Progress; name: string; today: number }

function Sheet({ course, saved, name, today }: SheetProps) {
  const all = totals(course.modules, saved)
  const marks = course.modules.map((module) => ({
    number: module.number,
    done: totals([module], saved).state === 'done',
  }))
  return (
    <article
      aria-label="Record of practice"
      className="record record-stripe rounded-1 border border-line-strong bg-surface px-9 pt-8 pb-12 max-md:px-4"
    >
      <p className="flex items-center gap-2 font-display text-17 font-bold tracking-[-0.02em]">
        <Mark className="-mt-0.5" />
        Drydock
        <span className="ml-auto font-ui text-13 font-regular tracking-normal text-ink-2">
          Record of practice
        </span>
      </p>
      <div className="mt-8 flex gap-6">
        <div className="flex-1">
          <p className="min-h-12 border-b border-line-strong font-display text-32 font-title tracking-[-0.02em]">
            {name}
          </p>
          <h2 className="mt-3 text-20">{course.title}</h2>
          <p className="mt-1 text-ink-2">{recordWords(course, all)}</p>
          <p className="text-ink-2">{saved.hydrated ? `As of ${day(today)}` : ''}</p>
        </div>
        <DraughtScale marks={marks} className="min-h-[130px]" />
      </div>
      {course.modules.map((module) => (
        <ModulePart key={module.number} module={module} saved={saved} />
      ))}
      <p className="mt-8 text-13 text-ink-2">
        A record of practice, not proof of identity: scores are computed on this device.
      </p>
    </article>
  )
}

function ModulePart({ module, saved }: { module: ProgressModule; saved: Progress }) {
  const { lessonsDone, lessons, labsPassed, labs } = totals([module], saved)
  const tried = module.labs.flatMap((lab) => {
    const record = saved.labs[lab.id]
    return record ? [{ lab, record }] : []
  })
  return (
    <section className="mt-6 break-inside-avoid">
      <div className="flex flex-wrap items-baseline gap-x-4 border-b border-ink pb-1">
        <h3 className="text-16">{`${module.number} ${module.title}`}</h3>
        <p className="ml-auto text-13 text-ink-2">
          {`${lessonsDone} of ${lessons} lessons, ${labsPassed} of ${labs} labs`}
        </p>
      </div>
      {tried.map(({ lab, record }) => (
        <div
          key={lab.id}
          className="grid grid-cols-[minmax(0,1fr)_84px_150px_150px] gap-x-4 border-b border-line py-1.5 text-13 max-md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <p className="font-medium">{`${lab.lesson} ${lab.title}`}</p>
          <p className="text-right tabular-nums">{record.best} points</p>
          <p className="text-ink-2">
            {record.passedAt === null ? 'not passed yet' : `passed ${day(record.passedAt)}`}
          </p>
          <p className="text-right text-ink-2">
            {record.hints === 0 && !record.solutionSeen ? 'no help' : helpWords(record)}
          </p>
        </div>
      ))}
    </section>
  )
}
