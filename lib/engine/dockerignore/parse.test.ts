import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { parseDockerignore, parsePatterns, patternTexts } from './parse.ts'

const patterns = (text: string): string[] =>
  parseDockerignore(text).patterns.map((each) => (each.negated ? '!' : '') + each.text)

describe('reading', () => {
  test.each([
    ['', []],
    ['drafts', ['drafts']],
    ['drafts\nproofs\n', ['drafts', 'proofs']],
    ['drafts\r\nproofs\r\n', ['drafts', 'proofs']],
    ['\n\n  drafts \t\n', ['drafts']],
    ['\uFEFFdrafts', ['drafts']],
    ['\uFEFF# a comment\ndrafts', ['drafts']],
    ['# drafts', []],
    ['  # drafts', ['# drafts']],
    ['drafts # old ones', ['drafts # old ones']],
    ['/drafts', ['drafts']],
    ['drafts/', ['drafts']],
    ['./drafts//old/.', ['drafts/old']],
    ['drafts/../proofs', ['proofs']],
    ['../drafts', ['../drafts']],
    ['/../drafts', ['drafts']],
    ['drafts/..', ['.']],
    ['/', ['/']],
    ['.', ['.']],
    ['!drafts', ['!drafts']],
    ['! /drafts/', ['!drafts']],
    ['!!drafts', ['!!drafts']],
    ['\\!drafts', ['\\!drafts']],
    ['drafts\u00a0', ['drafts']],
  ])('%j', (text, expected) => {
    expect(patterns(text)).toEqual(expected)
    expect(patternTexts(text)).toEqual(expected)
  })

  test('a pattern lies where it was written', () => {
    const text = '# press\n  drafts/ \r\n! /proofs'
    const { patterns: found, comments } = parseDockerignore(text)
    expect(found.map(({ range }) => slice(text, range))).toEqual(['drafts/', '! /proofs'])
    expect(found.map(({ range }) => range.start)).toEqual([
      { line: 2, column: 3, offset: 10 },
      { line: 3, column: 1, offset: 20 },
    ])
    expect(comments.map((range) => slice(text, range))).toEqual(['# press'])
  })

  test('a byte order mark does not move the ranges', () => {
    const text = '\uFEFFdrafts'
    expect(slice(text, parseDockerignore(text).patterns[0]!.range)).toBe('drafts')
  })
})

describe('what Docker refuses', () => {
  test.each([
    ['!', 'illegal exclusion pattern: "!". '],
    ['! ', 'illegal exclusion pattern: "!". '],
    ['!/', 'illegal exclusion pattern: "!". '],
    ['[', 'syntax error in pattern. '],
    ['[]', 'syntax error in pattern. '],
    ['[]a]', 'syntax error in pattern. '],
    ['[^]', 'syntax error in pattern. '],
    ['page[1-', 'syntax error in pattern. '],
    ['page[1-]', 'syntax error in pattern. '],
    ['page[-9]', 'syntax error in pattern. '],
    ['page[1-3-5]', 'syntax error in pattern. '],
    ['page[9-1]', 'syntax error in pattern. '],
    ['page[\\', 'syntax error in pattern. '],
    ['page\\', 'syntax error in pattern. '],
    ['!page[', 'syntax error in pattern. '],
    ['x'.repeat(65_536), 'bufio.Scanner: token too long. '],
    [`# ${'x'.repeat(65_536)}`, 'bufio.Scanner: token too long. '],
  ])('%.20j', (text, message) => {
    const { patterns: found, problems } = parseDockerignore(`drafts\n${text}\nproofs\n`)
    expect(found.map((each) => each.text)).toEqual(['drafts', 'proofs'])
    expect(problems).toMatchObject([{ code: 'dockerignore-pattern', severity: 'error' }])
    expect(problems[0]!.message.startsWith(message)).toBe(true)
    expect(problems[0]!.range.start.line).toBe(2)
  })

  test.each(['[[]', '[a]]', ']', '[\\]]', '[a\\-z]', '[^a-c]', '\\[', 'a-b', '{a,b}', '(a|b)'])(
    '%s is fine',
    (text) => {
      expect(parseDockerignore(text).problems).toEqual([])
    },
  )
})

describe('patterns given one by one', () => {
  test.each<[readonly string[], string | null]>([
    [['*.md', '!a.md', '', ' b '], null],
    [['[', '!'], 'syntax error in pattern'],
    [['!'], 'illegal exclusion pattern: "!"'],
  ])('%j', (texts, error) => {
    const found = parsePatterns(texts)
    if (error === null) expect(found.error).toBeNull()
    else expect(found.error).toContain(error)
  })

  test('keep a leading slash, which then matches nothing', () => {
    expect(parsePatterns(['/a', 'b/']).patterns).toEqual([
      { negated: false, matcher: { kind: 'exact', text: '/a' } },
      { negated: false, matcher: { kind: 'exact', text: 'b' } },
    ])
  })
})
