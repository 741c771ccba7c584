import { expect, test } from 'vitest'
import { echoText, printfText } from './printing.ts'

test.each([
  [['la'], 'dash', 'la\n'],
  [['la', 'la'], null, 'la la\n'],
  [['-n', 'la'], 'dash', 'la'],
  [['-n', 'la'], null, 'la'],
  [['-e', 'la'], 'bash', 'la\n'],
  [['-e', 'la'], 'dash', '-e la\n'],
  [['-e', 'la'], null, null],
  [['-ne', 'a\\tb'], 'bash', 'a\tb'],
  [['a\\nb'], 'dash', 'a\nb\n'],
  [['a\\nb'], 'bash', 'a\\nb\n'],
  [['a\\nb'], 'busybox', 'a\\nb\n'],
  [['a\\nb'], null, null],
  [['a\\0101'], 'dash', null],
  [['a', null], 'bash', null],
  [[], 'bash', '\n'],
] as const)('echo %j in %s', (args, dialect, expected) => {
  expect(echoText(args, dialect)).toBe(expected)
})

test.each([
  [['la'], 'la'],
  [['la\\n'], 'la\n'],
  [['%s', 'la'], 'la'],
  [['%s\\n', 'do', 're'], 'do\nre\n'],
  [['%s=%d\\n', 'do', '1', 're'], 'do=1\nre=0\n'],
  [['100%%'], '100%'],
  [['%s'], ''],
  [['%b', 'a\\nb'], 'a\nb'],
  [['%s', 'a\\nb'], 'a\\nb'],
  [['--', 'la'], 'la'],
  [['%d', 'x'], null],
  [['%5s', 'x'], null],
  [['%q', 'x'], null],
  [['-v', 'x'], null],
  [['\\x41'], null],
  [[null], null],
] as const)('printf %j', (args, expected) => {
  expect(printfText(args)).toBe(expected)
})
