import { expect, test } from 'vitest'
import { changedLines, sayLines } from './changed-lines.ts'

const PIER = 'FROM quay\nUSER crane\nCMD ["load"]\n'

test.each([
  ['nothing', PIER, []],
  ['one line', PIER.replace('crane', 'root'), ['Dockerfile, line 2']],
  ['a line that is gone', PIER.replace('USER crane\n', ''), ['Dockerfile, line 2']],
  ['a line more', PIER.replace('CMD', 'EXPOSE 80\nCMD'), ['Dockerfile, line 3']],
  ['two lines apart', PIER.replace('quay', 'pier').replace('load', 'lift'), ['Dockerfile, lines 1 to 3']],
  ['all of it', '', ['Dockerfile, line 1']],
])('%s', (_, now, expected) => {
  expect(changedLines({ Dockerfile: PIER }, { Dockerfile: now }).map(sayLines)).toEqual(expected)
})

test('a file that was not there before says nothing', () => {
  expect(changedLines({}, { 'compose.yaml': 'services:' })).toEqual([])
})
