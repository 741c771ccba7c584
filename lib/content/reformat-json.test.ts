import { describe, expect, test } from 'vitest'
import { JSON_REFORMATTERS, JSON_TOGETHER } from './reformat-json.ts'

const apply = (name: string, text: string) =>
  JSON_REFORMATTERS.find((each) => each.name === name)!.apply(text)

const harbour =
  '{\n  "lamp": "red \\" [ 1 , 2 ]",\n  "depths": [5, -1.50, { "low": true, "high": null }],\n  "": {}\n}\n'

describe('layouts of JSON', () => {
  test.each([
    [
      'everything on one line',
      '{"lamp":"red \\" [ 1 , 2 ]","depths":[5,-1.50,{"low":true,"high":null}],"":{}}',
    ],
    [
      'keys in another order',
      '{"": {}, "depths": [5, -1.50, {"high": null, "low": true}], "lamp": "red \\" [ 1 , 2 ]"}',
    ],
    ['Windows line ends', harbour.replaceAll('\n', '\r\n')],
  ])('%s', (name, expected) => {
    expect(apply(name, harbour)).toBe(expected)
  })

  test('one word on a line', () => {
    expect(apply('one word on a line', '{"a": [1]}')).toBe('\n{\n\t"a"\n\t:\n\t[\n\t1\n\t]\n\t}\n')
  })

  test.each([...JSON_REFORMATTERS, ...JSON_TOGETHER])('$name: means the same', ({ apply: next }) => {
    expect(next(harbour)).not.toBe(harbour)
    expect(JSON.parse(next(harbour))).toEqual(JSON.parse(harbour))
  })

  test.each(JSON_REFORMATTERS)('$name: leaves alone what is no JSON', ({ apply: next }) => {
    for (const text of ['{"a": 1,\n}', '// no\n{}', '{"a": 1,\n "a": 2}', '{\n', ''])
      if (text !== '') expect(next(text)).toBe(text)
  })
})
