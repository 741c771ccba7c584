import { expect, it } from 'vitest'
import { worstByLine } from './worst-by-line.ts'

const at = (line: number, severity: 'error' | 'warning' | 'info') => {
  const place = { line, column: 1, offset: 0 }
  return { range: { start: place, end: place }, severity }
}

it('a line has one icon, that of its worst finding, in whatever order they come', () => {
  expect([
    ...worstByLine([
      at(3, 'warning'),
      at(3, 'info'),
      at(5, 'info'),
      at(3, 'error'),
      at(5, 'warning'),
      at(9, 'info'),
    ]),
  ]).toEqual([
    [3, 'error'],
    [5, 'warning'],
    [9, 'info'],
  ])
  expect(worstByLine([]).size).toBe(0)
})
