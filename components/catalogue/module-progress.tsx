'use client'

import type { OutlineMark } from '@/components/catalogue/outline'
import { summarise } from '@/components/catalogue/progress-summary'
import { StateIcon } from '@/components/catalogue/state-icon'
import { ProgressBar } from '@/components/ui/progress-bar'
import { cn } from '@/lib/cn'
import { useProgress } from '@/lib/store/use-progress'

const tones = { open: 'text-ink-3', started: 'text-ink-2', done: 'text-ok' }

/** Bar and words for a module. */
export function ModuleProgress({ items, className }: { items: readonly OutlineMark[]; className?: string }) {
  const { done, total, state, words } = summarise(items, useProgress())
  return (
    <div className={cn('grid grid-cols-[1fr_148px] items-center gap-3 text-13', className)}>
      <ProgressBar done={done} total={total} />
      <span className={cn('flex items-center gap-1.5 whitespace-nowrap tabular-nums', tones[state])}>
        <span aria-hidden className="contents">
          <StateIcon state={state} />
        </span>
        {words}
      </span>
    </div>
  )
}

/** `3 of 6 done`, for the whole course. */
export function CourseProgress({ items, bar = false }: { items: readonly OutlineMark[]; bar?: boolean }) {
  const { done, total } = summarise(items, useProgress())
  return (
    <>
      <span className="text-13 text-ink-3 tabular-nums">{`${done} of ${total} done`}</span>
      {bar ? <ProgressBar done={done} total={total} className="col-span-full mt-2" /> : null}
    </>
  )
}

/** `1/2`, read out as words. */
export function ModuleCount({ items }: { items: readonly OutlineMark[] }) {
  const { done, total } = summarise(items, useProgress())
  return (
    <span className="text-12 font-regular text-ink-3 tabular-nums">
      <span aria-hidden>{`${done}/${total}`}</span>
      <span className="sr-only">{`, ${done} of ${total} done`}</span>
    </span>
  )
}

export function StripProgress({ items }: { items: readonly OutlineMark[] }) {
  const { done, total } = summarise(items, useProgress())
  return <ProgressBar done={done} total={total} className="flex-1" />
}
