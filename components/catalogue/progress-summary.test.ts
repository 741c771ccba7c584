import { describe, expect, test } from 'vitest'

import type { OutlineItem } from './outline.ts'
import {
  type Progress,
  itemState,
  itemWords,
  nextLesson,
  placeWords,
  summarise,
  whereToContinue,
} from './progress-summary.ts'

const item = (kind: 'lesson' | 'lab', id: string): OutlineItem => ({
  kind,
  id,
  number: '',
  title: id,
  href: `/${id}/`,
  minutes: 5,
})
const lesson = item('lesson', 'm/one')
const lab = item('lab', 'first')
const second = item('lesson', 'm/two')
const items = [lesson, lab, second]

const labs = (passed: boolean, updatedAt = 1): Progress['labs'] => ({
  first: {
    best: passed ? 100 : 40,
    passed,
    attempts: 1,
    last: { objectives: [{ passed: true }, { passed }] },
    updatedAt,
  },
})
const nothing: Progress = { labs: {}, lessons: {}, place: null }

test('a lab that was tried is started, one that was passed is done', () => {
  expect(itemState(lab, nothing)).toBe('open')
  expect(itemState(lab, { ...nothing, labs: labs(false) })).toBe('started')
  expect(itemState(lab, { ...nothing, labs: labs(true) })).toBe('done')
})

describe('summarise', () => {
  const done = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, { done: true, updatedAt: 1 }]))

  test.each([
    ['Not started', 0, nothing],
    ['0 of 1\u00a0lab passed', 0, { ...nothing, labs: labs(false) }],
    ['1 of 2\u00a0lessons done', 1, { ...nothing, lessons: done('m/one') }],
    ['1 of 1\u00a0lab passed', 2, { ...nothing, labs: labs(true), lessons: done('m/one') }],
    ['All done', 3, { ...nothing, labs: labs(true), lessons: done('m/one', 'm/two') }],
  ])('says %s', (words, count, progress) => {
    expect(summarise(items, progress)).toMatchObject({ words, done: count, total: 3 })
  })

  test('takes a lesson that was unmarked as open again', () => {
    const progress = { ...nothing, lessons: { 'm/one': { done: false, updatedAt: 2 } } }
    expect(summarise(items, progress).words).toBe('Not started')
  })

  test('has words for a module without content', () => {
    expect(summarise([], nothing)).toMatchObject({ words: 'Not started', done: 0, total: 0 })
  })
})

describe('whereToContinue', () => {
  test('is nowhere before the first step', () => {
    expect(whereToContinue(items, nothing)).toBeNull()
  })

  test('is the lab that was tried last and not passed', () => {
    const progress = { ...nothing, labs: labs(false, 5), lessons: { 'm/one': { done: true, updatedAt: 3 } } }
    expect(whereToContinue(items, progress)).toBe(lab)
  })

  test('is the next open one after what was finished last', () => {
    expect(whereToContinue(items, { ...nothing, labs: labs(true, 5) })).toBe(second)
  })

  test('goes back to what was left out', () => {
    const progress = { ...nothing, labs: labs(true, 5), lessons: { 'm/two': { done: true, updatedAt: 9 } } }
    expect(whereToContinue(items, progress)).toBe(lesson)
  })

  test('is nowhere when all is done', () => {
    const at = (updatedAt: number) => ({ done: true, updatedAt })
    const progress = { ...nothing, labs: labs(true), lessons: { 'm/one': at(2), 'm/two': at(3) } }
    expect(whereToContinue(items, progress)).toBeNull()
  })

  test('is the place that was visited last, where it is not done', () => {
    const progress = {
      ...nothing,
      labs: labs(false, 5),
      place: { kind: 'lesson' as const, id: 'm/two', at: 6 },
    }
    expect(whereToContinue(items, progress)).toBe(second)
    expect(whereToContinue(items, { ...progress, place: { ...progress.place, at: 5 } })).toBe(second)
    expect(whereToContinue(items, { ...progress, place: { ...progress.place, at: 4 } })).toBe(lab)
    expect(whereToContinue(items, { ...nothing, place: progress.place })).toBe(second)
    const gone = { ...progress, place: { kind: 'lesson' as const, id: 'm/gone', at: 6 } }
    expect(whereToContinue(items, gone)).toBe(lab)
  })

  test('names the lesson after it', () => {
    expect(nextLesson(items, lab, nothing)).toBe(second)
    expect(nextLesson(items, second, nothing)).toBeNull()
  })
})

test('says what is known of a lesson or lab', () => {
  const progress = { ...nothing, lessons: { 'm/one': { done: true, updatedAt: 1 } } }
  expect([itemWords(lesson, progress), itemWords(second, progress), itemWords(lab, progress)]).toEqual([
    'done',
    null,
    null,
  ])
  expect(itemWords(lab, { ...nothing, labs: labs(true) })).toBe('passed, 100 points')
  expect(itemWords(lab, { ...nothing, labs: labs(false) })).toBe('begun, 40 points')
})

test('says where the student stopped', () => {
  expect(placeWords(lesson, nothing)).toBe('5\u00a0min to read')
  expect(placeWords(lab, nothing)).toBe('not checked yet, about 5\u00a0min')
  expect(placeWords(lab, { ...nothing, labs: labs(false) })).toBe('1 of 2\u00a0objectives met, checked once')
})
