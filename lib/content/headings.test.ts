import { expect, test } from 'vitest'
import { readHeadings, readSections } from './headings.ts'

test('second and third level, with ids as GitHub makes them', () => {
  const text =
    '# Top\n\n## Users and groups\n\n### The `USER` instruction, at last!\n\n#### Deep\n\n## Größe & Ruhe ##\n'
  expect(readHeadings(text)).toEqual([
    { id: 'users-and-groups', text: 'Users and groups', depth: 2 },
    { id: 'the-user-instruction-at-last', text: 'The USER instruction, at last!', depth: 3 },
    { id: 'größe--ruhe', text: 'Größe & Ruhe', depth: 2 },
  ])
})

test('repeated headings are numbered, other levels counted too', () => {
  expect(readHeadings('#### Ship\n\n## Ship\n\n## Ship\n').map(({ id }) => id)).toEqual(['ship-1', 'ship-2'])
})

test('nothing inside code fences', () => {
  expect(
    readHeadings('````\n```\n## no\n```\n## no\n````\n## yes\n~~~ sh\n## no\n~~~\n').map(({ text }) => text),
  ).toEqual(['yes'])
})

test('inline marks, links and components are taken off', () => {
  const text =
    '## *One* **two** [three](https://example.org) <Term id="x">four</Term> snake_case_word `a*b*c`\n'
  expect(readHeadings(text)[0]?.text).toBe('One two three four snake_case_word a*b*c')
})

test('each heading has the prose below it, without what stands between fences', () => {
  const text = 'Before.\n\n## Piers\nOf wood.\n```\nrm -r pier\n```\n#### Deep\n### Ships\nSail.\n'
  expect(readSections(text).map(({ heading, prose }) => [heading.id, prose])).toEqual([
    ['piers', 'Of wood.\n#### Deep'],
    ['ships', 'Sail.\n'],
  ])
})
