import { describe, expect, test } from 'vitest'
import { readYaml } from './yaml.ts'

const seen = (text: string) =>
  readYaml('pier.yaml', text).problems.map(({ code, line, column, suggestion }) => ({
    code,
    at: `${line}:${column}`,
    hint: suggestion !== null,
  }))

describe('data', () => {
  test('is plain, with numbers, truth values and nothing', () => {
    const text = 'name: Pier\nberths: 3\nopen: true\nowner:\nships: [a, { b: 1 }]\n'
    expect(readYaml('pier.yaml', text).data).toEqual({
      name: 'Pier',
      berths: 3,
      open: true,
      owner: null,
      ships: ['a', { b: 1 }],
    })
  })

  test('an empty file is nothing', () => {
    expect(readYaml('pier.yaml', '').data).toBeNull()
  })

  test('a byte order mark is not part of the first key', () => {
    expect(readYaml('pier.yaml', '\uFEFFname: Pier\n').data).toEqual({ name: 'Pier' })
  })

  test('a key that JavaScript treats specially is only a key', () => {
    const data = readYaml('pier.yaml', '__proto__: { a: 1 }\n').data as object
    expect(Object.keys(data)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
  })
})

describe('places', () => {
  const yaml = readYaml('lab.yaml', 'id: a\nobjectives:\n  - id: user\n    check:\n      image: {}\n', 2)

  test('of values, counted from the first line given', () => {
    expect(yaml.locate(['objectives', 0, 'id'])).toEqual({ line: 4, column: 9 })
    expect(yaml.locate(['objectives', 0, 'check', 'image'])).toEqual({ line: 6, column: 14 })
  })

  test('of keys', () => {
    expect(yaml.locate(['objectives', 0, 'check'], 'key')).toEqual({ line: 5, column: 5 })
  })

  test('of what is missing: the block it is missing from', () => {
    expect(yaml.has(['objectives', 0, 'points'])).toBe(false)
    expect(yaml.locate(['objectives', 0, 'points'])).toEqual({ line: 4, column: 5 })
  })
})

describe('problems', () => {
  test.each([
    ['an open list', 'a: [1, 2\nb: 3\n', 'YAML001'],
    ['a tab as indent', 'a:\n\tb: 1\n', 'YAML001'],
    ['a colon in a plain value', 'say: the ship: sinks\n', 'YAML001'],
    ['a key written twice', 'a: 1\nb: 2\na: 3\n', 'YAML002'],
    ['an alias', 'a: &x 1\nb: *x\n', 'YAML003'],
    ['an alias without an anchor', 'b: *x\n', 'YAML003'],
    ['a tag', 'b: !ship x\n', 'YAML003'],
  ])('%s', (_, text, code) => {
    const problems = seen(text)
    expect(problems[0]).toMatchObject({ code, hint: true })
    expect(readYaml('pier.yaml', text).data).toBeUndefined()
  })

  test('all repeated keys in one run, at the second one', () => {
    expect(seen('a: 1\na: 2\nb: { c: 1, c: 2 }\n')).toEqual([
      { code: 'YAML002', at: '2:1', hint: true },
      { code: 'YAML002', at: '3:12', hint: true },
    ])
  })
})
