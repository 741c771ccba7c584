import { describe, expect, test } from 'vitest'

import type { Course, Lesson, LessonLab } from '../../lib/content/types.ts'
import { itemName, neighbours, toOutline } from './outline.ts'
import { count, duration } from './words.ts'

const lab = { id: 'nonroot', title: 'The user that was never used', minutes: 10 } as LessonLab
const lesson = (module: string, slug: string, number: string, labs: LessonLab[] = []) =>
  ({ module, slug, number, title: `Title of ${slug}`, minutes: 8, labs }) as unknown as Lesson
const [a, b, c] = [lesson('one', 'a', '1.1'), lesson('one', 'b', '1.2', [lab]), lesson('two', 'c', '2.1')]
const course = {
  modules: [
    { slug: 'one', number: 1, title: 'One', summary: 'First.', lessons: [a, b] },
    { slug: 'two', number: 2, title: 'Two', summary: 'Second.', lessons: [c] },
  ],
} as unknown as Course

describe('toOutline', () => {
  test('lists every lesson followed by its labs', () => {
    const [one] = toOutline(course)
    expect(one?.items.map(itemName)).toEqual([
      '1.1 Title of a',
      '1.2 Title of b',
      'Lab: The user that was never used',
    ])
    expect(one?.items.map((item) => item.href)).toEqual(['/learn/one/a/', '/learn/one/b/', '/labs/nonroot/'])
    expect(one?.minutes).toBe(26)
    expect(one?.href).toBe('/learn/one/')
  })

  test('saves lessons under module and slug, labs under their id', () => {
    expect(toOutline(course)[0]?.items.map((item) => item.id)).toEqual(['one/a', 'one/b', 'nonroot'])
  })
})

test('neighbours reach across modules and end at both ends', () => {
  expect(neighbours(course, a)).toEqual({ previous: null, next: b })
  expect(neighbours(course, b)).toEqual({ previous: a, next: c })
  expect(neighbours(course, c)).toEqual({ previous: b, next: null })
})

test.each([
  [8, '8 min'],
  [60, '1 h'],
  [75, '1 h 15 min'],
])('%i minutes are written %s', (minutes, words) => {
  expect(duration(minutes).replaceAll('\u00a0', ' ')).toBe(words)
})

test('a count agrees with its noun', () => {
  expect([count(1, 'lab'), count(3, 'lab')].map((words) => words.replaceAll('\u00a0', ' '))).toEqual([
    '1 lab',
    '3 labs',
  ])
})
