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

describe('a check of the vocabulary', () => {
  const under = (check: string) =>
    problems(labYaml.replace('check: { image: { user: { root: false } } }', `check: ${check}`)).map((line) =>
      line.replace(/^\d+:/, ''),
    )

  test.each([
    [
      '{ image: { size: {} } }',
      /^\d+ DATA005 size: sets no bound, so it cannot fail; write atMost, atLeast or atMostOf\./,
    ],
    ['{ not: {} }', /^\d+ DATA005 not: an empty check cannot fail; write a condition such as image/],
    ['{ image: { size: { atMost: small } } }', /^\d+ DATA005 atMost: write a size such as 200 MB/],
    ['{ image: { size: { most: 200 MB } } }', /^\d+ LAB012 unknown check "most" \| did you mean "atMost"\?/],
    [
      '{ image: { base: { variant: slimm } } }',
      /DATA004 variant: "slimm" is not accepted; .*did you mean "slim"\?/,
    ],
    [
      '{ image: { healthcheck: { toolExist: true } } }',
      /LAB012 unknown check "toolExist" \| did you mean "toolExists"\?/,
    ],
    ['{ count: { stage: { used: true } } }', /DATA005 count: sets no bound/],
    [
      '{ count: { stages: { used: true }, atMost: 1 } }',
      /LAB012 unknown check "stages" \| did you mean "stage"\?/,
    ],
    [
      '{ every: { install: { manager: apt }, is: { recommend: false } } }',
      /LAB012 unknown check "recommend" \| did you mean "recommends"\?/,
    ],
    ['{ every: { install: { manager: apt } } }', /DATA002 "is" is missing/],
    [
      '{ step: { mounts: { type: cache, cache: pip } } }',
      /LAB012 unknown check "cache" \| did you mean "caches"\?/,
    ],
    ['{ planted: [abc] }', /DATA005 planted: a value of fewer than four characters/],
    [
      '{ cache: { change: {}, keeps: { installs: a } } }',
      /DATA005 change: changes nothing, so every step stays cached/,
    ],
  ])('%s', (check, message) => {
    expect(under(check)).toHaveLength(1)
    expect(under(check)[0]).toMatch(message)
  })

  test('a near-miss that inserts what nobody knows', () => {
    expect(problems(labYaml.replace('say: USER stands', 'say: On {{ line }} USER stands'))[0]).toMatch(
      /DATA005 say: inserts something that is not known; write \{\{line\}\}/,
    )
  })
})
