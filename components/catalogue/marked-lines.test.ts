import { expect, test } from 'vitest'

import type { Token } from '../../lib/content/highlight.ts'
import type { Finding, Severity } from '../../lib/engine/index.ts'
import { markedLines } from './marked-lines.ts'

const finding = (severity: Severity, start: [number, number], end: [number, number]) =>
  ({
    severity,
    range: {
      start: { line: start[0], column: start[1], offset: 0 },
      end: { line: end[0], column: end[1], offset: 0 },
    },
  }) as Finding
const lines: Token[][] = [
  [
    { text: 'FROM', kind: 'keyword' },
    { text: ' python:latest', kind: 'text' },
  ],
  [{ text: 'USER root', kind: 'text' }],
]
/** Pieces of a line, those under a squiggle in brackets. */
const shown = (found: readonly Finding[], line = 0) =>
  markedLines(lines, found)[line]?.pieces.map(({ text, severity }) => (severity ? `[${text}]` : text))

test('a line without findings stays as it was', () => {
  expect(shown([])).toEqual(['FROM', ' python:latest'])
})

test('a squiggle cuts the word it stands under', () => {
  expect(shown([finding('warning', [1, 13], [1, 19])])).toEqual(['FROM', ' python:', '[latest]'])
})

test('a squiggle over several words covers each of them', () => {
  expect(shown([finding('error', [1, 1], [1, 12])])).toEqual(['[FROM]', '[ python]', ':latest'])
})

test('a finding over lines is drawn to the end of its first one', () => {
  const over = finding('warning', [1, 6], [2, 5])
  expect(shown([over])).toEqual(['FROM', ' ', '[python:latest]'])
  expect(shown([over], 1)).toEqual(['USER root'])
})

test('the first of two overlapping findings gives the severity', () => {
  const [line] = markedLines(lines, [finding('error', [1, 1], [1, 5]), finding('warning', [1, 1], [1, 19])])
  expect(line?.pieces.map(({ severity }) => severity)).toEqual(['error', 'warning'])
  expect(line?.findings).toHaveLength(2)
})
