import { describe, expect, test } from 'vitest'
import { UsageError } from './io.ts'
import { oneOf, readArguments } from './options.ts'

const specs = {
  format: { about: '', value: 'text|json', values: ['text', 'json'] },
  only: { about: '', value: 'RULE' },
  all: { about: '' },
  changed: { about: '', value: 'PATH…', many: true as const },
}
const read = (...words: string[]) => readArguments(words, specs)

test('options and names in any order', () => {
  const args = read('a', '--format', 'json', '-', '--all', '--only=x, y', '--only', 'z', '--', '--b')
  expect(args.positionals).toEqual(['a', '-', '--b'])
  expect(args.get('format')).toBe('json')
  expect(args.has('all')).toBe(true)
  expect(args.list('only')).toEqual(['x', 'y', 'z'])
  expect(args.get('missing')).toBeNull()
})

describe('an option with many values', () => {
  test.each<[string[], string[], string[]]>([
    [['a', '--changed', 'b', 'c'], ['a'], ['b', 'c']],
    [['a', '--changed', 'b', '--all', 'c'], ['a', 'c'], ['b']],
    [['--changed', 'b', '--changed=c', '--', 'a'], ['a'], ['b', 'c']],
    [['a', '--changed', '--all'], ['a'], []],
    [['a', '--changed=x,y'], ['a'], ['x,y']],
  ])('%j', (words, positionals, values) => {
    const args = read(...words)
    expect(args.positionals).toEqual(positionals)
    expect(args.has('changed')).toBe(true)
    expect(args.all('changed')).toEqual(values)
  })
})

test('the last value counts', () => {
  expect(read('--format', 'json', '--format', 'text').get('format')).toBe('text')
})

describe('wrong usage', () => {
  test.each([
    [['--fromat', 'json'], 'There is no option --fromat; did you mean --format?'],
    [['--zebra'], 'There is no option --zebra; known here: --format, --only, --all, --changed'],
    [['-x'], 'There is no option -x'],
    [['--format', 'jsno'], '--format does not know "jsno"; did you mean json?'],
    [['--format'], '--format needs a value: --format text|json.'],
    [['--all=yes'], '--all takes no value.'],
  ])('%j', (words, message) => {
    expect(() => read(...words)).toThrow(message)
    expect(() => read(...words)).toThrow(UsageError)
  })

  test('a name far from every known one', () => {
    expect(() => oneOf('zebra', ['json', 'text'], '--format')).toThrow(
      '--format does not know "zebra"; accepted: json, text.',
    )
  })
})
