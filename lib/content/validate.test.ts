import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { labSchema } from './schema.ts'
import { validate } from './validate.ts'
import { readYaml } from './yaml.ts'
import { labYaml } from './testing/content-folder.ts'

const problems = (text: string, schema: z.ZodType = labSchema) =>
  validate(schema, readYaml('lab.yaml', text)).problems.map(
    ({ code, line, column, message, suggestion }) => `${line}:${column} ${code} ${message} | ${suggestion}`,
  )

describe('a lab', () => {
  test('that is right gives its data, with defaults', () => {
    const { value, problems: none } = validate(labSchema, readYaml('lab.yaml', labYaml))
    expect(none).toEqual([])
    expect(value?.objectives[1]).toMatchObject({ id: 'start', hints: [], near: [] })
  })

  test('with an unknown key: the nearest right one', () => {
    expect(problems(labYaml.replace('  - id: start\n', '  - id: start\n    hnits: []\n'))).toEqual([
      '22:5 DATA001 unknown key "hnits" in objectives › no. 2 | did you mean "hints"?',
    ])
  })

  test('with a missing key: what it is for', () => {
    expect(problems(labYaml.replace('level: core\n', ''))).toEqual([
      '1:1 DATA002 "level" is missing | Add level: core: everybody does it. stretch: for those who want more.',
    ])
  })

  test('with a value that is not accepted: the list, and the nearest', () => {
    expect(problems(labYaml.replace('kind: intent', 'kind: intend'))).toEqual([
      '24:11 DATA004 kind: "intend" is not accepted; write one of goal, intent | did you mean "intent"?',
    ])
  })

  test.each([
    ['points: 3', 'points: many', 'DATA003 points: expected a number, found "many".'],
    ['points: 3', 'points: 0', 'DATA005 points: give at least one point.'],
    ['minutes: 8', 'minutes: 900', 'DATA005 minutes: must be at most 180.'],
    ['hints: [Who runs it now?]', 'hints: [""]', 'DATA005 hints: write at least one character.'],
    ['id: harbour', 'id: The Harbour', 'DATA005 id: use lower-case letters'],
    ['starterFails: [user]', 'starterFails: user', 'DATA003 starterFails: expected a list'],
  ])('where %s became %s', (from, to, message) => {
    expect(problems(labYaml.replace(from, to)).join('\n')).toContain(message)
  })

  test('with several faults shows them all', () => {
    const text = labYaml
      .replace('level: core\n', '')
      .replace('points: 3', 'points: x')
      .replace('why: A', 'wyh: A')
    expect(problems(text).map((line) => line.split(' ')[1])).toEqual([
      'DATA002',
      'DATA003',
      'DATA002',
      'DATA001',
    ])
  })
})

describe('alternatives', () => {
  const check: z.ZodType = z.lazy(() =>
    z.union([
      z.strictObject({ image: z.strictObject({ root: z.boolean() }) }),
      z.strictObject({ all: z.array(check) }),
      z.strictObject({ not: check }),
    ]),
  )
  const schema = z.strictObject({ objectives: z.array(z.strictObject({ check })) })
  const under = (text: string) => problems(`objectives:\n  - check: ${text}\n`, schema)

  test('a key that none of them knows', () => {
    expect(under('{ iamge: { root: true } }')).toEqual([
      '2:14 LAB012 unknown check "iamge" | did you mean "image"?',
    ])
  })

  test('a fault inside the one that was meant', () => {
    expect(under('{ image: { rot: true } }')).toEqual([
      '2:14 DATA002 "root" is missing in objectives › no. 1 › check › image | null',
      '2:23 LAB012 unknown check "rot" | did you mean "root"?',
    ])
    expect(under('{ image: { root: maybe } }')).toEqual([
      '2:29 DATA003 root: expected true or false, found "maybe". | null',
    ])
  })

  test('a fault deep inside nested ones', () => {
    expect(under('{ all: [{ not: { iamge: 1 } }] }')).toEqual([
      '2:29 LAB012 unknown check "iamge" | did you mean "image"?',
    ])
  })

  test('of several kinds: the one that was written', () => {
    const port = z.union([
      z.number(),
      z.strictObject({ atLeast: z.number() }),
      z.strictObject({ below: z.number() }),
    ])
    const read = (text: string) => problems(text, z.strictObject({ port }))
    expect(read('port: { belwo: 3 }\n')).toEqual([
      '1:9 DATA001 unknown key "belwo" in port | did you mean "below"?',
    ])
    expect(read('port: { below: x }\n')).toEqual(['1:16 DATA003 below: expected a number, found "x". | null'])
    expect(read('port: x\n')).toEqual([
      '1:7 DATA003 port: expected a number or a block of keys, found "x". | null',
    ])
  })
})
