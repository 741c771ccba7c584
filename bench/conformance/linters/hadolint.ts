import { readJsonLines } from '../buildkit.ts'
import { peerCase, withBase } from './peer-case.ts'
import type { PeerCase } from './peer-case.ts'

type Row = {
  id: string
  rule: string
  dockerfile: string
  expect: 'catches' | 'passes'
  needs_from: boolean
  config?: Readonly<Record<string, unknown>>
}

/** hadolint's own tests; snippets without a FROM get an implied base. */
export function hadolintCases(path: string): PeerCase[] {
  return readJsonLines<Row>(path).map((row) =>
    peerCase({
      source: 'hadolint',
      id: row.id,
      code: row.rule,
      text: row.needs_from ? withBase(row.dockerfile) : row.dockerfile,
      expect: row.expect,
      notApplicable: configured(row.config) ?? OUT_OF_SCOPE.get(row.id) ?? shellCheck(row),
      ...(row.rule === 'SC*' && { otherCodes: SHELL_CODES }),
    }),
  )
}

/** Settings of hadolint that Drydock does not have: the case says nothing without them. */
function configured(config: Row['config']): string | null {
  const keys = Object.keys(config ?? {})
  return keys.length === 0 ? null : `needs the setting ${keys.join(', ')} of hadolint`
}

const OUT_OF_SCOPE: ReadonlyMap<string, string> = new Map([
  ['hadolint/Shellcheck/13', 'SC2154 in RUN: the shell looks variables up, no rule here'],
  ['hadolint/Shellcheck/18', 'SC2086 (quoting): no rule here'],
])

/** What ShellCheck says that a rule here stands for. */
const SHELL_CODES: readonly string[] = ['SC2039', 'SC3010', 'SC3020', 'SC3028', 'SC3046', 'SC3054']

function shellCheck({ rule }: Row): string | null {
  return rule === '*' ? 'any finding at all, whatever it is about' : null
}
