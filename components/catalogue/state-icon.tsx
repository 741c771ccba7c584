import { Circle, CircleCheck, CircleDashed, CircleDot } from '@/components/ui/icons'

import type { ItemState } from '@/components/catalogue/progress-summary'
import { cn } from '@/lib/cn'

const icons = { open: Circle, started: CircleDashed, done: CircleCheck }
const words = { open: 'not started', started: 'started', done: 'done' }

/** Four shapes, so that the colour never speaks alone; the word is for screen readers. */
export function StateIcon({
  state,
  current = false,
  className,
}: {
  state: ItemState
  current?: boolean
  className?: string
}) {
  const Icon = current ? CircleDot : icons[state]
  const tone = current ? 'text-accent' : state === 'done' ? 'text-ok' : 'text-line-strong'
  return (
    <>
      <Icon aria-hidden className={cn(tone, className)} />
      <span className="sr-only">{words[state]}: </span>
    </>
  )
}
