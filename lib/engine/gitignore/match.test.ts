import { describe, expect, test } from 'vitest'
import { isIgnored, parseGitignore } from './index.ts'

const ignored = (text: string, path: string): boolean => isIgnored(parseGitignore(text), path)

describe('one pattern', () => {
  test.each<[pattern: string, path: string, expected: boolean]>([
    ['.env', '.env', true],
    ['.env', 'berth/.env', true],
    ['.env', '.env.production', false],
    ['.env*', '.env.production', true],
    ['.env', '.env/keys', true],
    ['/.env', '.env', true],
    ['/.env', 'berth/.env', false],
    ['logs/', 'logs/today.txt', true],
    ['logs/', 'berth/logs/today.txt', true],
    ['logs/', 'logs', false],
    ['logs/', 'logs/', true],
    ['berth/logs', 'berth/logs', true],
    ['berth/logs', 'harbour/berth/logs', false],
    ['berth/*.log', 'berth/a.log', true],
    ['berth/*.log', 'berth/old/a.log', false],
    ['**/crane', 'crane', true],
    ['**/crane', 'a/b/crane', true],
    ['crane/**', 'crane/a/b', true],
    ['crane/**', 'crane', false],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['a/**/z', 'a/b/c/zz', false],
    ['a**z', 'a-to-z', true],
    ['a**z/x', 'a/z/x', false],
    ['ship?', 'ship1', true],
    ['ship?', 'ship', false],
    ['ship?', 'ship/', false],
    ['ship[0-9]', 'ship7', true],
    ['ship[!0-9]', 'shipx', true],
    ['ship[^0-9]', 'ship7', false],
    ['ship[[:digit:]]', 'ship7', true],
    ['ship[]-]', 'ship]', true],
    ['ship[0', 'ship[0', false],
    ['\\!ship', '!ship', true],
    ['\\#ship', '#ship', true],
    ['#ship', '#ship', false],
    ['ship  ', 'ship', true],
    ['ship\\ ', 'ship ', true],
    [' ship', 'ship', false],
    ['ship\r', 'ship', true],
    ['\uFEFFship', 'ship', true],
    ['ship\\', 'ship\\', false],
    ['Ship', 'ship', false],
    ['*', '.env', true],
    ['/', 'ship', false],
    ['!', 'ship', false],
    ['', 'ship', false],
    ['ship', './ship', true],
  ])('%j on %j: %s', (pattern, path, expected) => {
    expect(ignored(pattern, path)).toBe(expected)
  })
})

describe('several patterns', () => {
  test.each<[text: string, path: string, expected: boolean]>([
    ['.env*\n!.env.example', '.env.example', false],
    ['.env*\n!.env.example', '.env.production', true],
    ['!.env.example\n.env*', '.env.example', true],
    // git never looks into a directory that is left out.
    ['berth\n!berth/list', 'berth/list', true],
    ['berth/*\n!berth/list', 'berth/list', false],
    ['*\n!*/\n!*.py', 'crane/lift.py', false],
    ['*\n!*/\n!*.py', 'crane/lift.txt', true],
    ['*\n!crane', 'crane/lift.py', true],
    ['/*\n!/crane', 'crane/lift.py', false],
  ])('%j on %s: %s', (text, path, expected) => {
    expect(ignored(text, path)).toBe(expected)
  })
})

test('what a pattern says of itself', () => {
  const [first, second] = parseGitignore('# keys\n!keys/\n').patterns.concat(parseGitignore('*.pem').patterns)
  expect(first).toMatchObject({
    text: 'keys',
    negated: true,
    directoryOnly: true,
    range: { start: { line: 2 } },
  })
  expect(second).toMatchObject({ text: '*.pem', negated: false, directoryOnly: false })
})

test.each([
  [`${'*a'.repeat(3000)}*b`, 'a'.repeat(3000)],
  [`${'**/'.repeat(3000)}x`, 'a/'.repeat(3000)],
  ['['.repeat(20_000), 'a'],
  [' '.repeat(50_000), 'a'],
  ['\\'.repeat(50_001), 'a'],
])('%.10s… is read and matched', (pattern, path) => {
  expect(ignored(pattern, path)).toBe(false)
})
