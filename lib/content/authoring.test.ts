import { expect, test } from 'vitest'
import { authoringGuide } from './authoring.ts'
import { CODES } from './problem.ts'

test('docs/authoring.md is what the schemas say', async () => {
  await expect(authoringGuide()).toMatchFileSnapshot('../../docs/authoring.md')
})

test('it explains every problem that an author can meet, at the address the problem prints', () => {
  const guide = authoringGuide()
  for (const code of Object.keys(CODES)) expect(guide).toContain(`\n### ${code}\n`)
})

test.each([
  '| `objectives[].near[].say` | text |',
  '| `objectives[].kind` | `goal`, `intent` |',
  '| `passMark` | whole number, 80 if left out |',
  '| `image.user.root` | true or false, optional |',
  '| `[].term` | text |',
])('it has the row %s', (row) => {
  expect(authoringGuide()).toContain(row)
})
