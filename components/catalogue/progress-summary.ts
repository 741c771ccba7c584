import type { OutlineItem, OutlineMark } from '@/components/catalogue/outline'
import { count, duration } from '@/components/catalogue/words'

/** What is read of the saved progress here. */
export type Progress = {
  readonly labs: Readonly<Record<string, LabRecord>>
  readonly lessons: Readonly<Record<string, { readonly done: boolean; readonly updatedAt: number }>>
  /** Where the student was last. */
  readonly place: { readonly kind: 'lesson' | 'lab'; readonly id: string; readonly at: number } | null
}
type LabRecord = {
  readonly best: number
  readonly passed: boolean
  readonly attempts: number
  readonly last: { readonly objectives: readonly { readonly passed: boolean }[] }
  readonly updatedAt: number
}

export type ItemState = 'open' | 'started' | 'done'

export function itemState(item: OutlineMark, progress: Progress): ItemState {
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
export function summarise(items: readonly OutlineMark[], progress: Progress): Summary {
  const states = items.map((item) => itemState(item, progress))
  const done = states.filter((state) => state === 'done').length
  const total = items.length
  if (total > 0 && done === total) return { done, total, state: 'done', words: 'All done' }
  if (states.every((state) => state === 'open')) return { done, total, state: 'open', words: 'Not started' }
  return { done, total, state: 'started', words: startedWords(items, progress) }
}

/** `2 of 3 labs passed`; before the first pass, how many lessons are done. */
function startedWords(items: readonly OutlineMark[], progress: Progress): string {
  const part = (kind: OutlineItem['kind']) => {
    const own = items.filter((item) => item.kind === kind)
    return { done: own.filter((item) => itemState(item, progress) === 'done').length, of: own.length }
  }
  const [labs, lessons] = [part('lab'), part('lesson')]
  if (labs.done > 0 || lessons.done === 0) return `${labs.done} of ${count(labs.of, 'lab')} passed`
  return `${lessons.done} of ${count(lessons.of, 'lesson')} done`
}

/** What is known of one lesson or lab, in words; null: nothing yet. */
export function itemWords(item: OutlineMark, progress: Progress): string | null {
  if (item.kind === 'lesson') return progress.lessons[item.id]?.done ? 'done' : null
  const lab = progress.labs[item.id]
  if (!lab) return null
  return lab.passed ? `passed, ${lab.best} points` : `begun, ${lab.best} points`
}

/** Where a student stopped in a lesson or lab, in words. */
export function placeWords(item: OutlineItem, progress: Progress): string {
  if (item.kind === 'lesson') return `${duration(item.minutes)} to read`
  const lab = progress.labs[item.id]
  if (!lab) return `not checked yet, about ${duration(item.minutes)}`
  const { objectives } = lab.last
  const met = objectives.filter(({ passed }) => passed).length
  return `${met} of ${count(objectives.length, 'objective')} met, checked ${times(lab.attempts)}`
}

const times = (number: number) => (number === 1 ? 'once' : `${number} times`)

/** The lesson to read next: the first after a place that is not done, the place itself left out. */
export function nextLesson(
  items: readonly OutlineItem[],
  from: OutlineItem,
  progress: Progress,
): OutlineItem | null {
  const at = items.indexOf(from)
  const isNext = (item: OutlineItem) => item.kind === 'lesson' && itemState(item, progress) !== 'done'
  return items.slice(at + 1).find(isNext) ?? null
}

/** Where to go on: the lab or lesson touched last when it is not done, else the first one after it that is not. Null before the first step and after the last. */
export function whereToContinue(items: readonly OutlineItem[], progress: Progress): OutlineItem | null {
  const { place } = progress
  const saved = items.map((item) => savedAt(item, progress))
  const last = Math.max(0, ...saved)
  const visited = place && place.at >= last ? items.findIndex((item) => isAt(item, place)) : -1
  if (last === 0 && visited === -1) return null
  const at = visited === -1 ? saved.indexOf(last) : visited
  const isOpen = (item: OutlineItem) => itemState(item, progress) !== 'done'
  return items.slice(at).find(isOpen) ?? items.find(isOpen) ?? null
}

const isAt = (item: OutlineItem, place: NonNullable<Progress['place']>) =>
  item.kind === place.kind && item.id === place.id

function savedAt(item: OutlineItem, progress: Progress): number {
  return (item.kind === 'lesson' ? progress.lessons : progress.labs)[item.id]?.updatedAt ?? 0
}
