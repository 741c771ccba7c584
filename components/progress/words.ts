import { count } from '@/components/catalogue/words'
import type { Help } from '@/lib/store/progress-data.ts'

/** `20 Nov 2026`, in the time of the student. */
export const day = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** `20 Nov 2026, 12:41` */
export const moment = (time: number): string =>
  `${day(time)}, ${new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`

/** `2 hints, solution seen`, `none`. */
export function helpWords({ hints, solutionSeen }: Help): string {
  const parts = [...(hints > 0 ? [count(hints, 'hint')] : []), ...(solutionSeen ? ['solution seen'] : [])]
  return parts.length === 0 ? 'none' : parts.join(', ')
}

/** Bytes in the unit of people: `less than 1 kB`, `84 kB`, `1.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return 'less than 1\u00a0kB'
  if (bytes < 999_500) return `about ${Math.round(bytes / 1000)}\u00a0kB`
  return `about ${(bytes / 1_000_000).toFixed(1)}\u00a0MB`
}
