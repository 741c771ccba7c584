/** Milliseconds of processor time `work` takes, once: other programs on the machine do not count. */
export function time(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** Milliseconds until `work` is done, once, by the clock. */
export function clock(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/**
 * The median time of each piece of work over `rounds` rounds. In each round every piece runs once, in turn,
 * so that a busy moment of the machine meets all of them; the first round warms up and does not count.
 */
export function medians(works: readonly (() => unknown)[], rounds: number): number[] {
  const times = Array.from({ length: rounds + 1 }, () => works.map(time)).slice(1)
  return works.map((_, at) => median(times.map((round) => round[at] ?? Number.NaN)))
}

/** Rows with aligned columns; all but the first column to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  const cell = (text: string, at: number): string =>
    at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)
  return rows.map((row) => row.map(cell).join('   ')).join('\n')
}
