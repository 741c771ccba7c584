import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { parse } from '../dockerfile/index.ts'
import { applyEdits } from '../source/edit.ts'
import { formatDockerfile } from './format.ts'
import { fileSaysTheSame } from './said.ts'

const format = (text: string, lines: { from: number; to: number } | null = null): string =>
  applyEdits(text, formatDockerfile(text, { indent: 4, lines }))

describe('what is laid out', () => {
  it.each([
    ['capitals', 'from a as b\nonbuild run x\n', 'FROM a AS b\nONBUILD RUN x\n'],
    ['one blank behind an instruction', 'FROM    a\nUSER\tb\n', 'FROM a\nUSER b\n'],
    ['instructions at the beginning of lines', 'FROM a\n   RUN b\n', 'FROM a\nRUN b\n'],
    ['continued lines', 'FROM a\nRUN b \\\n&& c\n', 'FROM a\nRUN b \\\n    && c\n'],
    [
      'deeper ones as they stand',
      'FROM a\nRUN b \\\n  c \\\n    d\n',
      'FROM a\nRUN b \\\n    c \\\n      d\n',
    ],
    ['tabs', 'FROM a\nRUN b \\\n\tc\n', 'FROM a\nRUN b \\\n    c\n'],
    ['comments between them', 'FROM a\nRUN b \\\n# why\nc\n', 'FROM a\nRUN b \\\n    # why\n    c\n'],
    ['blanks at the ends', 'FROM a  \nRUN b \\  \n    c\t\n# d \n', 'FROM a\nRUN b \\\n    c\n# d\n'],
    ['blank lines', 'FROM a\n\n\n\nRUN b\n\n\n', 'FROM a\n\nRUN b\n'],
    ['the end', 'FROM a', 'FROM a\n'],
    ['line ends of Windows', 'from a\r\nRUN b \\\r\nc\r\n', 'FROM a\r\nRUN b \\\r\n    c\r\n'],
    ['another escape', '# escape=`\nFROM a\nRUN b `\nc\n', '# escape=`\nFROM a\nRUN b `\n    c\n'],
  ])('%s', (_, before, after) => {
    expect(format(before)).toBe(after)
    expect(format(after)).toBe(after)
  })
})

test.each([
  ['text in quotes', 'FROM a\nLABEL deck="upper \\\nlower"\n'],
  ['a command in quotes', "FROM a\nRUN sh -c 'echo \\\nb'\n"],
  ['the old form of ENV', 'FROM a\nENV deck upper \\\n lower\n'],
  ['a heredoc', 'FROM a\nRUN <<END\n  x  \n\n\n\nEND\n'],
  ['another shell', 'FROM a\nSHELL ["pwsh", "-c"]\nRUN b \\\nc\n'],
  ['what could become a directive', '\n  # escape=`\nFROM a\n'],
  ['a file that Docker refuses', 'from a\nRUNN   b\n'],
])('%s stays as it is', (_, text) => {
  expect(format(text)).toBe(text)
})

test('only the lines that are asked for', () => {
  expect(format('from a\nrun b\nuser c\n', { from: 2, to: 2 })).toBe('from a\nRUN b\nuser c\n')
})

test('every Dockerfile of the course says the same afterwards, and a second time changes nothing', () => {
  const files = readdirSync('content', { recursive: true, encoding: 'utf8' })
    .filter((path) => /Dockerfile(?:\.[\w-]+)?$/.test(path))
    .map((path) => `content/${path}`)
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const after = format(text)
    expect(fileSaysTheSame(parse(text), parse(after)), file).toBe(true)
    expect(format(after), file).toBe(after)
  }
})
