import { describe, expect, test } from 'vitest'
import { checkLesson } from './mdx-check.ts'
import { termsIn, termsOf, unexplainedTerms } from './terms.ts'
import type { TermsOfLesson } from './terms.ts'

const glossary = [
  { id: 'pier', term: 'pier', text: 'Where ships land.' },
  { id: 'ferry', term: 'ferry', text: 'A ship that comes back.' },
  { id: 'dry-dock', term: 'dry dock', text: 'Where ships are mended.' },
  { id: 'ais', term: 'AIS', text: 'Says who sails where.' },
  { id: 'dock', term: 'dock', text: 'A basin.' },
  { id: 'crew', term: 'crew', text: 'Who sails.', ordinary: true },
]
const known = { labs: [], terms: null, quiz: false, trusted: false, unread: [] }

/** What is said of lessons that are read in this order: line, column, the word, what is written in its place. */
async function said(...lessons: string[]): Promise<string[]> {
  const found: TermsOfLesson[] = []
  for (const [n, text] of lessons.entries())
    await checkLesson(`${n}.mdx`, text, known, (tree, source) => {
      found.push(termsOf(tree, source, `${n}.mdx`, termsIn(glossary)))
      return []
    })
  return unexplainedTerms(found).map(
    ({ file, line, column, message, fix }) =>
      `${file}:${line}:${column} ${/“.+?”/s.exec(message)?.[0]} ${fix?.to ?? '-'}`,
  )
}

describe('is pointed out', () => {
  test.each<[name: string, text: string, said: string]>([
    ['the first use', 'The pier is long. A pier.', '0.mdx:1:5 “pier” <Term id="pier">pier</Term>'],
    ['a capital', 'Piers rot.', '0.mdx:1:1 “Piers” <Term id="pier">Piers</Term>'],
    ['a plural', 'Two ferries land.', '0.mdx:1:5 “ferries” <Term id="ferry">ferries</Term>'],
    [
      'the longer of two',
      'The dry dock is empty.',
      '0.mdx:1:5 “dry dock” <Term id="dry-dock">dry dock</Term>',
    ],
    ['over two lines', '- The dry\n  dock is empty.', '0.mdx:1:7 “dry\n  dock” -'],
    ['in a second line', '> Ships land.\n> The pier rots.', '0.mdx:2:7 “pier” <Term id="pier">pier</Term>'],
    ['behind an escape', 'At \\{ the pier.', '0.mdx:1:11 “pier” <Term id="pier">pier</Term>'],
    ['in a table', '| A |\n|---|\n| pier |', '0.mdx:3:3 “pier” <Term id="pier">pier</Term>'],
  ])('%s', async (_, text, expected) => {
    expect(await said(text)).toEqual([expected])
  })
})

describe('is left alone', () => {
  test.each([
    ['what is marked, here or above', 'A <Term id="pier">pier</Term>. The pier rots.'],
    ['code', 'Run `pier`.\n\n```sh\npier\n```'],
    ['a heading and a link', '## The pier\n\nSee [the pier](https://pier.example/).'],
    ['a word that is set apart', 'A **pier** and a *ferry*.'],
    ['what the sentence says', 'A pier is a wall. A ferry, which comes back. They are called AIS.'],
    ['a part of another word', 'A pierrot, a pier-head, docks.example, /dock and ais.'],
    ['a word of every day', 'The crew sleeps.'],
  ])('%s', async (_, text) => {
    expect(await said(text)).toEqual([])
  })
})

test('what an earlier lesson explains is known, what a later one explains is not', async () => {
  expect(await said('A <Term id="pier">pier</Term>.', 'The pier rots.')).toEqual([])
  expect(await said('The pier rots.', 'A <Term id="pier">pier</Term>.')).toEqual([
    '0.mdx:1:5 “pier” <Term id="pier">pier</Term>',
  ])
})
