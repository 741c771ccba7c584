import { describe, expect, test } from 'vitest'
import type { Grade, Objective, ObjectiveResult } from '../engine/grade/types.ts'
import { proveLab } from './proof.ts'
import type { GradesOf } from './proof.ts'
import type { LessonLab } from './types.ts'

const objective = (id: string, near: string[] = []): Objective => ({
  id,
  text: id,
  points: 1,
  kind: 'goal',
  check: {} as Objective['check'],
  why: '',
  learn: null,
  rule: null,
  hints: [],
  near: near.map((each) => ({ id: each, when: {} as Objective['check'], say: each })),
  while: null,
})

const file = (text: string) => ({ Dockerfile: `FROM scratch\n${text}\n` })

const lab: LessonLab = {
  id: 'harbour',
  title: '',
  module: 'piers',
  lesson: 'first',
  folder: 'labs/harbour',
  minutes: 1,
  level: 'core',
  story: '',
  passMark: 80,
  hash: '',
  notes: '',
  context: {},
  starter: file('LABEL lamp=off'),
  solution: file('LABEL lamp=on flag=up'),
  starterFails: ['lamp', 'flag'],
  accept: [{ name: 'other', files: file('LABEL flag=up lamp=on') }],
  reject: [{ name: 'half', files: file('LABEL lamp=on flag=half'), fails: ['flag'], near: ['half'] }],
  objectives: [objective('lamp'), objective('flag', ['half'])],
}

/** Grades by looking for words, which is what a lab must not do. */
const byText: GradesOf = () => (files) => {
  const text = Object.values(files).join('\n')
  const results = [
    result('lamp', text.includes('lamp=on'), null),
    result('flag', text.includes('flag=up'), text.includes('half') ? 'half' : null),
  ]
  return toGrade(results)
}

function result(id: string, passed: boolean, near: string | null): ObjectiveResult {
  return {
    id,
    points: 1,
    earned: passed ? 1 : 0,
    passed,
    known: true,
    waitsOn: [],
    message: `${id} is seen`,
    near,
    file: null,
    range: null,
  }
}

function toGrade(objectives: ObjectiveResult[]): Grade {
  const score = (100 * objectives.filter(({ passed }) => passed).length) / objectives.length
  return { gradable: true, score, passed: score >= 80, objectives, problems: [] }
}

/** Grades by the words without quotes, case and layout. */
const sound: GradesOf = (each) => (files) =>
  byText(each)({ Dockerfile: files['Dockerfile']!.replaceAll('"', '') })

const codes = (changes: Partial<LessonLab>, grade: GradesOf = sound) =>
  proveLab({ ...lab, ...changes }, grade).map(({ code, file: where }) => `${code} ${where}`)

test('a sound lab is proved', () => {
  expect(proveLab(lab, sound)).toEqual([])
})

describe('what is not proved', () => {
  test.each<[string, Partial<LessonLab>, string]>([
    ['a starter that fails more', { starterFails: ['lamp'] }, 'PROOF001 labs/harbour/lab.yaml'],
    ['a starter that fails less', { starter: file('LABEL lamp=on') }, 'PROOF001 labs/harbour/lab.yaml'],
    ['a solution that fails', { solution: file('LABEL lamp=on') }, 'PROOF002 labs/harbour/solution'],
    [
      'a right answer that fails',
      { accept: [{ name: 'bad', files: file('LABEL flag=up') }] },
      'PROOF002 labs/harbour/accept/bad',
    ],
    [
      'a wrong answer that passes',
      { reject: [{ ...lab.reject[0]!, fails: ['lamp'] }] },
      'PROOF003 labs/harbour/reject/half',
    ],
    [
      'a near-miss that is silent',
      { reject: [{ ...lab.reject[0]!, files: file('LABEL lamp=on') }] },
      'PROOF004 labs/harbour/reject/half',
    ],
    [
      'a near-miss that nothing meets',
      { objectives: [lab.objectives[0]!, objective('flag', ['half', 'torn'])] },
      'PROOF006 labs/harbour/lab.yaml',
    ],
  ])('%s', (_, changes, expected) => {
    expect(codes(changes)).toContain(expected)
  })

  test('an objective that always holds', () => {
    const always: GradesOf = (each) => (files) =>
      toGrade([...sound(each)(files).objectives, result('rope', true, null)])
    expect(codes({ objectives: [...lab.objectives, objective('rope')] }, always)).toEqual([
      'PROOF005 labs/harbour/lab.yaml',
    ])
  })

  test('a check that looks at the text', () => {
    expect(codes({}, byText)).toContain('PROOF007 labs/harbour/solution')
  })
})

test.each([
  ['compose.yaml', 'services:\n  lamp: { on: up }\n', 'lamp: { on'],
  ['.gitlab-ci.yml', 'lamp:\n  script: [light up]\n', 'script: [light'],
  ['daemon.json', '{\n  "lamp": "up"\n}\n', '"lamp": "up"'],
  ['light.sh', 'lamp --flag up\n', 'lamp --flag up'],
  ['.dockerignore', 'lamp\nflag\n', 'lamp\nflag'],
])('a check that looks at the text of %s', (path, text, word) => {
  const byWord: GradesOf = () => (files) => toGrade([result('lamp', files[path]!.includes(word), null)])
  const files = { [path]: text }
  const one = { starter: files, solution: files, accept: [], reject: [], starterFails: [] }
  expect(codes({ ...one, objectives: [objective('lamp')] }, byWord)).toContain(
    'PROOF007 labs/harbour/solution',
  )
})

describe('layouts', () => {
  const layouts = (grade: GradesOf, changes: Partial<LessonLab> = {}) =>
    proveLab({ ...lab, ...changes }, grade)
      .filter(({ code }) => code === 'PROOF007')
      .map(({ file: where, message }) => `${where} ${message}`)
  /** Passes what the words without layout pass, but nothing that holds one of these. */
  const unless = (isHeld: (text: string) => boolean): GradesOf => {
    return (each) => (files) =>
      isHeld(files['Dockerfile']!) ? toGrade([result('lamp', false, null)]) : sound(each)(files)
  }

  test('of several at once the one that makes the difference is named', () => {
    const blind = unless((text) => /^from/m.test(text) && text.includes('half'))
    expect(layouts(blind)).toEqual([
      'labs/harbour/reject/half With keywords in lower case the result is 0 points with lamp failed, without 50 points with flag failed.',
    ])
  })

  test('what only several make together is told of all', () => {
    const found = layouts(unless((text) => /^from/m.test(text) && text.includes('# the tide')))
    expect(found.every((each) => each.includes(' With keywords in lower case, comments and'))).toBe(true)
    expect(found).toHaveLength(4)
  })

  test('the solution is graded in each by itself besides', () => {
    const found = layouts(unless((text) => text.startsWith('FROM') && text.includes('\r\n')))
    expect(found).toEqual([
      expect.stringMatching(/^labs.harbour.solution With Windows line ends the result is 0 points/),
    ])
  })
})

test('an answer that fails only by what the file does not tell is pointed out', () => {
  const open: GradesOf = (each) => (files) => {
    const grade = sound(each)(files)
    return {
      ...grade,
      objectives: grade.objectives.map((one) =>
        one.id === 'lamp' && !one.passed ? { ...one, known: false } : one,
      ),
    }
  }
  expect(proveLab(lab, open)).toMatchObject([
    {
      code: 'PROOF008',
      file: 'labs/harbour/starter',
      severity: 'warning',
      message: expect.stringContaining('lamp'),
    },
  ])
})
