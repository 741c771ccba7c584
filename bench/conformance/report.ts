/** What one case of a corpus came to. A deviation is a difference we chose; `note` says why. */
export type Outcome =
  | { readonly status: 'agree' }
  | { readonly status: 'differ'; readonly note: string }
  | { readonly status: 'deviation'; readonly note: string }
  | { readonly status: 'not-applicable'; readonly note: string }

export type Result = { readonly kind: string; readonly id: string; readonly outcome: Outcome }

export const AGREE: Outcome = { status: 'agree' }

export function compare(actual: unknown, expected: unknown): Outcome {
  const left = JSON.stringify(actual)
  const right = JSON.stringify(expected)
  return left === right ? AGREE : { status: 'differ', note: `ours ${left}, BuildKit ${right}` }
}

export function notApplicable(note: string): Outcome {
  return { status: 'not-applicable', note }
}

/** The first outcome that is no agreement. */
export function all(outcomes: readonly Outcome[]): Outcome {
  return outcomes.find(({ status }) => status !== 'agree') ?? AGREE
}

/** Prints agreement per kind and every case that does not agree. True when none differs. */
export function printReport(title: string, results: readonly Result[]): boolean {
  console.log(`\n${title}\n${'='.repeat(title.length)}`)
  const kinds = [...new Set(results.map(({ kind }) => kind))]
  console.log(row(['kind', 'cases', 'agree', 'deviation', 'n/a', 'differ']))
  for (const kind of kinds)
    printKind(
      kind,
      results.filter((result) => result.kind === kind),
    )
  printKind('all', results)
  for (const status of ['not-applicable', 'deviation', 'differ'] as const) printCases(status, results)
  return count(results, 'differ') === 0
}

function printKind(kind: string, results: readonly Result[]): void {
  const counts = (['agree', 'deviation', 'not-applicable', 'differ'] as const).map((status) =>
    count(results, status),
  )
  console.log(row([kind, results.length, ...counts]))
}

function printCases(status: Outcome['status'], results: readonly Result[]): void {
  const byNote = new Map<string, string[]>()
  for (const { id, outcome } of results) {
    if (outcome.status !== status || !('note' in outcome)) continue
    byNote.set(outcome.note, [...(byNote.get(outcome.note) ?? []), id])
  }
  if (byNote.size === 0) return
  console.log(`\n${status}:`)
  for (const [note, ids] of byNote)
    console.log(`  ${shorten(note, 400)}\n    ${shorten(ids.join(', '), 600)}`)
}

function count(results: readonly Result[], status: Outcome['status']): number {
  return results.filter(({ outcome }) => outcome.status === status).length
}

function row(cells: readonly (string | number)[]): string {
  const [first, ...rest] = cells
  return String(first).padEnd(28) + rest.map((cell) => String(cell).padStart(10)).join('')
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text
}
