import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { codeLines, textOf, tokenLines } from './code-lines.ts'

const keyword = (text: string) => createElement('span', { className: 'tk-keyword' }, text)
const line = (className: string, ...children: Parameters<typeof createElement>[2][]) =>
  createElement('span', { className }, ...children)
const texts = (code: Parameters<typeof codeLines>[0]) => codeLines(code).map(({ text }) => text)

test('text is split at its line breaks; the last one ends the last line', () => {
  expect(texts('FROM alpine\nUSER app\n')).toEqual(['FROM alpine', 'USER app'])
  expect(texts('FROM alpine\n\nUSER app')).toEqual(['FROM alpine', '', 'USER app'])
  expect(texts('')).toEqual([''])
})

test('lines that are marked up already keep their words and marks', () => {
  const lines = codeLines([
    line('ln', keyword('FROM'), ' alpine', '\n'),
    line('ln added', keyword('USER'), ' app', '\n'),
  ])
  expect(lines.map(({ text, mark }) => [text, mark])).toEqual([
    ['FROM alpine', null],
    ['USER app', 'added'],
  ])
  expect(lines[1]?.nodes[0]).toMatchObject({ props: { className: 'tk-keyword', children: 'USER' } })
})

test('an empty marked-up line is a line', () => {
  expect(texts([line('ln', 'a', '\n'), line('ln', '\n'), line('ln removed', 'b', '\n')])).toEqual([
    'a',
    '',
    'b',
  ])
})

test('an element over two lines is repeated', () => {
  const lines = codeLines([createElement('b', null, 'one\ntwo'), '\nthree'])
  expect(lines.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  expect(lines[1]?.nodes[0]).toMatchObject({ type: 'b' })
})

test('tokens become coloured words', () => {
  const [first] = tokenLines([
    [
      { text: 'FROM', kind: 'keyword' },
      { text: ' alpine', kind: 'text' },
    ],
  ])
  expect(first?.text).toBe('FROM alpine')
  expect(renderToStaticMarkup(first?.nodes)).toBe('<span class="tk-keyword">FROM</span> alpine')
})

test('the text of nested elements', () => {
  expect(textOf(createElement('code', null, keyword('RUN'), ' make ', 3))).toBe('RUN make 3')
})
