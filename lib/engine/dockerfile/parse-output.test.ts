import { expect, test } from 'vitest'
import { toParseOutput } from './parse-output.ts'
import { parseSyntax } from './parse-syntax.ts'

test('the object that `drydock parse` prints', () => {
  const source = '# syntax=dock/yard\nFROM dock\nONBUILD RUN --network=none <<LOG\nsail\nLOG\nUSER\n'
  const position = (line: number, column: number, offset: number) => ({ line, column, offset })
  const run = {
    keyword: 'RUN',
    flags: ['--network=none'],
    form: 'shell',
    args: ['<<LOG'],
    heredocs: [],
    trigger: null,
  }
  expect(toParseOutput('ship/Dockerfile', parseSyntax(source))).toEqual({
    version: 1,
    path: 'ship/Dockerfile',
    directives: [{ name: 'syntax', value: 'dock/yard', line: 1 }],
    instructions: [
      {
        keyword: 'FROM',
        flags: [],
        form: 'list',
        args: ['dock'],
        heredocs: [],
        trigger: null,
        range: { start: position(2, 1, 19), end: position(2, 10, 28) },
      },
      {
        keyword: 'ONBUILD',
        flags: [],
        form: 'plain',
        args: [],
        heredocs: [{ name: 'LOG', content: 'sail\n', expand: true, chomp: false }],
        trigger: { ...run, range: { start: position(3, 9, 37), end: position(3, 33, 61) } },
        range: { start: position(3, 1, 29), end: position(5, 4, 70) },
      },
      {
        keyword: 'USER',
        flags: [],
        form: 'plain',
        args: [],
        heredocs: [],
        trigger: null,
        range: { start: position(6, 1, 71), end: position(6, 5, 75) },
      },
    ],
    problems: [
      {
        message: 'USER requires exactly one argument. Write USER app',
        severity: 'error',
        range: { start: position(6, 1, 71), end: position(6, 5, 75) },
      },
    ],
  })
})
