import { expect, test } from 'vitest'
import { hashAt } from './inline-comments.ts'
import { parse } from './stages.ts'

test.each([
  ['80 # web', 3],
  ['a b #c', 4],
  ['#first', -1],
  ['a#b', -1],
  ['"a # b" c', -1],
  ["'a # b' # c", 8],
  ['a\\ # b', -1],
  ['"open # quote', -1],
  ['', -1],
])('%j: %j', (text, at) => {
  expect(hashAt(text)).toBe(at)
})

test.each([
  ['ENV A=1 # one', 'inline-comment'],
  ['ENV A=1 one', 'instruction-arguments'],
  ['LABEL a=1 #one', 'inline-comment'],
  ['EXPOSE 80 # web', 'inline-comment'],
  ['EXPOSE 80 web', 'expose-port-invalid'],
  ['SHELL ["/bin/sh", "-c"] # shell', 'shell-instruction-form'],
  ['HEALTHCHECK NONE # no', 'inline-comment'],
  ['HEALTHCHECK NONE of it', 'healthcheck-syntax'],
  ['STOPSIGNAL', 'instruction-arguments'],
])('%s is refused with %s', (line, code) => {
  expect(parse(`FROM debian:13\n${line}\n`).allProblems.map((each) => each.code)).toEqual([code])
})

test('a comment behind FROM', () => {
  const codes = ['FROM debian:13 # system', 'FROM debian:13 AS base # system'].map((line) =>
    parse(`${line}\n`).allProblems.map(({ code }) => code),
  )
  expect(codes).toEqual([['inline-comment'], ['inline-comment']])
})
