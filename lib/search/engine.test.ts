import { describe, expect, test } from 'vitest'
import { createSearchEngine } from './engine.ts'
import type { SearchEntry } from './types.ts'

const entries: readonly SearchEntry[] = [
  { kind: 'command', title: 'Open settings', href: 'settings', detail: '', words: 'preferences' },
  { kind: 'lesson', title: '3.1 Harbours at night', href: '/learn/piers/night/', detail: 'Piers, 9 min' },
  {
    kind: 'heading',
    title: 'Lighthouse keepers',
    href: '/learn/piers/night/#keepers',
    detail: '3.1 Harbours at night',
  },
  {
    kind: 'lab',
    title: 'Mend the harbour',
    href: '/labs/mend/',
    detail: 'Piers',
    words: 'The quay has no lantern',
  },
  {
    kind: 'rule',
    title: 'Name the port of a ship',
    href: '/rules/port-name/',
    detail: 'port-name, lint DL3008',
  },
  { kind: 'rule', title: 'Count the crew', href: '/rules/crew-count/', detail: 'crew-count, lint DL3009' },
  { kind: 'term', title: 'quay', href: '/glossary/#quay', detail: 'Where ships land.' },
]
const search = createSearchEngine(entries)
const found = (text: string) => search(text).flatMap((group) => group.hits.map(({ href }) => href))
const marked = (text: string) =>
  search(text)[0]
    ?.hits[0]?.title.map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('')

describe('what is found', () => {
  test.each([
    ['a word of a title', 'lighthouse', '/learn/piers/night/#keepers'],
    ['the beginning of a word', 'lightho', '/learn/piers/night/#keepers'],
    ['a word with a typo', 'lihgthouse', '/learn/piers/night/#keepers'],
    ['a name in another tool', 'dl3008', '/rules/port-name/'],
    ['a rule by its name', 'crew-count', '/rules/crew-count/'],
    ['a word that is not shown', 'lantern', '/labs/mend/'],
    ['a command by another word', 'preferences', 'settings'],
    ['a title before a mention', 'quay', '/glossary/#quay'],
    ['what has all words before what has one', 'harbour mend', '/labs/mend/'],
  ])('%s: %s', (_, text, first) => {
    expect(found(text)[0]).toBe(first)
  })

  test('an id is taken exactly', () => {
    expect(found('DL3008')).toEqual(['/rules/port-name/'])
    expect(found('DL3007')).toEqual([])
  })

  test('something, when not all words are known', () => {
    expect(found('lighthouse submarine')).toContain('/learn/piers/night/#keepers')
  })

  test('what has some of the words, behind what has all', () => {
    expect(found('harbour night')).toEqual([
      '/learn/piers/night/',
      '/learn/piers/night/#keepers',
      '/labs/mend/',
    ])
  })

  test('nothing for words that say nothing, unless they are instructions', () => {
    expect(found('the of a')).toEqual([])
    const from = { kind: 'rule' as const, title: 'Start with FROM', href: '/rules/from/', detail: '' }
    expect(createSearchEngine([from])('from')[0]?.hits[0]?.href).toBe('/rules/from/')
  })

  test('nothing, when no word is', () => {
    expect(search('zeppelin')).toEqual([])
  })

  test('the commands, when nothing is asked', () => {
    for (const text of ['', '   ', '/'])
      expect(search(text)).toEqual([
        {
          name: 'Commands',
          hits: [
            {
              kind: 'command',
              href: 'settings',
              title: [{ text: 'Open settings', hit: false }],
              detail: [{ text: '', hit: false }],
            },
          ],
        },
      ])
  })
})

test('groups hold their kinds, the best first, and no more than six', () => {
  const many = Array.from({ length: 20 }, (_, n) => ({
    kind: 'rule' as const,
    title: `Anchor ${n}`,
    href: `/rules/${n}/`,
    detail: '',
  }))
  const groups = createSearchEngine([
    ...many,
    { kind: 'term', title: 'anchor', href: '/glossary/', detail: '' },
  ])('anchor')
  expect(groups.map(({ name, hits }) => [name, hits.length])).toEqual([
    ['Glossary', 1],
    ['Rules', 6],
  ])
})

test('what was typed is marked', () => {
  expect(marked('lightho')).toBe('[Lightho]use keepers')
  expect(marked('lihgthouse')).toBe('[Lighthouse] keepers')
})
