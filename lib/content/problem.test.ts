import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CODES, formatProblem, problem, sortProblems } from './problem.ts'

const found = problem('LAB012', 'piers/lab.yaml', 'unknown check "iamge"', {
  at: { line: 2, column: 6 },
  suggestion: 'did you mean "image"?',
})

test('a problem shows its line with a caret, and what to write', () => {
  expect(formatProblem(found, 'a: 1\n\tb: {iamge: 1}\n')).toBe(
    [
      'piers/lab.yaml:2:6  error LAB012  unknown check "iamge"',
      '  \tb: {iamge: 1}',
      '  \t    ^',
      '  did you mean "image"?',
      '  see docs/authoring.md#lab012',
      '',
    ].join('\n'),
  )
})

test('of a long line only the part around it is shown', () => {
  const [, line = '', caret = ''] = formatProblem(
    { ...found, line: 1, column: 500 },
    `${'x'.repeat(499)}!${'y'.repeat(500)}`,
  ).split('\n')
  expect(line.length).toBeLessThanOrEqual(102)
  expect(line[caret.indexOf('^')]).toBe('!')
})

test('without a text, or on an empty line, there is no excerpt', () => {
  const bare =
    'piers/lab.yaml:2:6  error LAB012  unknown check "iamge"\n  did you mean "image"?\n  see docs/authoring.md#lab012\n'
  expect(formatProblem(found, null)).toBe(bare)
  expect(formatProblem(found, 'a\n\n')).toBe(bare)
})

test('problems are in order of file and place', () => {
  const at = (file: string, line: number, column: number) => ({ ...found, file, line, column })
  const sorted = sortProblems([at('b', 1, 1), at('a', 10, 1), at('a', 9, 5), at('a', 9, 4)])
  expect(sorted.map(({ file, line, column }) => `${file}${line}:${column}`)).toEqual([
    'a9:4',
    'a9:5',
    'a10:1',
    'b1:1',
  ])
})

test('every code is reported somewhere', async () => {
  const names = (await readdir(import.meta.dirname)).filter((name) =>
    /^(?!problem\.).*(?<!test)\.ts$/.test(name),
  )
  const sources = await Promise.all(names.map((name) => readFile(join(import.meta.dirname, name), 'utf8')))
  const text = sources.join('\n')
  expect(Object.keys(CODES).filter((code) => !text.includes(`'${code}'`))).toEqual([])
})
