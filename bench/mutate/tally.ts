import { time } from '../measure.ts'

/** One broken text and what is asked of it. */
export type Subject = {
  /** Where it comes from and what was done to it. */
  readonly label: string
  readonly text: string
  /** What does not hold, in sentences; throws what the engine throws. */
  readonly faults: () => readonly string[]
  /** Asked afterwards, without a clock. */
  readonly moreFaults?: () => readonly string[]
}

export type Tally = {
  /** Milliseconds of processor time from which a file is slow. */
  readonly slow: number
  readonly runs: { readonly label: string; readonly length: number; readonly milliseconds: number }[]
  readonly faults: Map<string, number>
}

export function newTally(slow: number): Tally {
  return { slow, runs: [], faults: new Map() }
}

/** Collecting garbage makes any file slow once: the quickest of three counts. */
function quickest(first: number, slow: number, faults: Subject['faults']): number {
  return first < slow ? first : Math.min(first, ...[1, 2].map(() => time(faults)))
}

export function look({ label, text, faults, moreFaults }: Subject, tally: Tally): void {
  try {
    let found: readonly string[] = []
    const first = time(() => (found = faults()))
    const milliseconds = quickest(first, tally.slow, faults)
    tally.runs.push({ label, length: text.length, milliseconds })
    const slow = `over ${tally.slow} ms`
    if (milliseconds >= tally.slow) note(tally, slow, `${label}: ${milliseconds.toFixed(0)} ms`, text)
    for (const fault of [...found, ...(moreFaults?.() ?? [])]) note(tally, fault, label, text)
  } catch (error) {
    const lines = String(error instanceof Error ? error.stack : error).split('\n')
    const [first = '', second = '', third = ''] = lines
    note(tally, `${first} ${second.trim()} ${third.trim()}`, label, text)
  }
}

function note({ faults }: Tally, fault: string, label: string, text: string): void {
  const count = faults.get(fault) ?? 0
  faults.set(fault, count + 1)
  const shown = JSON.stringify(text.length > 2000 ? `${text.slice(0, 2000)}…` : text)
  if (count === 0) console.log(`${fault}\n  ${label}\n  ${shown}`)
}

const SLOWEST = 10

/** Prints the figures, the slowest files and every kind of fault; how many kinds there are. */
export function printTally({ runs, faults }: Tally, what: string): number {
  const sorted = runs.toSorted((a, b) => a.milliseconds - b.milliseconds)
  const share = (part: number): string =>
    (sorted[Math.floor(part * (sorted.length - 1))]?.milliseconds ?? 0).toFixed(2)
  console.log(
    `${what}: median ${share(0.5)} ms, 99 % below ${share(0.99)} ms, slowest ${share(1)} ms; ${faults.size} kinds of fault`,
  )
  for (const { label, length, milliseconds } of sorted.slice(-SLOWEST).toReversed())
    console.log(`  ${milliseconds.toFixed(1).padStart(6)} ms  ${label} (${length} characters)`)
  for (const [fault, times] of faults) console.log(`  ${times} × ${fault}`)
  return faults.size
}
