import { describe, expect, test } from 'vitest'

import type { OutlineItem } from './outline.ts'
import { type Progress, itemState, summarise, whereToContinue } from './progress-summary.ts'

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
  first: { best: passed ? 100 : 40, passed, attempts: 1, updatedAt },
})
const nothing: Progress = { labs: {}, lessons: {} }

test('a lab that was tried is started, one that was passed is done', () => {
  expect(itemState(lab, nothing)).toBe('open')
  expect(itemState(lab, { ...nothing, labs: labs(false) })).toBe('started')
  expect(itemState(lab, { ...nothing, labs: labs(true) })).toBe('done')
})

describe('summarise', () => {
  const done = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, { done: true, updatedAt: 1 }]))

  test.each([
    ['Not started', 0, nothing],
    ['0 of 3 done', 0, { ...nothing, labs: labs(false) }],
    ['2 of 3 done', 2, { labs: labs(true), lessons: done('m/one') }],
    ['All done', 3, { labs: labs(true), lessons: done('m/one', 'm/two') }],
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
    const progress = { labs: labs(false, 5), lessons: { 'm/one': { done: true, updatedAt: 3 } } }
    expect(whereToContinue(items, progress)).toBe(lab)
  })

  test('is the next open one after what was finished last', () => {
    expect(whereToContinue(items, { ...nothing, labs: labs(true, 5) })).toBe(second)
  })

  test('goes back to what was left out', () => {
    const progress = { labs: labs(true, 5), lessons: { 'm/two': { done: true, updatedAt: 9 } } }
    expect(whereToContinue(items, progress)).toBe(lesson)
  })

  test('is nowhere when all is done', () => {
    const at = (updatedAt: number) => ({ done: true, updatedAt })
    const progress = { labs: labs(true), lessons: { 'm/one': at(2), 'm/two': at(3) } }
    expect(whereToContinue(items, progress)).toBeNull()
  })
})
