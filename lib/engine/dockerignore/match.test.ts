import { describe, expect, test } from 'vitest'
import { ignores } from './match.ts'
import { parseDockerignore } from './parse.ts'

const ignored = (text: string, path: string): boolean => ignores(parseDockerignore(text), path)

describe('one pattern', () => {
  test.each<[pattern: string, path: string, expected: boolean]>([
    ['drafts', 'drafts', true],
    ['drafts', 'drafts/old/one.md', true],
    ['drafts', 'press/drafts', false],
    ['drafts', 'drafts.md', false],
    ['drafts/old', 'drafts/old/one.md', true],
    ['drafts/old', 'drafts/new/one.md', false],
    ['drafts/', 'drafts/one.md', true],
    ['/drafts', 'drafts', true],
    ['Drafts', 'drafts', false],
    ['.', 'drafts', false],
    ['/', 'drafts', false],
    ['../drafts', 'drafts', false],
    ['*', 'drafts/one.md', true],
    ['*', '.env', true],
    ['*', '.', false],
    ['**', '.', false],
    ['*.md', 'one.md', true],
    ['*.md', '.md', true],
    ['*.md', 'drafts/one.md', false],
    ['*.md', 'one.md/inside.txt', true],
    ['*/*.md', 'drafts/one.md', true],
    ['*/*.md', 'drafts/old/one.md', false],
    ['page?', 'page1', true],
    ['page?', 'page', false],
    ['page?', 'page/', false],
    ['page?1', 'page/1', false],
    ['page?', 'page📖', true],
    ['page[0-9]', 'page7', true],
    ['page[0-9]', 'pagex', false],
    ['page[^0-9]', 'page7', false],
    ['page[^0-9]', 'pagex', true],
    ['page[1\\-3]', 'page-', true],
    ['page[1\\-3]', 'page2', false],
    ['page[[]1]', 'page[1]', true],
    ['\\*.md', '*.md', true],
    ['\\*.md', 'one.md', false],
    ['a.b+c(d)', 'a.b+c(d)', true],
    ['a.b*', 'axb', false],
    ['**', 'drafts/old/one.md', true],
    ['**/', 'one.md', true],
    ['**/*.md', 'one.md', true],
    ['**/*.md', 'drafts/old/one.md', true],
    ['**/*.md', 'drafts/old/one.txt', false],
    ['**/drafts', 'drafts/one.md', true],
    ['**/drafts', 'press/drafts/one.md', true],
    ['**/drafts', 'press/mydrafts', false],
    ['**drafts', 'press/mydrafts', true],
    ['**/old/*', 'drafts/old/one.md', true],
    ['**/old/*', 'drafts/old', false],
    ['drafts/**', 'drafts/old/one.md', true],
    ['drafts/**', 'drafts', false],
    ['drafts/**', 'drafts.md', false],
    ['drafts**', 'drafts.md', true],
    ['drafts/**/one.md', 'drafts/one.md', true],
    ['drafts/**/one.md', 'drafts/old/older/one.md', true],
    ['drafts/**/one.md', 'drafts/old/two.md', false],
    ['drafts**/one.md', 'drafts/one.md', true],
    ['d*/**', 'drafts/one.md', true],
    ['**/**/one.md', 'one.md', true],
    // What stands in a regular expression for the beginning does so here: Docker makes one of the pattern.
    ['a^b', 'a^b', true],
    ['a^*', 'a^b', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(ignored(pattern, path)).toBe(expected)
  })
})

describe('several patterns: the last that matches decides', () => {
  test.each<[text: string, path: string, expected: boolean]>([
    ['*.md\n!README.md', 'README.md', false],
    ['!README.md\n*.md', 'README.md', true],
    ['*.md\n!README*.md\nREADME-secret.md', 'README-secret.md', true],
    ['*.md\nREADME-secret.md\n!README*.md', 'README-secret.md', false],
    ['drafts\n!drafts/one.md', 'drafts/one.md', false],
    ['drafts\n!drafts/one.md', 'drafts/two.md', true],
    ['*\n!press', 'press/sheet.pdf', false],
    ['*\n!press\npress/*.tmp', 'press/sheet.tmp', true],
    ['*\n!press/**', 'press/sheet.pdf', false],
    ['**\n!**/*.py', 'press/run.py', false],
    ['!press', 'press', false],
    ['# nothing\n', 'press', false],
  ])('%j on %s: %s', (text, path, expected) => {
    expect(ignored(text, path)).toBe(expected)
  })
})

describe('hostile input', () => {
  test.each([
    [`${'*a'.repeat(500)}*b`, 'a'.repeat(4000), false],
    [`${'**/'.repeat(300)}x`, 'a/'.repeat(800), false],
    ['?'.repeat(20_000), 'a'.repeat(20_001), false],
    [`[${'a'.repeat(5000)}]*`, `${'b/'.repeat(500)}a`, false],
    ['*'.repeat(3000), 'a'.repeat(1000), true],
  ])('%.12s… on %.12s…', (pattern, path, expected) => {
    expect(ignored(pattern, path)).toBe(expected)
  })

  test.each(['', '/', '//', '..', '../..', './/.'])('%j is a path like any other', (path) => {
    expect(ignored('drafts\n!x\n*.md', path)).toBe(false)
  })
})
