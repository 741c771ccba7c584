import { expect, test } from 'vitest'

import type { Course, LessonLab } from '@/lib/content/types.ts'
import type { CatalogueEntry } from '@/lib/engine/rules/catalogue.ts'
import { searchEntries } from './entries.ts'

const lab = {
  id: 'mend-the-pier',
  title: 'Mend the pier',
  minutes: 10,
  story: 'A plank of `oak` is gone.',
  objectives: [{ text: 'Ships can land' }],
} as unknown as LessonLab

const course = {
  modules: [
    {
      slug: 'piers',
      number: 2,
      title: 'Piers',
      summary: 'Build one.',
      lessons: [
        {
          module: 'piers',
          slug: 'first',
          number: '2.1',
          title: 'The first pier',
          summary: 'How it is built with `nails`.',
          minutes: 8,
          headings: [
            { id: 'planks', text: 'Planks', depth: 2 },
            { id: 'sources', text: 'Sources', depth: 2 },
          ],
          labs: [lab],
        },
      ],
    },
  ],
} as unknown as Course

const rule = {
  meta: { name: 'plank-missing', title: 'Put a plank in `every` place', category: 'security' },
  docs: { why: 'Feet `fall` through.', equivalents: { hadolint: ['DL9001', 'DL9002'] } },
} as unknown as CatalogueEntry

const entries = searchEntries({
  course,
  glossary: [{ id: 'pier', term: 'pier', text: 'Where `ships` land.' }],
  catalogue: [rule],
})

test('everything has an address, in the order of the course', () => {
  expect(entries.map(({ kind, title, href }) => [kind, title, href])).toEqual([
    ['lesson', 'Module 2: Piers', '/learn/piers/'],
    ['lesson', '2.1 The first pier', '/learn/piers/first/'],
    ['heading', 'Planks', '/learn/piers/first/#planks'],
    ['lab', 'Mend the pier', '/labs/mend-the-pier/'],
    ['rule', 'Put a plank in every place', '/rules/plank-missing/'],
    ['term', 'pier', '/glossary/#pier'],
  ])
})

test('a rule is known by its names in other tools, a lab by what it asks for', () => {
  expect(entries.find(({ kind }) => kind === 'rule')?.detail).toBe(
    'Security, plank-missing, hadolint DL9001 DL9002',
  )
  expect(entries.find(({ kind }) => kind === 'lab')?.words).toBe(
    'mend-the-pier A plank of oak is gone. Ships can land',
  )
})

test('a rule is found by its reason', () => {
  expect(entries.find(({ kind }) => kind === 'rule')?.words).toBe('Feet fall through.')
})

test('no text has the marks of code', () => {
  expect(JSON.stringify(entries)).not.toContain('`')
})
