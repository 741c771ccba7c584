import { readFileSync, writeFileSync } from 'node:fs'
import { definitions } from './definitions.ts'
import { divergences } from './divergences.ts'
import type { Divergence } from './divergences.ts'

const PAGE = 'docs/divergences.md'
const START =
  '<!-- linters: made by `npm run conformance -- PATH --docs` from bench/conformance/divergences.ts -->'
const END = '<!-- end of linters -->'

/** Writes the tables of differences from other linters into the page, between its two marks. */
export function writePage(): void {
  const page = readFileSync(PAGE, 'utf8')
  const [before] = page.split(START)
  const after = page.split(END)[1] ?? '\n'
  writeFileSync(PAGE, `${before}${START}\n\n${kinds()}\n\n### Case by case\n\n${table()}\n\n${END}${after}`)
}

/** What holds for every case of its kind. */
function kinds(): string {
  const rows = definitions.map(({ rule, expect, reason }) => {
    const other = expect === 'catches' ? 'reports, we do not' : 'is silent, we are not'
    return `| ${rule ?? 'all'} | ${other} | ${reason.replaceAll('|', '\\|')} |`
  })
  return ['| rule | the other linter | why |', '|---|---|---|', ...rows].join('\n')
}

function table(): string {
  const rows = divergences.toSorted(byPeer).map(row)
  return ['| rule | other linter | cases | why |', '|---|---|---|---|', ...rows].join('\n')
}

const ORDER = ['hadolint', 'Trivy', 'Checkov', 'KICS', 'semgrep', 'dockerfilelint', 'tally']

function byPeer(left: Divergence, right: Divergence): number {
  const place = ({ peer }: Divergence) => ORDER.indexOf(peer.split(' ')[0]!)
  return place(left) - place(right)
}

function row({ rule, peer, cases, reason }: Divergence): string {
  return `| ${rule} | ${peer} | ${short(cases)} | ${reason.replaceAll('|', '\\|')} |`
}

/** The first case whole, of the others what is behind the last slash or colon they have in common. */
function short([first = '', ...rest]: readonly string[]): string {
  const cut = Math.max(first.lastIndexOf('/'), first.lastIndexOf(':'))
  const prefix = first.slice(0, cut + 1)
  return [first, ...rest.map((id) => (id.startsWith(prefix) ? `…${id.slice(cut)}` : id))].join(', ')
}
