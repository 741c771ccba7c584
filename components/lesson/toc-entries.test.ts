import { expect, test } from 'vitest'

import type { Lesson } from '../../lib/content/types.ts'
import { tocEntries } from './toc-entries.ts'

const heading = (text: string, depth: 2 | 3 = 2) => ({ id: text.toLowerCase(), text, depth })
const labs = [{ id: 'nonroot', title: 'The user' }] as unknown as Lesson['labs']
const quiz = { questions: [] }
const ids = (lesson: Parameters<typeof tocEntries>[0]) => tocEntries(lesson).map(({ id }) => id)

test('quiz and labs stand before the sources', () => {
  const headings = [heading('One'), heading('Detail', 3), heading('Two'), heading('Sources')]
  expect(ids({ headings, quiz, labs })).toEqual(['one', 'two', 'check-yourself', 'lab-nonroot', 'sources'])
})

test('a lesson without quiz and labs has its own headings only', () => {
  expect(ids({ headings: [heading('One')], quiz: null, labs: [] })).toEqual(['one'])
})
