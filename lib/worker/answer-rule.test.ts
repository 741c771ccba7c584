import { expect, it } from 'vitest'

import { rules } from '@/lib/engine/index.ts'
import { ruleDocs } from '@/lib/engine/rules/dockerfile/docs.ts'
import { checkRule } from './answer-rule.ts'

it.each(rules.map(({ meta }) => meta.name))(
  '%s speaks about its bad example and not about its good one',
  (rule) => {
    const { bad, good, context = null } = ruleDocs[rule]!
    const inBad = checkRule({ rule, text: bad, context })
    expect(inBad.findings.length).toBeGreaterThan(0)
    expect(inBad.findings.every((finding) => finding.rule === rule)).toBe(true)
    expect(checkRule({ rule, text: good, context })).toEqual({ findings: [], unreadable: null })
  },
)

it('says where reading stops, so that silence is not taken for consent', () => {
  const { findings, unreadable } = checkRule({
    rule: 'user-missing',
    text: 'FROM scratch\nFORM python\n',
    context: null,
  })
  expect(findings.length).toBeLessThan(2)
  expect(unreadable?.line).toBe(2)
})

it('assumes nothing about a context that is not given', () => {
  const { bad, context = null } = ruleDocs['copy-ignored-file']!
  const found = (known: typeof context) =>
    checkRule({ rule: 'copy-ignored-file', text: bad, context: known }).findings.length
  expect([found(context), found(null)]).toEqual([1, 0])
})
