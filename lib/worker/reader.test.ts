import { expect, test } from 'vitest'
import { createReader } from './reader.ts'

const project = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  files: { Dockerfile: text },
  context: { 'app.py': 'print()', ...more },
})

test('a text is read once, and built once over the same files', () => {
  const reader = createReader()
  const first = reader.build('Dockerfile', project('FROM a\nCOPY app.py /\n'))
  expect(reader.build('Dockerfile', project('FROM a\nCOPY app.py /\n'))).toBe(first)
  expect(reader.parse('FROM a\nCOPY app.py /\n')).toBe(first.dockerfile)
})

test('another text or another file of the context is read anew', () => {
  const reader = createReader()
  const first = reader.build('Dockerfile', project('FROM a\nCOPY . /\n'))
  expect(reader.build('Dockerfile', project('FROM b\nCOPY . /\n'))).not.toBe(first)
  const more = reader.build('Dockerfile', project('FROM a\nCOPY . /\n', { 'crew.txt': 'Ada' }))
  expect(more).not.toBe(first)
  expect(Object.keys(more.context.files)).toContain('crew.txt')
  expect(more.dockerfile).toBe(first.dockerfile)
})

test('only the last few are kept', () => {
  const reader = createReader()
  const first = reader.parse('FROM ship-0\n')
  for (const number of [1, 2, 3, 4]) reader.parse(`FROM ship-${number}\n`)
  expect(reader.parse('FROM ship-0\n')).not.toBe(first)
})
