import { expect, test } from 'vitest'
import { textParts, wordsOf } from './text-parts.ts'

const show = (text: string, terms: string[], typed: string[]) =>
  textParts(text, new Set(terms), typed)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('')

test.each([
  ['Harbour lights', [], [], 'Harbour lights'],
  ['Harbour lights', ['harbour'], ['harbour'], '[Harbour] lights'],
  ['Harbour lights', ['lights'], ['lig'], 'Harbour [lig]hts'],
  ['Harbour lights', ['lights'], ['lihgts'], 'Harbour [lights]'],
  ['Run as a non-root user', ['non', 'root'], ['non', 'root'], 'Run as a [non]-[root] user'],
  ['pier, piers', ['pier', 'piers'], ['pier'], '[pier], [pier]s'],
  ['pier', ['pier'], ['p', 'pie'], '[pie]r'],
  ['', ['pier'], ['pier'], ''],
])('%s, found %j', (text, terms, typed, shown) => {
  expect(show(text, terms, typed)).toBe(shown)
})

test('the parts together are the text', () => {
  const text = 'A pier (with piers) — Größe 2'
  expect(
    textParts(text, new Set(['pier', 'größe', '2']), ['pier'])
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})

test('a query is split as the texts are', () => {
  expect(wordsOf(' Non-Root  DL3008, COPY --from ')).toEqual(['non', 'root', 'dl3008', 'copy', 'from'])
  expect(wordsOf('...')).toEqual([])
})
