import { describe, expect, it } from 'vitest'
import {
  findingRows,
  firstToMend,
  groupRows,
  matching,
  safeFixes,
  spokenCount,
  verdictOf,
} from './finding-rows.ts'
import type { Confidence, Severity } from '@/lib/engine/index.ts'
import type { FileCheck } from '@/lib/playground/protocol.ts'

function found(
  rule: string,
  line: number,
  severity: Severity,
  confidence: Confidence = 'certain',
  safe = false,
) {
  const at = { line, column: 1, offset: line * 10 }
  return {
    rule,
    severity,
    confidence,
    messageId: 'a',
    message: `About ${rule}.`,
    range: { start: at, end: at },
    fix: safe ? { title: 'Mend', safety: 'safe' as const, edits: [] } : null,
  }
}
const check = (...findings: FileCheck['findings']): FileCheck => ({
  kind: 'dockerfile',
  broken: false,
  secrets: 0,
  findings,
  ignored: [],
})
const rules = {
  leak: { title: 'Leak', why: 'Why', category: 'secrets' },
  fat: { title: 'Fat', why: 'Why', category: 'size' },
} as const
const rowsOf = (files: Record<string, FileCheck>) => findingRows({ files, rules }, Object.keys(files))

const ROWS = rowsOf({
  'b/Dockerfile': check(found('fat', 1, 'warning', 'certain', true), found('leak', 9, 'error')),
  Dockerfile: check(found('odd', 4, 'error'), found('fat', 2, 'info', 'possible')),
})

describe('rows', () => {
  it('come worst first, then by file and line', () => {
    expect(ROWS.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'Dockerfile odd',
      'b/Dockerfile leak',
      'b/Dockerfile fat',
      'Dockerfile fat',
    ])
    expect(new Set(ROWS.map(({ key }) => key)).size).toBe(4)
  })

  it('stay the same while lines above are written, so that an open reason stays open', () => {
    const keys = (first: number) =>
      rowsOf({
        Dockerfile: check(found('fat', first, 'warning'), found('fat', first + 3, 'warning')),
      }).map(({ key }) => key)
    expect(keys(1)).toEqual(keys(2))
    expect(new Set(keys(1)).size).toBe(2)
  })

  it('stand in groups, what cannot be read first', () => {
    expect(groupRows(ROWS).map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Can be read', 1],
      ['Secrets', 1],
      ['Size and cache', 2],
    ])
  })

  it('are chosen by severity and category', () => {
    expect(matching(ROWS, { severity: 'error', group: 'all' })).toHaveLength(2)
    expect(matching(ROWS, { severity: 'all', group: 'size' })).toHaveLength(2)
    expect(matching(ROWS, { severity: 'info', group: 'secrets' })).toHaveLength(0)
    expect(safeFixes(ROWS)).toBe(1)
  })
})

describe('the verdict', () => {
  it('leads to the worst that is certain', () => {
    expect(firstToMend(ROWS)?.rule).toBe('odd')
    expect(verdictOf(ROWS, [])).toEqual({
      title: '4 things to improve',
      text: 'Start with line 4: About odd.',
    })
    expect(verdictOf(ROWS, ['Dockerfile']).text).toBe('Dockerfile cannot be used as it is. Start there.')
  })

  it('says when nothing is certain, and when nothing is to do', () => {
    const doubt = rowsOf({ Dockerfile: check(found('fat', 1, 'info', 'possible')) })
    expect(verdictOf(doubt, [])).toEqual({
      title: '1 thing to think about',
      text: 'None of it is certain, so none of it costs points.',
    })
    expect(verdictOf([], []).title).toBe('Nothing to improve')
  })

  it('is heard as a count', () => {
    expect([ROWS, ROWS.slice(2, 3), []].map(spokenCount)).toEqual([
      '4 problems, 2 errors.',
      '1 problem.',
      'No problems.',
    ])
  })
})
