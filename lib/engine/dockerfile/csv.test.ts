import { expect, test } from 'vitest'
import { readCsvRecord } from './csv.ts'

test.each<[string, string[] | null]>([
  ['type=cache,target=/hold', ['type=cache', 'target=/hold']],
  ['a', ['a']],
  ['a,', ['a', '']],
  [',', ['', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""ahoy""",c', ['say "ahoy"', 'c']],
  ['""', ['']],
  ['', null],
  ['a"b', null],
  ['"a', null],
  ['"a"b', null],
])('%j', (text, fields) => {
  expect(readCsvRecord(text)).toEqual(fields)
})
