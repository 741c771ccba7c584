import { expect, test } from 'vitest'
import { schemaProblems } from './schema.ts'
import type { JsonSchema } from './schema.ts'
import { readYaml } from './yaml.ts'

const DOCK: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    length: { type: ['integer', 'string'] },
    open: { type: 'boolean' },
    state: { type: 'string', enum: ['free', 'taken'] },
    cranes: { $ref: '#/definitions/cranes' },
    ships: { type: 'array', items: { oneOf: [{ type: 'string' }, { $ref: '#/definitions/ship' }] } },
    notes: { type: 'object', additionalProperties: { type: 'string' } },
    depth: { type: 'number', minimum: 2 },
  },
  required: ['name'],
  patternProperties: { '^x-': {} },
  additionalProperties: false,
  definitions: {
    cranes: { oneOf: [{ type: 'array', items: { type: 'string' } }, { type: 'object' }] },
    ship: {
      type: 'object',
      properties: { flag: { type: 'string' } },
      additionalProperties: false,
      required: ['flag'],
    },
  },
}

const isOpen = ({ text }: { readonly text: string }): boolean => text.includes('$')

function check(text: string): readonly string[] {
  const { root } = readYaml(text)
  return schemaProblems(root!, DOCK, { code: 'dock-invalid', isOpen }).map(
    ({ message, range: { start } }) => `${start.line}:${start.column} ${message}`,
  )
}

test.each([
  ['name: east\nlength: 12\nopen: true\nstate: free\ncranes: [a]\nships: [Anna, {flag: de}]\nx-any: [1]\n'],
  ['name: east\ncranes: {a: 1}\nlength: "12m"\ndepth: 2.5\n'],
  ['name: $NAME\nopen: ${OPEN}\nstate: $STATE\n'],
])('%j fits', (text) => {
  expect(check(text)).toEqual([])
})

test.each([
  ['nmae: east\nname: east\n', ['1:1 nmae is no key of the top of this file: write name']],
  [
    'name: east\nzebra: 1\n',
    [
      '2:1 zebra is no key of the top of this file: there are name, length, open, state, cranes, ships, notes, depth',
    ],
  ],
  ['open: true\n', ['1:1 name is missing in the file']],
  ['name: 12\n', ['1:1 name must be a text: put it in quotes: "12"']],
  ['name: east\nopen: maybe\n', ['2:1 open must be true or false']],
  ['name: east\nlength: [1]\n', ['2:1 length must be a whole number or a text, not a list']],
  ['name: east\nstate: fre\n', ['2:1 fre is no value of state: write free']],
  ['name: east\nstate: sunken\n', ['2:1 state must be one of free, taken']],
  ['name: east\ndepth: 1\n', ['2:1 depth must be 2 or more']],
  [
    'name: east\ncranes: big\n',
    ['2:1 cranes must be a list or a map: put it on a line of its own with a dash: - big'],
  ],
  [
    'name: east\nships: Anna\n',
    ['2:1 ships must be a list: put it on a line of its own with a dash: - Anna'],
  ],
  ['name: east\nships:\n  -Anna\n', ['2:1 ships must be a list: put a blank behind the dash: - Anna']],
  ['name: east\nships: [{flga: de, flag: de}]\n', ['2:10 flga is no key of 0: write flag']],
  [
    'name: east\nships: [1, 2, 3]\n',
    ['2:9 each item of ships must be a text or a map: put it in quotes: "1"'],
  ],
  ['name: east\nnotes:\n  - a=b\n', ['2:1 notes must be a map, not a list: write a: "b" without the dash']],
  [
    'name: east\nnotes: host=<name\n',
    ['2:1 notes must be a map: write host: "<name", with what it stands for in place of <name'],
  ],
  ['name: east\nnotes:\n', ['2:1 notes must be a map, and nothing is written here']],
])('%j: %j', (text, expected) => {
  expect(check(text)).toEqual(expected)
})

test('an alias that is wrong is told of once', () => {
  expect(check('name: east\nx-n: &n {a: [1]}\nnotes: *n\ncranes: [a]\n')).toHaveLength(1)
})

test('of thousands of mistakes the first are told', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `k${at}: 1`).join('\n')
  expect(check(`name: east\n${keys}\n`).length).toBeLessThan(300)
})
