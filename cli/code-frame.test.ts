import { expect, test } from 'vitest'
import { lineStarts, rangeAt } from '../lib/engine/index.ts'
import { codeFrame } from './code-frame.ts'

const long = `RUN ${'echo tide && '.repeat(20)}`

test.each([
  ['a word', 'FROM harbour', 5, 12, 'FROM harbour', '     ^^^^^^^'],
  ['nothing, a place', 'FROM harbour', 4, 4, 'FROM harbour', '    ^'],
  ['the end of the line', 'FROM a', 6, 6, 'FROM a', '      ^'],
  ['tabs', '\tRUN\tx', 5, 6, ' RUN x', '     ^'],
  ['emoji', 'RUN 🚢 x', 7, 8, 'RUN 🚢 x', '       ^'],
  ['wide letters', 'RUN 港口 x', 4, 6, 'RUN 港口 x', '    ^^^^'],
  ['marks that join', 'RUN e\u0301 x', 7, 8, 'RUN e\u0301 x', '      ^'],
  ['control characters', 'RUN \u001B[31m', 4, 9, 'RUN \uFFFD[31m', '    ^^^^^'],
  ['the beginning of a long line', long, 0, 3, `${long.slice(0, 100)}…`, '^^^'],
  ['the middle of a long line', long, 121, 125, `…${long.slice(91, 191)}…`, `${' '.repeat(31)}^^^^`],
  ['the end of a long line', long, 260, 262, `…${long.slice(164)}`, `${' '.repeat(97)}^^`],
])('%s', (_, line, from, to, code, carets) => {
  expect(codeFrame(line, rangeAt(lineStarts(line), from, to))).toEqual({ code, carets })
})

test('of a fault over several lines the first is marked to its end', () => {
  const text = 'RUN a \\\n b'
  expect(codeFrame('RUN a \\', rangeAt(lineStarts(text), 4, 10))).toEqual({
    code: 'RUN a \\',
    carets: '    ^^^',
  })
})
