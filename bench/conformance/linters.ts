import { join } from 'node:path'
import { divergences } from './divergences.ts'
import { buildkitLint } from './linters/buildkit-lint.ts'
import { dockerfilelintCases } from './linters/dockerfilelint.ts'
import { hadolintCases } from './linters/hadolint.ts'
import { judge } from './linters/judge.ts'
import type { Judged } from './linters/judge.ts'
import type { PeerCase } from './linters/peer-case.ts'
import { figures, printSource } from './linters/report.ts'
import { checkovCases, kicsCases, kicsComposeCases, semgrepCases, trivyCases } from './linters/scanners.ts'
import { tallyCases } from './linters/tally.ts'

/** Name, file and reader of each source; one that holds enough compose files has a part for them. */
const SOURCES: readonly (readonly [name: string, file: string, read: (path: string) => PeerCase[]])[] = [
  ['hadolint', 'hadolint.jsonl', hadolintCases],
  ['trivy', 'trivy.jsonl', trivyCases],
  ['checkov', 'checkov.jsonl', checkovCases],
  ['kics', 'kics.jsonl', kicsCases],
  ['kics-compose', 'kics.jsonl', kicsComposeCases],
  ['dockerfilelint', 'dockerfilelint.jsonl', dockerfilelintCases],
  ['semgrep', 'semgrep.jsonl', semgrepCases],
  ['tally', 'tally.jsonl', tallyCases],
]

/**
 * Compares the rules with other linters' own cases. `corpusPath` is the reference folder. Prints a table for each source and
 * every disagreement, with `verbose` as the file and both verdicts. With `source`, that one only. True when every
 * difference is a chosen one.
 */
export function run(
  corpusPath: string,
  { verbose, source }: { verbose: boolean; source: string | null },
): boolean {
  const visible = join(corpusPath, 'corpus', 'visible')
  const chosen = new Map(divergences.flatMap(({ cases, reason }) => cases.map((id) => [id, reason] as const)))
  const all = new Map<string, Judged[]>([
    ['buildkit', buildkitLint(join(visible, 'buildkit-lint.jsonl'), chosen)],
    ...SOURCES.map(
      ([name, file, read]) => [name, read(join(visible, file)).map((peer) => judge(peer, chosen))] as const,
    ),
  ])
  for (const [name, judged] of all)
    if (source === null || source === name) printSource(`Rules against ${name}`, judged, verbose)
  console.log('\nRules against other linters\n===========================')
  for (const [name, judged] of all) console.log(`${name.padEnd(16)}${figures(judged)}`)
  const judged = [...all.values()].flat()
  printStale(judged, chosen)
  return judged.every(({ status }) => status !== 'differ')
}

/** Divergences that are none: the case agrees, or there is no such case. */
function printStale(judged: readonly Judged[], chosen: ReadonlyMap<string, string>): void {
  const used = new Set(judged.filter(({ status }) => status === 'divergence').map(({ peer }) => peer.id))
  const stale = [...chosen.keys()].filter((id) => !used.has(id))
  if (stale.length > 0) console.log(`\nDivergences without a case that differs: ${stale.join(', ')}`)
}
