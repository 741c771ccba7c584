import { expect, test } from 'vitest'
import { addressOf, fileOf, toSuggestions } from './suggestions.ts'

test('JSON is compared with its quotes, YAML without', () => {
  const item = { kind: 'key', label: 'icc', detail: '', documentation: '' } as const
  const items = [
    { ...item, insertText: '"icc": ' },
    { ...item, insertText: 'icc: ' },
  ]
  expect(toSuggestions({ from: 0, to: 0, items }).map(({ filterText }) => filterText)).toEqual([
    '"icc"',
    'icc',
  ])
})

test('the order stays, of more than ten as well', () => {
  const items = Array.from({ length: 12 }, (_, at) => ({
    kind: 'value' as const,
    label: `v${at}`,
    detail: '',
    documentation: '',
    insertText: `v${at}`,
  }))
  const sorted = toSuggestions({ from: 0, to: 0, items }).toSorted((a, b) =>
    a.sortText < b.sortText ? -1 : 1,
  )
  expect(sorted.map(({ label }) => label)).toEqual(items.map(({ label }) => label))
})

test.each(['compose.yaml', 'web/daemon.json'])('%s is found again by its address', (file) => {
  expect(fileOf(new URL(addressOf(file)).pathname)).toBe(file)
})
