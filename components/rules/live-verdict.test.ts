import { expect, test } from 'vitest'

import { checkRule } from '@/lib/worker/answer-rule.ts'
import { verdictOf } from './live-verdict.ts'

const NONE = 'This rule is silent.'

test.each([
  ['FROM debian:13-slim\nADD a /a\n', 'This rule reports one problem, line 2.'],
  ['FROM debian:13-slim\nADD a /a\nADD b /b\n', 'This rule reports 2 problems, lines 2 and 3.'],
  ['FROM debian:13-slim\nADD a /\nADD b /\nADD c /\n', 'This rule reports 3 problems, lines 2, 3 and 4.'],
  ['FROM debian:13-slim\nCOPY a /a\n', NONE],
  ['FROM debian:13-slim\nCOYP a /a\n', 'This rule says nothing, but the file cannot be read past line 2.'],
])('%j: %s', (text, verdict) => {
  expect(verdictOf(checkRule({ rule: 'add-instead-of-copy', text, context: null }))).toBe(verdict)
})
