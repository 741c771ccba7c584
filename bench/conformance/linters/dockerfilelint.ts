import { readJsonLines } from '../buildkit.ts'
import { peerCase } from './peer-case.ts'
import type { PeerCase } from './peer-case.ts'

type Issue = { rule?: string; line?: number }
type Row = {
  id: string
  kind?: 'shell'
  fn?: string
  dockerfile?: string
  issues?: readonly Issue[]
  issues_exact?: boolean
  issue_count?: number
}

/** Its checks of one instruction, and of whole files each issue and each check that is silent. */
export function dockerfilelintCases(path: string): PeerCase[] {
  return readJsonLines<Row>(path).flatMap((row) => {
    const common = { source: 'dockerfilelint', text: row.dockerfile ?? '' }
    if (row.kind === 'shell' || row.dockerfile === undefined)
      return [notApplicable(row, common, 'a function of its own, no Dockerfile')]
    if (row.fn !== undefined) return [ofCheck(row, common)]
    return ofFile(row, common)
  })
}

type Common = { source: string; text: string }

function notApplicable({ id, fn }: Row, common: Common, reason: string): PeerCase {
  return peerCase({ ...common, id, code: fn ?? 'file', expect: 'passes', notApplicable: reason })
}

function ofCheck({ id, fn = '', issue_count: count = 0 }: Row, common: Common): PeerCase {
  const codes = CHECKS.get(fn)
  return peerCase({
    ...common,
    id,
    code: fn,
    expect: count > 0 ? 'catches' : 'passes',
    otherCodes: codes ?? [],
  })
}

/** Which issues each check function can make, or our rule of the same purpose. */
const CHECKS: ReadonlyMap<string, readonly string[]> = new Map([
  ['expose_port_valid', ['invalid_port', 'expose-port-invalid']],
  ['label_format', ['label_invalid', 'instruction-arguments']],
  ['base_image_tag', ['latest_tag', 'missing_tag']],
  ['valid_user', ['invalid_format', 'instruction-arguments']],
  ['is_valid_add', ['add_dest_invalid', 'add_src_invalid']],
  ['is_valid_workdir', ['invalid_workdir', 'instruction-arguments']],
  [
    'is_valid_healthcheck',
    ['healthcheck_options_missing_args', 'healthcheck-syntax', 'instruction-flag-invalid'],
  ],
])

function ofFile(row: Row, common: Common): PeerCase[] {
  const { id, issues, issues_exact: exact } = row
  if (issues === undefined) return [notApplicable(row, common, 'the issues are counted, not named')]
  const caught = new Set(issues.flatMap(({ rule }) => rule ?? []))
  const codes = exact ? new Set([...FILE_CODES, ...caught]) : caught
  return [...codes].map((code) =>
    peerCase({ ...common, id: `${id}#${code}`, code, expect: caught.has(code) ? 'catches' : 'passes' }),
  )
}

/** Issues that a file without them is silent about; the rest has no rule here. */
const FILE_CODES: readonly string[] = [
  'missing_tag',
  'latest_tag',
  'sudo_usage',
  'apt-get_missing_param',
  'apt-get_missing_rm',
  'apt-get-upgrade',
  'apt-get-update_require_install',
  'add_src_invalid',
  'add_dest_invalid',
  'invalid_command',
  'invalid_line',
]
