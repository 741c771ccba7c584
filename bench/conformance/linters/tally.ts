import { readJsonLines } from '../buildkit.ts'
import { peerCase } from './peer-case.ts'
import type { PeerCase } from './peer-case.ts'

type Row = {
  id: string
  rule: string
  dockerfile: string
  expect: 'catches' | 'passes' | null
  config?: unknown
  config_unresolved?: unknown
}

/** tally's tests. Its hadolint/ and buildkit/ rules differ from the originals in places: this source only informs. */
export function tallyCases(path: string): PeerCase[] {
  return readJsonLines<Row>(path)
    .filter(({ expect }) => expect !== null)
    .map(({ id, rule, dockerfile, expect, config, config_unresolved: unresolved }) => ({
      ...peerCase({
        source: 'tally',
        id,
        code: rule,
        text: dockerfile,
        expect: expect ?? 'passes',
        otherCodes: [rule.replace(/^tally\//, ''), rule.replace('/', ' ')],
        notApplicable: config || unresolved ? 'needs a setting of tally' : null,
      }),
    }))
}
