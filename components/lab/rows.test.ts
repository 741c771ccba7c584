import { describe, expect, it } from 'vitest'
import type { Grade, Lab } from '@/lib/engine/index.ts'
import type { ObjectiveState } from '@/lib/store/progress-data.ts'
import { hintRows } from './hint-rows.ts'
import {
  announcement,
  blockedBy,
  blockedText,
  firstUnmet,
  metCount,
  objectiveRows,
} from './objective-rows.ts'
import { countIn, heldBackRows, problemRows } from './problem-rows.ts'

const objective = (id: string, text: string, kind: 'goal' | 'intent') => ({
  id,
  text,
  kind,
  points: 2,
  check: {} as never,
  why: 'Because.',
  learn: null,
  rule: null,
  hints: [],
  near: [],
  while: null,
})
const LAB: Lab = {
  id: 'nonroot',
  title: 'The user that was never used',
  context: {},
  starter: { Dockerfile: '' },
  objectives: [
    objective('user', 'Run as a user', 'goal'),
    objective('start', '`CMD` starts the app', 'intent'),
  ],
  passMark: 80,
}
const got = (id: string, passed: boolean, more: Partial<ObjectiveState> = {}): ObjectiveState => ({
  id,
  passed,
  earned: passed ? 2 : 0,
  points: 2,
  message: passed ? 'Well done.' : 'No USER was seen.',
  file: 'Dockerfile',
  line: passed ? null : 7,
  waitsOn: [],
  ...more,
})
const states = (...results: ObjectiveState[]) =>
  objectiveRows(LAB, { score: 0, objectives: results }, ['user']).map(({ state }) => state)

describe('objectives', () => {
  it('are not checked before the first check', () => {
    expect(objectiveRows(LAB, null, []).map(({ state, earned }) => [state, earned])).toEqual([
      ['unchecked', 0],
      ['unchecked', 0],
    ])
  })

  it('are met, unmet, or regressed when they were met before', () => {
    expect(states(got('user', true), got('start', false))).toEqual(['met', 'unmet'])
    expect(states(got('user', false), got('start', true))).toEqual(['regressed', 'met'])
  })

  it('say what they wait on', () => {
    const rows = objectiveRows(
      LAB,
      { score: 0, objectives: [got('user', true, { earned: 0, waitsOn: ['start'] }), got('start', false)] },
      [],
    )
    expect(rows[0]).toMatchObject({
      state: 'waiting',
      message: expect.stringContaining('"`CMD` starts the app"'),
    })
    expect(metCount(rows)).toBe(1)
  })

  it('lead to the first that is not met', () => {
    const rows = objectiveRows(LAB, { score: 0, objectives: [got('user', true), got('start', false)] }, [])
    expect(firstUnmet(rows)?.id).toBe('start')
    expect(firstUnmet(objectiveRows(LAB, null, []))).toBeNull()
  })

  it('are announced in one sentence each for attempt, count and next step', () => {
    const rows = objectiveRows(LAB, { score: 50, objectives: [got('user', false), got('start', true)] }, [])
    expect(announcement({ attempt: 3, score: 50, passed: false, rows })).toBe(
      'Attempt 3. 1 of 2 objectives met, 50 points. Next: run as a user, line 7.',
    )
    const all = objectiveRows(LAB, { score: 100, objectives: [got('user', true), got('start', true)] }, [])
    expect(announcement({ attempt: 4, score: 100, passed: true, rows: all })).toBe(
      'Attempt 4. Lab passed. 2 of 2 objectives met, 100 points.',
    )
  })
})

describe('a file that cannot be graded', () => {
  const problem = (line: number, severity: 'error' | 'warning') => ({
    code: 'unknown-instruction',
    message: `Docker does not know FORM (${severity}).`,
    severity,
    file: 'Dockerfile',
    range: { start: { line, column: 1, offset: 0 }, end: { line, column: 5, offset: 4 } },
  })
  const grade = (problems: Grade['problems']): Grade => ({
    gradable: false,
    score: 0,
    passed: false,
    objectives: [],
    problems,
  })

  it('says where and what, and that nothing was counted', () => {
    const blocked = blockedBy(grade([problem(1, 'warning'), problem(3, 'error')]))
    expect(blocked).toEqual([
      { file: 'Dockerfile', line: 3, column: 1, message: 'Docker does not know FORM (error).' },
    ])
    expect(blockedText(blocked)).toBe(
      'Cannot grade yet, line 3: Docker does not know FORM (error). ' +
        'The score is unchanged and the attempt is not counted.',
    )
    expect(blockedText(blockedBy(grade([])))).toContain('Cannot grade yet')
  })
})

describe('problems', () => {
  const finding = (severity: 'error' | 'warning' | 'info', line: number) => ({
    rule: 'user-missing',
    severity,
    confidence: 'certain' as const,
    messageId: 'm',
    message: `${severity} ${line}`,
    range: { start: { line, column: 1, offset: 0 }, end: { line, column: 2, offset: 1 } },
    fix: null,
  })

  it('come errors first, then from top to bottom, and are counted per file', () => {
    const report = {
      files: {
        Dockerfile: [finding('info', 1), finding('warning', 9), finding('warning', 2)],
        'b.Dockerfile': [finding('error', 5)],
      },
      ignored: {},
      rules: { 'user-missing': { title: 'T', why: 'W', category: 'security' as const } },
      secrets: 0,
    }
    const rows = problemRows(report)
    expect(rows.map(({ message }) => message)).toEqual(['error 5', 'warning 2', 'warning 9', 'info 1'])
    expect(countIn(rows, 'Dockerfile')).toBe(2)
    expect(rows[0]?.rule).toBe('user-missing')
    expect(problemRows({ ...report, rules: {} })[0]?.rule).toBeNull()
  })
})

describe('what comments hold back', () => {
  const range = { start: { line: 3, column: 1, offset: 0 }, end: { line: 3, column: 9, offset: 8 } }
  const finding = {
    rule: 'user-missing',
    severity: 'warning' as const,
    confidence: 'certain' as const,
    messageId: 'm',
    message: 'No USER is set.',
    range: { start: { line: 4, column: 1, offset: 9 }, end: { line: 4, column: 5, offset: 13 } },
    fix: null,
  }

  it('is told with the line of the comment, and is no problem', () => {
    const report = {
      files: { Dockerfile: [] },
      ignored: { Dockerfile: [{ finding, by: 'drydock' as const, range, reason: 'runs rootless' }] },
      rules: {},
      secrets: 0,
    }
    expect(problemRows(report)).toEqual([])
    expect(heldBackRows(report)).toMatchObject([
      { file: 'Dockerfile', line: 4, by: 3, reason: 'runs rootless', message: 'No USER is set.' },
    ])
  })
})

describe('hints', () => {
  it('open one after the other', () => {
    const view = (shown: number) =>
      hintRows(['question', 'concept', 'shape'], shown).map(({ state }) => state)
    expect(view(0)).toEqual(['next', 'locked', 'locked'])
    expect(view(2)).toEqual(['open', 'open', 'next'])
    expect(view(9)).toEqual(['open', 'open', 'open'])
  })
})
