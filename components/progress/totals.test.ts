import { describe, expect, it } from 'vitest'
import type { LabProgress } from '@/lib/store/progress-data.ts'
import type { ProgressModule } from './course-data.ts'
import { percent, totals } from './totals.ts'
import { helpWords, size } from './words.ts'

const module: ProgressModule = {
  number: 1,
  title: 'Quays',
  href: '/',
  lessons: ['quays/one', 'quays/two'],
  labs: ['crane', 'rope'].map((id) => ({
    id,
    title: id,
    href: '/',
    lesson: '1.1',
    hash: '',
    objectives: {},
  })),
}
const record = (data: Partial<LabProgress>) =>
  ({ best: 0, passed: false, attempts: 1, hints: 0, solutionSeen: false, ...data }) as LabProgress
const done = { done: true, updatedAt: 1 }

describe('totals', () => {
  it('has nothing before the first step', () => {
    expect(totals([module], { labs: {}, lessons: {} })).toMatchObject({
      state: 'open',
      lessons: 2,
      labs: 2,
      points: 0,
      ofPoints: 200,
    })
  })

  it('adds up what is saved, and leaves out labs of other courses', () => {
    const labs = {
      crane: record({ best: 90, passed: true, attempts: 3, hints: 2 }),
      rope: record({ best: 40, attempts: 2, solutionSeen: true }),
      elsewhere: record({ best: 100, attempts: 9 }),
    }
    expect(totals([module], { labs, lessons: { 'quays/one': done } })).toMatchObject({
      lessonsDone: 1,
      labsPassed: 1,
      points: 130,
      attempts: 5,
      hints: 2,
      solutions: 1,
      state: 'started',
    })
  })

  it('is done when every lesson is done and every lab passed', () => {
    const labs = { crane: record({ passed: true }), rope: record({ passed: true }) }
    const lessons = { 'quays/one': done, 'quays/two': done }
    expect(totals([module], { labs, lessons }).state).toBe('done')
    expect(totals([module], { labs, lessons: { 'quays/one': done } }).state).toBe('started')
  })
})

it('says 100 percent only when all is done', () => {
  expect([percent(0, 0), percent(1, 3), percent(999, 1000), percent(3, 3)]).toEqual([0, 33, 99, 100])
})

it.each([
  [{ hints: 0, solutionSeen: false }, 'none'],
  [{ hints: 1, solutionSeen: false }, '1\u00a0hint'],
  [{ hints: 2, solutionSeen: true }, '2\u00a0hints, solution seen'],
])('%j is said as %s', (help, words) => {
  expect(helpWords(help)).toBe(words)
})

it.each([
  [0, 'less than 1\u00a0kB'],
  [84_200, 'about 84\u00a0kB'],
  [999_700, 'about 1.0\u00a0MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(size(bytes)).toBe(words)
})
