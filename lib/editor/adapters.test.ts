import { describe, expect, it } from 'vitest'
import type { Finding } from '@/lib/engine/index.ts'
import { applyFix } from './apply-fix.ts'
import { allSafe, toActions, toHover, toMarkers, touches } from './adapters.ts'

const at = (line: number, column: number, offset: number) => ({ line, column, offset })
const range = { start: at(2, 1, 13), end: at(2, 10, 22) }

const finding: Finding = {
  rule: 'user-root-last',
  severity: 'warning',
  confidence: 'certain',
  messageId: 'root',
  message: 'The image runs as root.',
  range,
  fix: {
    title: 'Run as app',
    safety: 'safe',
    edits: [{ range: { start: at(2, 6, 18), end: at(2, 10, 22) }, newText: 'app' }],
  },
}
const problem: Finding = {
  ...finding,
  rule: 'heredoc-open',
  severity: 'error',
  message: 'The heredoc has no end.',
  range: { start: at(3, 4, 26), end: at(3, 4, 26) },
  fix: null,
}
const span = (startLineNumber: number, startColumn: number, endLineNumber: number, endColumn: number) => ({
  startLineNumber,
  startColumn,
  endLineNumber,
  endColumn,
})

describe('adapters to the editor', () => {
  it('make a marker of each finding, never an empty one', () => {
    expect(toMarkers([finding, problem])).toEqual([
      {
        ...span(2, 1, 2, 10),
        severity: 'warning',
        message: 'The image runs as root.',
        code: 'user-root-last',
      },
      { ...span(3, 4, 3, 5), severity: 'error', message: 'The heredoc has no end.', code: 'heredoc-open' },
    ])
  })

  it('make a card of title, why and link', () => {
    const rules = {
      'user-root-last': {
        title: 'Run as a user of your own',
        why: 'Root is root.',
        category: 'security',
      } as const,
    }
    expect(toHover(finding, rules, 'https://example.org/rules/')).toBe(
      '**Run as a user of your own**\n\nRoot is root.\n\n[Read the rule](https://example.org/rules/user-root-last/)',
    )
    expect(toHover(problem, rules, '/rules/')).toBeNull()
  })

  it('make an action of each fix', () => {
    expect(toActions([finding, { ...finding, fix: null }])).toEqual([
      {
        title: 'Run as app',
        preferred: true,
        edits: [{ range: span(2, 6, 2, 10), text: 'app' }],
        range: span(2, 1, 2, 10),
      },
    ])
  })

  it('apply every edit of a fix, wherever it stands', () => {
    const edit = (start: number, end: number, newText: string) => ({
      range: { start: at(1, start + 1, start), end: at(1, end + 1, end) },
      newText,
    })
    const fix = {
      title: '',
      safety: 'safe' as const,
      edits: [edit(0, 1, 'xy'), edit(4, 4, '!'), edit(2, 3, '')],
    }
    expect(applyFix('abcd', fix)).toBe('xybd!')
  })

  it.each([
    ['the same place', span(1, 1, 1, 5), span(1, 1, 1, 5), true],
    ['a caret at the end', span(1, 1, 1, 5), span(1, 5, 1, 5), true],
    ['a caret behind the end', span(1, 1, 1, 5), span(1, 6, 1, 6), false],
    ['another line', span(1, 1, 1, 5), span(2, 1, 2, 5), false],
    ['one inside the other', span(1, 1, 4, 2), span(2, 7, 2, 9), true],
  ])('tell whether ranges touch: %s', (_, a, b, expected) => {
    expect(touches(a, b)).toBe(expected)
    expect(touches(b, a)).toBe(expected)
  })
})

describe('all safe fixes in one', () => {
  const safe = (offset: number): Finding => ({
    ...finding,
    fix: {
      title: 'Mend',
      safety: 'safe',
      edits: [{ range: { start: at(offset, 1, offset), end: at(offset, 2, offset + 1) }, newText: '' }],
    },
  })

  it('takes each place once', () => {
    expect(allSafe([safe(10), safe(20), safe(20)])).toMatchObject({
      title: 'Apply all 2 safe fixes',
      preferred: false,
      edits: [{ range: { startLineNumber: 10 } }, { range: { startLineNumber: 20 } }],
    })
  })

  it('is not offered for one, or for bold ones', () => {
    const bold: Finding = { ...safe(30), fix: { ...safe(30).fix!, safety: 'suggestion' } }
    expect(allSafe([safe(10), bold])).toBeNull()
    expect(allSafe([problem])).toBeNull()
  })
})
