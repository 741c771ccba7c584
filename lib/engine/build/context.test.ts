import { describe, expect, test } from 'vitest'
import { contextOf, isGlob, matchSource, UNKNOWN_CONTEXT } from './context.ts'

const BAKERY = contextOf({
  'oven.py': 'heat()\n',
  'menu.txt': 'rye\n',
  'recipes/rye.txt': 'flour\n',
  'recipes/cakes/plum.txt': 'plums\n',
  'recipes/cakes/apple.md': 'apples\n',
  '.env': 'KEY=1\n',
})

describe('contextOf', () => {
  test('is complete and holds the texts', () => {
    expect(BAKERY.complete).toBe(true)
    expect(BAKERY.files['menu.txt']).toEqual({ content: 'rye\n', size: 4 })
    expect(UNKNOWN_CONTEXT).toEqual({ files: {}, complete: false })
  })
})

describe('matchSource', () => {
  const found = (source: string) =>
    matchSource(BAKERY, source).map(({ path, directory, files }) => [path, directory, files])

  test.each(['oven.py', './oven.py', '/oven.py', '../oven.py', './/oven.py', 'recipes/../oven.py'])(
    '%s is the file',
    (source) => {
      expect(found(source)).toEqual([['oven.py', false, ['oven.py']]])
    },
  )

  test.each(['.', '/', './', '', '..'])('%j is the whole context', (source) => {
    expect(found(source)).toEqual([['', true, Object.keys(BAKERY.files)]])
  })

  test.each(['recipes', 'recipes/', './recipes'])('%s is the directory with all below it', (source) => {
    expect(found(source)).toEqual([
      ['recipes', true, ['recipes/rye.txt', 'recipes/cakes/plum.txt', 'recipes/cakes/apple.md']],
    ])
  })

  test.each([
    ['*.txt', [['menu.txt', false, ['menu.txt']]]],
    [
      'recipes/*',
      [
        ['recipes/rye.txt', false, ['recipes/rye.txt']],
        ['recipes/cakes', true, ['recipes/cakes/plum.txt', 'recipes/cakes/apple.md']],
      ],
    ],
    ['recipes/*/*.txt', [['recipes/cakes/plum.txt', false, ['recipes/cakes/plum.txt']]]],
    ['*/cakes', [['recipes/cakes', true, ['recipes/cakes/plum.txt', 'recipes/cakes/apple.md']]]],
    [
      '[mo]*',
      [
        ['oven.py', false, ['oven.py']],
        ['menu.txt', false, ['menu.txt']],
      ],
    ],
    ['.e*', [['.env', false, ['.env']]]],
    ['*.jpg', []],
    ['bread', []],
    ['recipe', []],
    ['oven.py/more', []],
  ])('%s', (source, expected) => {
    expect(found(source)).toEqual(expected)
  })

  test('nothing is in an unknown context', () => {
    expect(matchSource(UNKNOWN_CONTEXT, 'oven.py')).toEqual([])
  })
})

test.each([
  ['*.py', true],
  ['menu?', true],
  ['[ab]', true],
  ['oven.py', false],
  ['$x', false],
])('is %s a pattern? %s', (source, expected) => {
  expect(isGlob(source)).toBe(expected)
})
