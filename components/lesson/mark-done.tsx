'use client'

import { Circle, CircleCheck } from '@/components/ui/icons'

import { Button } from '@/components/ui/button'
import { useProgress } from '@/lib/store/use-progress'

/** Saved in this browser, under module and lesson. */
export function MarkDone({ lesson, className }: { lesson: string; className?: string }) {
  const { lessons, hydrated, markLesson } = useProgress()
  const isDone = lessons[lesson]?.done ?? false
  const Icon = isDone ? CircleCheck : Circle
  return (
    <Button
      aria-pressed={isDone}
      aria-disabled={!hydrated || undefined}
      className={`needs-script ${className ?? ''}`}
      onClick={() => hydrated && markLesson(lesson, !isDone)}
    >
      <Icon aria-hidden className={isDone ? 'text-ok' : 'text-ink-3'} />
      {isDone ? 'Done' : 'Mark as done'}
    </Button>
  )
}
