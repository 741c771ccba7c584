import { expect, test } from 'vitest'

import type { Course, Lesson, LessonLab } from '@/lib/content/types.ts'
import { allLabs, labPageProps } from './lab-props-of.ts'

const lab = (id: string): LessonLab => ({
  id,
  title: `The ${id}`,
  module: 'piers',
  lesson: 'first',
  folder: 'content/piers/first/labs/pier',
  minutes: 5,
  level: 'core',
  story: 'A pier that leaks.',
  context: { 'app.py': 'print()' },
  starter: { Dockerfile: 'FROM scratch\n' },
  solution: { Dockerfile: 'FROM secret-answer\n' },
  notes: 'secret-answer',
  accept: [{ name: 'other', files: { Dockerfile: 'FROM secret-answer\n' } }],
  reject: [],
  starterFails: [],
  objectives: ['user-missing', 'user-missing', 'unknown-rule', null].map((rule, index) => ({
    id: `o${index}`,
    text: '',
    points: 1,
    kind: 'goal',
    check: {} as never,
    why: '',
    learn: null,
    rule,
    hints: [],
    near: [],
    while: null,
  })),
  passMark: 80,
  hash: 'aa',
})
const lesson = (slug: string, number: string, labs: LessonLab[]): Lesson => ({
  module: 'piers',
  slug,
  number,
  title: `Lesson ${slug}`,
  summary: '',
  minutes: 5,
  headings: [],
  quiz: null,
  labs,
  untaught: [],
  trusted: false,
  unread: [],
  file: '',
})
const COURSE: Course = {
  title: 'Piers',
  licence: 'MIT',
  repository: null,
  passMark: 80,
  modules: [
    {
      slug: 'piers',
      number: 1,
      title: 'Piers and quays',
      summary: '',
      needs: null,
      outcomes: [],
      lessons: [lesson('first', '1.1', [lab('pier'), lab('quay')]), lesson('second', '1.2', [lab('crane')])],
    },
  ],
}

const TITLES = { 'user-missing': 'Name a user', 'user-root-last': 'Not asked for' }

test('a page knows its lab, its lesson and its module', () => {
  expect(labPageProps(COURSE, 'pier', TITLES)).toMatchObject({
    lab: { id: 'pier', passMark: 80, starter: { Dockerfile: 'FROM scratch\n' } },
    hash: 'aa',
    module: 'Piers and quays',
    lesson: { href: '/learn/piers/first/', label: 'Lesson 1.1' },
  })
  expect(labPageProps(COURSE, 'harbour', TITLES)).toBeNull()
})

test('no answer leaves the server', () => {
  expect(JSON.stringify(labPageProps(COURSE, 'pier', TITLES))).not.toContain('secret-answer')
})

test.each([
  ['pier', { href: '/labs/quay/', label: 'The quay' }],
  ['quay', { href: '/learn/piers/second/', label: '1.2 Lesson second' }],
  ['crane', null],
])('after %s comes what the course says', (id, next) => {
  expect(labPageProps(COURSE, id, TITLES)?.next).toEqual(next)
})

test('what was practised: each rule that has a page, once', () => {
  expect(labPageProps(COURSE, 'pier', TITLES)?.practised).toEqual([
    { href: '/rules/user-missing/', label: 'Name a user' },
  ])
})

test('all labs, in the order of the course', () => {
  expect(allLabs(COURSE).map(({ id }) => id)).toEqual(['pier', 'quay', 'crane'])
})
