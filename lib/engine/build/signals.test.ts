import { expect, test } from 'vitest'
import { signalName } from './signals.ts'

test.each([
  ['SIGTERM', 'SIGTERM'],
  ['term', 'SIGTERM'],
  ['15', 'SIGTERM'],
  ['3', 'SIGQUIT'],
  ['SIGWINCH', 'SIGWINCH'],
  ['SIGRTMIN+3', 'SIGRTMIN+3'],
  ['RTMAX-14', 'SIGRTMAX-14'],
  ['RTMIN+16', null],
  ['37', '37'],
  ['0', null],
  ['SIGSTOPPED', null],
  ['', null],
])('%j', (text, expected) => {
  expect(signalName(text)).toBe(expected)
})
