import { expect, test } from 'vitest'
import type { Range } from '../source/position.ts'
import { readJson } from './json.ts'
import { asBoolean, asList, asNumber, asScalars, asText, entryOf, get } from './lookup.ts'
import { blocksOf } from './blocks.ts'
import { readYaml } from './yaml.ts'

const place = ({ start, end }: Range): string => `${start.line}:${start.column}-${end.line}:${end.column}`

test('values, keys and places', () => {
  const { root, unreadable, problems } = readJson(
    '{"debug": true,\n "ports": [80, "x"], "none": null, "a\\tb": 1.5}',
  )
  expect([unreadable, problems]).toEqual([[], []])
  expect(asBoolean(get(root, 'debug'))).toBe(true)
  expect(asNumber(get(root, 'a\tb'))).toBe(1.5)
  expect(asText(get(root, 'none'))).toBeNull()
  expect(asList(get(root, 'ports')).map(asText)).toEqual(['80', 'x'])
  expect(place(entryOf(root, 'ports')!.keyRange)).toBe('2:2-2:9')
  expect(place(entryOf(root, 'ports')!.range)).toBe('2:2-2:20')
})

test.each([
  ['{"a": 1 "b": 2}', '1:9-1:12', 'a comma is missing'],
  ['{a: 1}', '1:2-1:3', 'in double quotes: "a"'],
  ["{'a': 1}", '1:2-1:5', 'in double quotes: "a"'],
  ['{"a" 1}', '1:6-1:7', 'a colon is missing'],
  ['{"a": yes}', '1:7-1:10', '"yes"'],
  ['{"a": }', '1:7-1:8', 'a value is missing'],
  ['{"a": "x\n}', '1:7-1:9', 'nothing closes the quote'],
  ['{"a": 1', '1:8-1:8', 'add a } here'],
  ['[1, 2', '1:6-1:6', 'add a ] here'],
  ['{"a": 1}}', '1:9-1:10', 'the file has ended'],
  ['{"a": "\\d"}', '1:7-1:11', 'write it twice'],
  ['', '1:1-1:1', 'a value is missing'],
  ['['.repeat(100_000), '1:201-1:201', 'too deeply'],
])('%j cannot be read at %s: %s', (text, at, part) => {
  const { unreadable } = readJson(text)
  expect(unreadable.map(({ range }) => place(range))).toEqual([at])
  expect(unreadable[0]?.message).toContain(part)
})

test.each([
  ['{"a": [1, 2,],}', ['trailing-comma 1:12-1:13', 'trailing-comma 1:14-1:15']],
  ['// hello\n{"a": /* x */ 1}', ['json-comment 1:1-1:9', 'json-comment 2:7-2:14']],
  ['{"a": 1, "a": 2}', ['duplicate-key 1:10-1:13']],
])('%j can be read and is wrong all the same', (text, expected) => {
  const { problems, unreadable, root } = readJson(text)
  expect(unreadable).toEqual([])
  expect(problems.map(({ code, range }) => `${code} ${place(range)}`)).toEqual(expected)
  expect(get(root, 'a')).not.toBeNull()
})

test('comments are kept without their signs', () => {
  expect(readJson('// hello\n{} /* two\nlines */').comments.map(({ text }) => text)).toEqual([
    'hello',
    'two\nlines',
  ])
})

test('one value or several', () => {
  const { root } = readYaml('one: a\nmany: [b, 2, {c: d}]\nnone:\n')
  expect(asScalars(get(root, 'one')).map(({ text }) => text)).toEqual(['a'])
  expect(asScalars(get(root, 'many')).map(({ text }) => text)).toEqual(['b', '2'])
  expect(asScalars(get(root, 'none'))).toEqual([])
  expect(get(root, 'one', 'two')).toBeNull()
})

test('blocks are entries and items, not what aliases bring', () => {
  const { root } = readYaml('a: &a\n  - x\n  - y: 1\nb: *a\nc:\n  <<: {z: 1}\n')
  expect(blocksOf([root]).map(place)).toEqual([
    '1:1-3:9',
    '2:5-2:6',
    '3:5-3:9',
    '3:5-3:9',
    '4:1-4:6',
    '5:1-6:13',
  ])
})
