import { describe, expect, it, test } from 'vitest'
import type { Finding } from '@/lib/engine/index.ts'
import { lookOf, USUAL_LOOK } from './look.ts'
import { encodeMarks } from './marks.ts'
import { fixableAt, indentationAt, nextProblem } from './next-problem.ts'
import { moved, replacementFor } from './replacement.ts'

test.each([
  ['abc', 'abXc', { from: 2, to: 2, text: 'X' }],
  ['abc', 'ac', { from: 1, to: 2, text: '' }],
  ['aaa', 'aaaa', { from: 3, to: 3, text: 'a' }],
  ['USER root\n', 'USER app\n', { from: 5, to: 9, text: 'app' }],
  ['', 'a', { from: 0, to: 0, text: 'a' }],
  ['a', 'a', null],
])('%j becomes %j by one piece', (before, after, piece) => {
  const found = replacementFor(before, after)
  expect(found).toEqual(piece)
  if (found) expect(before.slice(0, found.from) + found.text + before.slice(found.to)).toBe(after)
})

test.each([
  ['in front', 2, 2],
  ['at its beginning', 5, 5],
  ['within', 7, 6],
  ['at its end', 9, 6],
  ['behind', 12, 9],
])('a caret %s', (_, offset, expected) => {
  expect(moved(offset, { from: 5, to: 9, text: 'x' })).toBe(expected)
})

const finding = (line: number, offset: number, lastLine = line): Finding => ({
  rule: `of line ${line}`,
  severity: 'warning',
  confidence: 'certain',
  messageId: 'x',
  message: 'x',
  range: { start: { line, column: 1, offset }, end: { line: lastLine, column: 4, offset: offset + 3 } },
  fix: null,
})

describe('going from problem to problem', () => {
  const all = [finding(5, 50), finding(2, 20, 3), finding(9, 90)]

  it.each([
    [0, 1, 2],
    [20, 1, 5],
    [95, 1, 2],
    [95, -1, 9],
    [50, -1, 2],
    [0, -1, 9],
  ] as const)('from %i by %i', (offset, step, line) => {
    expect(nextProblem(all, offset, step)?.range.start.line).toBe(line)
  })

  it('finds the one in a line that can be fixed', () => {
    const fix = { title: 'Mend', safety: 'safe' as const, edits: [] }
    const some = [{ ...finding(2, 20, 3), fix }, finding(3, 30), finding(4, 40)]
    expect(fixableAt(some, 3)?.rule).toBe('of line 2')
    expect(fixableAt(some, 4)).toBeNull()
    expect(nextProblem([], 0, 1)).toBeNull()
  })
})

test.each([
  ['    RUN a', 9, '    '],
  ['a\n\tb', 4, '\t'],
  ['    a', 2, '  '],
  ['', 0, ''],
])('a line behind %j at %i begins with %j', (text, offset, blanks) => {
  expect(indentationAt(text, offset)).toBe(blanks)
})

test('lines keep their distance in every size', () => {
  expect(lookOf({ fontSize: '13.5', wrap: 'off' })).toEqual(USUAL_LOOK)
  expect(lookOf({ fontSize: '20', wrap: 'on' })).toEqual({ size: 20, line: 33, wrap: true })
})

test('marks are told by their distance', () => {
  const data = encodeMarks([
    { kind: 'stage', line: 2, column: 5, length: 3 },
    { kind: 'variable', line: 2, column: 10, length: 4 },
    { kind: 'command', line: 4, column: 1, length: 2 },
  ])
  expect([...data]).toEqual([1, 4, 3, 0, 0, 0, 5, 4, 2, 0, 2, 0, 2, 1, 0])
})
