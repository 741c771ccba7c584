import { expect, test } from 'vitest'

import { build, lint, parse } from '../../lib/engine/index.ts'
import { demoContext, demoFile, demoMissing, demoNotes, isShown } from './demo-file.ts'

const dockerfile = parse(demoFile)
const findings = lint(dockerfile, build(dockerfile, demoContext), demoContext).filter(isShown)

test('the home page shows every flaw it was written for, and none besides', () => {
  expect(findings.map(({ rule }) => rule).toSorted()).toEqual(Object.keys(demoNotes).toSorted())
})

test('a missing line is about a rule that was found', () => {
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(Object.keys(demoMissing)))
})
