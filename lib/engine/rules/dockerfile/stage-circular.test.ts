import { expect, it } from 'vitest'
import { lint, parse } from '../../index.ts'
import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './stage-circular.ts'

testRule(rule, docs, {
  valid: [
    'FROM golang:1.27 AS build\nFROM debian:13\nCOPY --from=build /a /a\n',
    'FROM debian:13 AS base\nFROM base AS web\nFROM base\nCOPY --from=web /a /a\n',
    {
      name: 'a later stage alone is another finding',
      dockerfile: 'FROM debian:13 AS a1\nCOPY --from=b1 /a /a\nFROM debian:13 AS b1\n',
    },
    { name: 'so is a stage that needs itself', dockerfile: 'FROM debian:13 AS a1\nCOPY --from=a1 /a /b\n' },
    {
      name: 'an image that is called like a later stage',
      dockerfile: 'FROM nginx:1.30\nFROM debian:13 AS nginx\n',
    },
    'FROM debian:13\nRUN --mount=type=cache,target=/c true\n',
    { name: 'the same name twice', dockerfile: 'FROM debian:13 AS a1\nFROM a1 AS a1\n' },
  ],
  invalid: [
    {
      dockerfile:
        'FROM debian:13 AS bow\nCOPY --from=stern /a /a\nFROM debian:13 AS stern\nCOPY --from=bow /b /b\n',
      reports: [{ messageId: 'loop', on: 'bow', confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'through FROM',
      dockerfile: 'FROM debian:13 AS bow\nCOPY --from=stern /a /a\nFROM bow AS stern\n',
      reports: [{ messageId: 'loop', on: 'bow' }],
    },
    {
      name: 'through a mount',
      dockerfile: 'FROM debian:13 AS bow\nRUN --mount=from=stern,target=/s true\nFROM bow AS stern\n',
      reports: [{ messageId: 'loop', on: 'bow' }],
    },
    {
      name: 'of three',
      dockerfile:
        'FROM debian:13 AS bow\nCOPY --from=stern /a /a\nFROM bow AS deck\nFROM debian:13 AS stern\nCOPY --from=deck /a /a\n',
      reports: [{ messageId: 'loop', on: 'bow' }],
    },
    {
      name: 'in stages that the target does not need',
      dockerfile:
        'FROM debian:13 AS bow\nCOPY --from=stern /a /a\nFROM bow AS stern\nFROM debian:13\nCMD ["true"]\n',
      reports: [{ messageId: 'loop', on: 'bow' }],
    },
    {
      name: 'two loops',
      dockerfile:
        'FROM debian:13 AS a1\nCOPY --from=b1 /a /a\nFROM a1 AS b1\nFROM debian:13 AS c1\nCOPY --from=d1 /a /a\nFROM c1 AS d1\n',
      reports: [
        { messageId: 'loop', on: 'a1' },
        { messageId: 'loop', on: 'c1' },
      ],
    },
  ],
})

it('names the way around, and nothing else speaks of it', () => {
  const text = 'FROM debian:13 AS bow\nCOPY --from=stern /a /a\nFROM bow AS deck\nFROM deck AS stern\n'
  const errors = lint(parse(text)).filter(({ severity }) => severity === 'error')
  expect(errors.map(({ rule: name }) => name)).toEqual(['stage-circular'])
  expect(errors[0]?.message).toMatch(/\((?:bow|deck|stern) → .* → .* → \w+\)/)
})
