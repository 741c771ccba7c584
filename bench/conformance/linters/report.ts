import type { Judged, Status } from './judge.ts'

const COLUMNS = ['cases', 'agree', 'differ', 'divergence', 'n/a'] as const

/** Prints one source: a line for each check of the peer, totals, and the cases that differ. */
export function printSource(title: string, judged: readonly Judged[], verbose: boolean): void {
  console.log(`\n${title}\n${'='.repeat(title.length)}`)
  console.log(row(['check', ...COLUMNS, 'rules here']))
  for (const [code, list] of grouped(judged, ({ peer }) => peer.code))
    console.log(row([code, ...counts(list), list[0]!.rules.length > 6 ? '' : list[0]!.rules.join(', ')]))
  console.log(row(['all', ...counts(judged)]))
  console.log(figures(judged))
  printReasons('not applicable', 'not-applicable', judged)
  printReasons('divergences', 'divergence', judged)
  const differing = judged.filter(({ status }) => status === 'differ')
  if (verbose) for (const each of differing) printCase(each)
  else printReasons('differ (--verbose shows each)', 'differ', judged)
}

/** Shares of the cases that apply, in percent. */
export function figures(judged: readonly Judged[]): string {
  const [cases, agree, differ, divergence] = counts(judged)
  const applicable = agree + differ + divergence
  const places = judged.filter(({ samePlaces }) => samePlaces !== null)
  const same = places.filter(({ samePlaces }) => samePlaces).length
  return [
    `agree ${share(agree, agree + differ)} after divergences`,
    `divergences ${share(divergence, applicable)}`,
    `${applicable} of ${cases} apply`,
    `of all cases ${share(agree, cases)} agree`,
    ...(places.length > 0 ? [`same places ${same} of ${places.length}`] : []),
  ].join(' · ')
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}

type Counts = [cases: number, agree: number, differ: number, divergence: number, notApplicable: number]

function counts(judged: readonly Judged[]): Counts {
  const count = (status: Status) => judged.filter((each) => each.status === status).length
  return [judged.length, count('agree'), count('differ'), count('divergence'), count('not-applicable')]
}

function grouped<T>(list: readonly T[], keyOf: (each: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1))
}

function printReasons(title: string, status: Status, judged: readonly Judged[]): void {
  const list = judged.filter((each) => each.status === status)
  if (list.length === 0) return
  console.log(`\n${title}:`)
  const keyOf = ({ note, rules, peer }: Judged) =>
    note === 'no rule of ours' ? note : `${peer.code} (${rules.length > 6 ? '' : rules.join(', ')}): ${note}`
  for (const [note, cases] of grouped(list, keyOf))
    console.log(
      `  ${note}\n    ${note === 'no rule of ours' ? codesOf(cases) : cases.map(({ peer }) => peer.id).join(', ')}`,
    )
}

function codesOf(cases: readonly Judged[]): string {
  return grouped(cases, ({ peer }) => peer.code)
    .map(([code, { length }]) => `${code} (${length})`)
    .join(', ')
}

/** A disagreement as the file with both verdicts. */
function printCase({ peer, note, rules, findings }: Judged): void {
  console.log(`\n--- ${peer.id}: ${peer.code}${rules.length > 6 ? '' : ` = ${rules.join(', ')}`}`)
  console.log(peer.text.replace(/\n*$/, ''))
  const lines = peer.lines ?? (peer.only === undefined ? null : [peer.only])
  console.log(`>>> ${peer.source}: ${peer.expect}${lines === null ? '' : ` (lines ${lines.join(', ')})`}`)
  console.log(`>>> ours: ${findings.length === 0 ? 'silent' : ''}`)
  for (const { rule, confidence, severity, message, range } of findings)
    console.log(`      ${range.start.line}: ${rule} (${severity}, ${confidence}) ${message}`)
  if (peer.source === 'buildkit') console.log(`>>> ${note}`)
}

function row([first = '', ...rest]: readonly (string | number)[]): string {
  const cells = rest.map((cell) =>
    typeof cell === 'number' || COLUMNS.includes(cell as never) ? String(cell).padStart(11) : `  ${cell}`,
  )
  return `${String(first).slice(0, 46).padEnd(48)}${cells.join('')}`
}
