import type { OutlineItem } from '@/components/catalogue/outline'

/** What is read of the saved progress here. */
export type Progress = {
  readonly labs: Readonly<
    Record<string, { best: number; passed: boolean; attempts: number; updatedAt: number }>
  >
  readonly lessons: Readonly<Record<string, { done: boolean; updatedAt: number }>>
}

export type ItemState = 'open' | 'started' | 'done'

export function itemState(item: Pick<OutlineItem, 'kind' | 'id'>, progress: Progress): ItemState {
  if (item.kind === 'lesson') return progress.lessons[item.id]?.done ? 'done' : 'open'
  const lab = progress.labs[item.id]
  if (!lab) return 'open'
  return lab.passed ? 'done' : 'started'
}

export type Summary = {
  readonly done: number
  readonly total: number
  readonly state: ItemState
  readonly words: string
}

/** Progress over some lessons and labs, with the words that stand next to the bar. */
export function summarise(items: readonly OutlineItem[], progress: Progress): Summary {
  const states = items.map((item) => itemState(item, progress))
  const done = states.filter((state) => state === 'done').length
  const total = items.length
  if (total > 0 && done === total) return { done, total, state: 'done', words: 'All done' }
  if (states.every((state) => state === 'open')) return { done, total, state: 'open', words: 'Not started' }
  return { done, total, state: 'started', words: `${done} of ${total} done` }
}

/** Where to go on: the lab or lesson touched last when it is not done, else the first one after it that is not. Null before the first step and after the last. */
export function whereToContinue(items: readonly OutlineItem[], progress: Progress): OutlineItem | null {
  const touched = items.map((item) => touchedAt(item, progress))
  const last = Math.max(0, ...touched)
  if (last === 0) return null
  const at = touched.indexOf(last)
  const isOpen = (item: OutlineItem) => itemState(item, progress) !== 'done'
  return items.slice(at).find(isOpen) ?? items.find(isOpen) ?? null
}

function touchedAt(item: OutlineItem, progress: Progress): number {
  return (item.kind === 'lesson' ? progress.lessons : progress.labs)[item.id]?.updatedAt ?? 0
}
