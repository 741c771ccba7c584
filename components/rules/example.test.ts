import { expect, test } from 'vitest'

import { entryOf } from '@/lib/engine/rules/catalogue.ts'
import { exampleOf } from './example.ts'

test.each([
  ['user-missing', null],
  ['apt-lists-not-removed', 'Remove the lists at the end of this RUN'],
])('%s is reported, with the fix %j', (rule, fix) => {
  const example = exampleOf(entryOf(rule)!)
  expect(example.findings.map((finding) => finding.rule)).toEqual([rule])
  expect(example.fix).toBe(fix)
})
