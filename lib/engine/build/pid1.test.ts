import { describe, expect, test } from 'vitest'
import { parseShellText } from '../dockerfile/shell/parse.ts'
import { lineStarts, rangeAt } from '../source/position.ts'
import { behindShell, kindOf, lost, START, staysFor, worksItself } from './pid1.ts'

describe('does the shell of -c stay?', () => {
  const stays = (kind: Parameters<typeof staysFor>[0], text: string): boolean | null =>
    staysFor(kind, parseShellText(text, rangeAt(lineStarts(text), 0, text.length)).body)

  test.each([
    ['dash', 'kiln', true],
    ['dash', 'cd /srv && kiln', true],
    ['bash', 'kiln', false],
    ['bash', 'A=1 kiln', false],
    ['bash', 'kiln > /log', null],
    ['bash', 'cd /srv && kiln', null],
    ['busybox', 'kiln', false],
    ['busybox', 'cd /srv && kiln', false],
    ['busybox', 'warm; kiln', false],
    ['busybox', 'kiln || oven', null],
    ['busybox', 'trap x TERM; kiln', null],
    [null, 'kiln', null],
  ] as const)('%s: %s', (kind, text, expected) => expect(stays(kind, text)).toBe(expected))
})

test.each([
  ['/bin/sh', 'dash', 'dash'],
  ['sh', null, null],
  ['/bin/bash', 'dash', 'bash'],
  ['ash', null, 'busybox'],
  ['zsh', 'dash', null],
] as const)('%s where sh is %s', (shell, sh, expected) => expect(kindOf(shell, sh)).toBe(expected))

test('a shell that waits keeps PID 1 and the signal; one that may wait leaves both open', () => {
  expect(behindShell(START, 'sh', true)).toMatchObject({ signals: false, pid1: 'sh' })
  expect(behindShell(START, 'sh', null)).toMatchObject({ signals: null, pid1: null })
  expect(behindShell(START, 'sh', false)).toBe(START)
  expect(behindShell({ ...START, group: true, pid1: 'tini' }, 'sh', true)).toMatchObject({
    signals: true,
    pid1: 'tini',
  })
  expect(lost({ ...START, signals: false }).signals).toBe(false)
})

test.each([
  ['gunicorn', undefined, true],
  ['dotnet', 'app.dll', true],
  ['dotnet', 'run', null],
  ['npm', 'start', null],
  ['start.sh', undefined, null],
  ['docker-entrypoint', undefined, null],
  [null, undefined, null],
] as const)('%s %s does the work itself: %s', (program, first, expected) =>
  expect(worksItself(program, first)).toBe(expected),
)
