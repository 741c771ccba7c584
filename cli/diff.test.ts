import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withFolder } from '../lib/content/testing/content-folder.ts'
import { unifiedDiff } from './diff.ts'

test.each([
  ['the same', 'a\n', 'a\n', ''],
  ['a changed line', 'a\nb\nc\n', 'a\nB\nc\n', '--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n'],
  ['a new file', '', 'a\n', '--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n'],
  ['an emptied file', 'a\n', '', '--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n'],
  [
    'a last line that gets its end',
    'a',
    'a\n',
    '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n',
  ],
])('%s', (_, before, after, diff) => {
  expect(unifiedDiff('./x', before, after)).toBe(diff)
})

test('changes that are apart stand in hunks of their own', () => {
  const lines = Array.from({ length: 30 }, (_, at) => `${at}\n`)
  const after = lines.with(2, 'two\n').with(25, 'many\n')
  expect(unifiedDiff('x', lines.join(''), after.join('')).match(/^@@ .*$/gm)).toEqual([
    '@@ -1,6 +1,6 @@',
    '@@ -23,7 +23,7 @@',
  ])
})

/** Whatever is compared: with the lines marked + taken and those marked - left out, the old text gives the new one. */
test('a diff leads from the one text to the other', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 25 })
    .chain((lines) => fc.constantFrom('', '\n').map((end) => lines.join('\n') + end))
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, unifiedDiff('x', before, after))).toBe(after)
    }),
    { numRuns: 500, seed: 3 },
  )
})

/** What `patch` does, in a few lines. */
function applied(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const rows = diff.replaceAll('\n\\ No newline at end of file\n', '¶').match(/[^\n¶]*[\n¶]/g) ?? []
  let result = ''
  let at = 0
  for (const row of rows.slice(2)) {
    const [, start, length] = /^@@ -(\d+)(?:,(\d+))?/.exec(row) ?? []
    const line = row.slice(1).replace('¶', '')
    if (start !== undefined) {
      const next = Number(start) - (length === '0' ? 0 : 1)
      result += old.slice(at, next).join('')
      at = next
    } else if (row.startsWith('+')) result += line
    else {
      expect(old[at]).toBe(line)
      if (row.startsWith(' ')) result += line
      at += 1
    }
  }
  return result + old.slice(at).join('')
}

test('texts that share nothing are one change, in a time that does not explode', () => {
  const before = Array.from({ length: 20_000 }, (_, at) => `a${at}\n`).join('')
  const after = Array.from({ length: 20_000 }, (_, at) => `b${at}\n`).join('')
  expect(unifiedDiff('x', before, after).split('\n')).toHaveLength(40_004)
})

test('git reads it', async () => {
  await withFolder({ 'a/Dockerfile': 'FROM harbour\nADD a /\r\nUSER root' }, async (folder) => {
    const after = 'FROM harbour:1\nCOPY a /\r\nUSER root\nCMD ["a"]\n'
    await writeFile(
      join(folder, 'p'),
      unifiedDiff('a/Dockerfile', 'FROM harbour\nADD a /\r\nUSER root', after),
    )
    execFileSync('git', ['apply', '--whitespace=nowarn', 'p'], {
      cwd: folder,
      env: { ...process.env, GIT_DIR: '/nowhere' },
    })
    expect(await readFile(join(folder, 'a/Dockerfile'), 'utf8')).toBe(after)
  })
})
