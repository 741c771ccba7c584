import { describe, expect, it } from 'vitest'
import type { Category, Confidence, Severity } from '../engine/index.ts'
import { GROUPS, groupOf, groupScores, lowestScore, scoreOf } from './score.ts'

const found = (rule: string, severity: Severity, confidence: Confidence = 'certain') => ({
  rule,
  severity,
  confidence,
})
const CATEGORIES: Readonly<Record<string, Category>> = { leak: 'secrets', fat: 'size', slow: 'layers-cache' }
const categoryOf = (rule: string) => CATEGORIES[rule]

describe('a score', () => {
  it.each([
    [100, false, []],
    [80, false, [found('leak', 'error')]],
    [93, false, [found('fat', 'warning')]],
    [98, false, [found('fat', 'info')]],
    [74, false, [found('leak', 'error'), found('fat', 'warning')]],
    [100, false, [found('leak', 'error', 'likely'), found('fat', 'warning', 'possible')]],
    [0, true, []],
  ] as const)('of %i', (score, broken, findings) => expect(scoreOf(broken, findings)).toBe(score))

  it('of several files is the lowest, and that of none is whole', () => {
    const good = { broken: false, findings: [] }
    const poor = { broken: false, findings: [found('leak', 'error')] }
    expect(lowestScore([good, poor])).toBe(80)
    expect(lowestScore([])).toBe(100)
  })
})

describe('scores of groups', () => {
  it('count each finding in one group', () => {
    const findings = [
      found('leak', 'error'),
      found('fat', 'warning'),
      found('slow', 'info'),
      found('odd', 'error'),
    ]
    expect(groupScores([{ broken: true, findings }], categoryOf)).toEqual({
      syntax: 0,
      secrets: 80,
      security: 100,
      size: 91,
      reliability: 100,
      image: 100,
      maintainability: 100,
    })
  })

  it('have the lowest of each of several files', () => {
    const one = { broken: false, findings: [found('leak', 'error')] }
    const two = { broken: false, findings: [found('fat', 'warning')] }
    expect(groupScores([one, two], categoryOf)).toMatchObject({ syntax: 100, secrets: 80, size: 93 })
  })

  it('know every category once', () => {
    const all = GROUPS.flatMap(({ categories }) => categories as readonly Category[])
    expect(new Set(all).size).toBe(all.length)
    expect(groupOf(undefined)).toBe('syntax')
    expect(all.map((each) => groupOf(each)).every(Boolean)).toBe(true)
  })
})
