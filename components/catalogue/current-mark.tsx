'use client'

import type { OutlineItem } from '@/components/catalogue/outline'
import { useProgress } from '@/lib/store/use-progress'

/** Marks the module the student was in last. It takes no room, so that nothing moves when it comes. */
export function CurrentMark({ items }: { items: readonly OutlineItem[] }) {
  const { place } = useProgress()
  if (!place || !items.some(({ kind, id }) => kind === place.kind && id === place.id)) return null
  return (
    <span className="absolute inset-0 -z-10 border-l-3 border-accent bg-surface forced-colors:border-[Highlight]">
      <span className="sr-only">You were here last: </span>
    </span>
  )
}
