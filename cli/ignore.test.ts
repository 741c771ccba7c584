import { describe, expect, test } from 'vitest'
import { readGitignore } from './ignore.ts'

describe('.gitignore', () => {
  test.each<[string, string, boolean | null]>([
    ['*.log', 'a/b.log', true],
    ['*.log', 'a/b.txt', null],
    ['# *.log', 'b.log', null],
    ['\\#x', '#x', true],
    ['/dist', 'dist', true],
    ['/dist', 'a/dist', null],
    ['a/dist', 'b/a/dist', null],
    ['dist/', 'a/dist', true],
    ['dist/', 'a/dist.txt', null],
    ['**/pier', 'a/b/pier', true],
    ['a/**', 'a/b/c', true],
    ['a/**', 'a', null],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['p?er', 'pier', true],
    ['p[a-i]er', 'pier', true],
    ['p[!a-i]er', 'pier', null],
    ['p[z-a]er', 'pier', null],
    ['[', '[', true],
    ['*\n!pier', 'pier', false],
    ['!pier\n*', 'pier', true],
    ['pier   ', 'pier', true],
    ['pier\r\n', 'pier', true],
  ])('%j on %s', (text, path, verdict) => {
    expect(readGitignore(text)(path, !path.includes('.'))).toBe(verdict)
  })

  test('a pattern for folders leaves files alone', () => {
    expect(readGitignore('dist/')('dist', false)).toBeNull()
  })
})
