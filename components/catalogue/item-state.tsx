'use client'

import { itemState, itemWords } from '@/components/catalogue/progress-summary'
import { StateIcon } from '@/components/catalogue/state-icon'
import { useProgress } from '@/lib/store/use-progress'

type ItemStateProps = { kind: 'lesson' | 'lab'; id: string; current?: boolean; className?: string }

/** Open, started or done, as saved in this browser. */
export function ItemStateIcon({ kind, id, ...props }: ItemStateProps) {
  return <StateIcon state={itemState({ kind, id }, useProgress())} {...props} />
}

/** The best score of a lab that was tried, nothing before. */
export function BestScore({ id }: { id: string }) {
  const lab = useProgress().labs[id]
  if (!lab) return null
  return (
    <span className="text-12 text-ink-3 tabular-nums">
      {lab.best}
      <span className="sr-only"> of 100 points</span>
    </span>
  )
}

/** What is known of a lesson or lab, in words; what stands in their place until something is. */
export function ItemWords({ kind, id, otherwise }: ItemStateProps & { otherwise: string }) {
  return itemWords({ kind, id }, useProgress()) ?? otherwise
}
