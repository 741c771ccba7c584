import { expect, test } from 'vitest'
import { build, parse } from '../../index.ts'
import { realPath } from './links.ts'

const { files } = build(
  parse(
    'FROM alpine:3.23\nRUN mkdir -p /real/deep && ln -s /real /abs && ln -s deep /real/rel && ln -s ../abs/deep /real/up\nRUN ln -s /b /a && ln -s /a /b\n',
  ),
).image!

test.each([
  ['/', '/'],
  ['/etc/passwd', '/etc/passwd'],
  ['/abs', '/real'],
  ['/abs/deep/x', '/real/deep/x'],
  ['/abs/rel/x', '/real/deep/x'],
  ['/real/up/x', '/real/deep/x'],
  ['/a/x', '/a/x'],
])('%s is %s', (path, expected) => {
  expect(realPath(files, path)).toBe(expected)
})
