import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { grade } from './grade.ts'
import type { Grade, Lab, NearMiss, Objective } from './types.ts'

const STARTER = 'FROM python:3.13-slim\nWORKDIR /shop\nCOPY shop.py ./\nCMD ["python", "shop.py"]\n'

function objective(
  id: string,
  points: number,
  check: Objective['check'],
  more: Partial<Objective> = {},
): Objective {
  return {
    id,
    text: id,
    points,
    kind: 'goal',
    check,
    why: 'Because.',
    learn: null,
    rule: null,
    hints: [],
    near: [],
    while: null,
    ...more,
  }
}

const USER = objective('user', 3, { image: { user: { root: false, exists: true } } })
const PORT = objective('port', 2, { image: { exposes: 8000 } })
const START = objective(
  'start',
  0,
  { image: { process: { program: 'python' }, contains: 'shop.py' } },
  { kind: 'intent' },
)

function lab(objectives: readonly Objective[], more: Partial<Lab> = {}): Lab {
  return {
    id: 'shop',
    title: 'The shop',
    context: { 'shop.py': 'app = 1\n' },
    starter: { Dockerfile: STARTER },
    objectives,
    passMark: 80,
    ...more,
  }
}
const answer = (lines: string): Record<string, string> => ({
  Dockerfile: `FROM python:3.13-slim\nWORKDIR /shop\nCOPY shop.py ./\n${lines}\nCMD ["python", "shop.py"]\n`,
})
const earned = ({ objectives }: Grade): Record<string, number> =>
  Object.fromEntries(objectives.map((each) => [each.id, each.earned]))

describe('points', () => {
  const shop = lab([USER, PORT, START])

  test.each([
    ['', 0, { user: 0, port: 0, start: 0 }],
    ['EXPOSE 8000', 40, { user: 0, port: 2, start: 0 }],
    ['USER 10001', 60, { user: 3, port: 0, start: 0 }],
    ['EXPOSE 8000\nUSER 10001', 100, { user: 3, port: 2, start: 0 }],
  ])('%j scores %i', (lines, score, points) => {
    const result = grade(shop, answer(lines))
    expect([result.gradable, result.score, result.passed, earned(result)]).toEqual([
      true,
      score,
      score >= 80,
      points,
    ])
  })

  test('the score is rounded down, so the mark is reached by points alone', () => {
    const thirds = lab(
      [
        objective('a1', 1, { image: { exposes: 8000 } }),
        objective('b1', 2, { image: { user: { root: false } } }),
      ],
      { passMark: 67 },
    )
    expect(grade(thirds, answer('USER 7'))).toMatchObject({ score: 66, passed: false })
    expect(grade({ ...thirds, passMark: 66 }, answer('USER 7')).passed).toBe(true)
  })

  test('without points there is nothing to score', () => {
    expect(grade(lab([]), answer(''))).toMatchObject({ gradable: true, score: 0, objectives: [] })
    expect(grade(lab([START]), answer(''))).toMatchObject({ score: 0 })
  })
})

describe('intents', () => {
  const emptied = { Dockerfile: 'FROM debian:13-slim\nEXPOSE 8000\nUSER 10001\n' }

  test('while one fails, nobody earns; what passed is said to wait', () => {
    const result = grade(lab([USER, PORT, START]), emptied)
    expect([result.score, result.passed]).toEqual([0, false])
    expect(
      result.objectives.map(({ id, passed, earned: points, waitsOn }) => [id, passed, points, waitsOn]),
    ).toEqual([
      ['user', true, 0, ['start']],
      ['port', true, 0, ['start']],
      ['start', false, 0, []],
    ])
  })

  test('`while` names the ones that matter, an empty list none', () => {
    const free = { ...PORT, while: [] }
    const other = objective('other', 0, { builds: true }, { kind: 'intent' })
    const bound = { ...USER, while: ['other'] }
    expect(earned(grade(lab([bound, free, START, other]), emptied))).toMatchObject({ user: 3, port: 2 })
    expect(earned(grade(lab([{ ...bound, while: ['start'] }, free, START, other]), emptied))).toMatchObject({
      user: 0,
      port: 2,
    })
  })

  test('an intent with points does not wait on itself', () => {
    const built = objective('built', 1, { builds: true }, { kind: 'intent' })
    expect(earned(grade(lab([built, PORT]), answer('EXPOSE 8000')))).toEqual({ built: 1, port: 2 })
  })
})

describe('files', () => {
  test('what the answer lacks comes from the starter', () => {
    const result = grade(lab([PORT, START], { starter: { Dockerfile: STARTER, 'menu.txt': 'rye\n' } }), {})
    expect([result.gradable, earned(result), result.objectives[1]!.passed]).toEqual([
      true,
      { port: 0, start: 0 },
      true,
    ])
  })

  test('the answer replaces the starter, and files of the context are there', () => {
    const reads = objective('reads', 1, { image: { contains: ['shop.py', 'menu.txt'] } })
    const shop = lab([reads], { starter: { Dockerfile: STARTER, 'menu.txt': 'rye\n' } })
    expect(grade(shop, { Dockerfile: 'FROM debian:13\nCOPY shop.py menu.txt /d/\n' }).score).toBe(100)
  })

  test('the Dockerfile is found among several files', () => {
    const shop = lab([PORT], { starter: { 'menu.txt': 'rye\n', 'build/Dockerfile': STARTER } })
    expect(grade(shop, { 'build/Dockerfile': 'FROM debian:13\nEXPOSE 8000\n' }).score).toBe(100)
    const plain = lab([PORT], { starter: { Containerfile: STARTER } })
    expect(grade(plain, { Containerfile: 'FROM debian:13\nEXPOSE 8000\n' }).score).toBe(100)
  })

  test('place and file of a result', () => {
    const result = grade(lab([USER]), answer('USER root'))
    const { Dockerfile } = answer('USER root')
    expect(result.objectives[0]!.file).toBe('Dockerfile')
    expect(slice(Dockerfile!, result.objectives[0]!.range!)).toBe('USER root')
  })
})

describe('a file that cannot be read', () => {
  test.each([
    ['a misspelt keyword', 'FROM python:3.13-slim\nCPOY shop.py ./\n', 2],
    ['no FROM', 'WORKDIR /shop\n', 1],
    ['an open heredoc', 'FROM python:3.13-slim\nRUN <<EOF\ntrue\n', 2],
    ['a flag nobody knows', 'FROM python:3.13-slim\nCOPY --own=ada shop.py ./\n', 2],
    ['an empty file', '', 1],
    ['only a comment', '# later\n', 1],
    ['a stage that copies from itself', 'FROM python:3.13-slim AS a1\nCOPY --from=a1 /x /y\n', 2],
  ])('%s is not graded', (_, text, line) => {
    const result = grade(lab([USER, PORT, START]), { Dockerfile: text })
    expect([result.gradable, result.score, result.passed]).toEqual([false, 0, false])
    expect(result.problems[0]).toMatchObject({
      severity: 'error',
      file: 'Dockerfile',
      range: { start: { line: expect.any(Number) } },
    })
    for (const each of result.objectives) {
      expect([each.passed, each.earned, each.near, each.file]).toEqual([false, 0, null, 'Dockerfile'])
      expect(each.message).toMatch(/^Cannot grade yet, line \d+: \S/)
    }
    expect(result.problems[0]!.range.start.line).toBeGreaterThanOrEqual(line === 1 ? 1 : 2)
  })

  test('a build that stops is graded all the same', () => {
    const built = objective('built', 1, { builds: true })
    const result = grade(lab([built, PORT]), {
      Dockerfile: 'FROM debian:13\nCOPY rolls.txt /r\nEXPOSE 8000\n',
    })
    expect([result.gradable, earned(result), result.problems.map(({ code }) => code)]).toEqual([
      true,
      { built: 0, port: 2 },
      ['copy-source-missing'],
    ])
  })

  test('what is only read, in a folder of its own, is not built here', () => {
    const context = { 'shop/Dockerfile': 'FROM debian:13\nCOPY rolls.txt /r\n', 'shop/rolls.txt': '' }
    const result = grade(lab([PORT], { context, starter: { 'notes.txt': '' } }), { 'notes.txt': 'x' })
    expect(result.problems).toEqual([])
  })
})

describe('near-misses', () => {
  const near: readonly NearMiss[] = [
    {
      id: 'thrown-away',
      when: { stage: { other: { user: { root: false } } } },
      say: 'USER on line {{line}} is in stage {{stage}}.',
    },
    {
      id: 'root-written',
      when: { instruction: { keyword: 'USER', root: true } },
      say: 'Line {{line}} says {{seen}}; {{ other }} stays.',
    },
    { id: 'none', when: { not: { instruction: { keyword: 'USER', in: 'any' } } }, say: 'There is no USER.' },
  ]
  const shop = lab([{ ...USER, near }])
  const said = (lines: string) => grade(shop, { Dockerfile: lines }).objectives[0]!

  test.each([
    [
      'the first that holds speaks',
      'FROM debian:13 AS mill\nUSER 7\nFROM debian:13\nUSER root\nCOPY --from=mill /etc/os-release /\n',
      'thrown-away',
      'USER on line 2 is in stage mill.',
    ],
    ['the second', 'FROM debian:13\nUSER root\n', 'root-written', 'Line 2 says root; {{ other }} stays.'],
    ['the last', 'FROM debian:13\n', 'none', 'There is no USER.'],
  ])('%s', (_, text, id, message) => {
    expect(said(text)).toMatchObject({ near: id, message })
  })

  test('what fits none gets the general message', () => {
    const result = said('FROM debian:13\nUSER ada\n')
    expect(result.near).toBeNull()
    expect(result.message).toContain('ada')
  })

  test('a passed objective has none', () => {
    expect(said('FROM debian:13 AS mill\nUSER 7\nFROM mill\n')).toMatchObject({ passed: true, near: null })
  })

  test('its place is the one that is shown', () => {
    const text = 'FROM debian:13 AS mill\nUSER 7\nFROM debian:13\nCOPY --from=mill /etc/os-release /\n'
    expect(slice(text, said(text).range!)).toBe('USER 7')
  })
})

test('the same answer gets the same marks', () => {
  const shop = lab([USER, PORT, START])
  expect(grade(shop, answer('EXPOSE 8000'))).toEqual(grade(shop, answer('EXPOSE 8000')))
})

describe('what the file does not tell', () => {
  const small = objective('small', 2, { image: { size: { atMost: '200 MB' } } })
  const unknown = { Dockerfile: 'FROM quay.example/ovens/rye:2\n' }

  test('passes nothing, earns nothing and is said', () => {
    const result = grade(lab([small]), unknown)
    expect(result.score).toBe(0)
    expect(result.objectives[0]).toMatchObject({ passed: false, known: false, earned: 0 })
    expect(result.objectives[0]!.message).toContain(
      'quay.example/ovens/rye:2 cannot be weighed from the file',
    )
  })

  test('does not pass as the opposite either', () => {
    const big = objective('big', 1, { not: { image: { size: { atMost: '200 MB' } } } })
    expect(grade(lab([big]), unknown).objectives[0]).toMatchObject({ passed: false, known: false })
  })

  test('a certain failure beside it speaks', () => {
    const both = objective('both', 1, { image: { size: { atMost: '200 MB' }, exposes: 8000 } })
    const result = grade(lab([both]), unknown).objectives[0]!
    expect([result.known, result.message]).toEqual([true, expect.stringContaining('EXPOSE')])
  })

  test('what is certain is known', () => {
    expect(grade(lab([USER]), answer('USER 7')).objectives[0]).toMatchObject({ passed: true, known: true })
    expect(grade(lab([USER]), answer('USER root')).objectives[0]).toMatchObject({
      passed: false,
      known: true,
    })
  })
})

describe('what a near-miss inserts', () => {
  const layers = (say: string) =>
    objective(
      'layers',
      1,
      { image: { layers: { atMost: 2 } } },
      { near: [{ id: 'many', when: { not: { image: { layers: { atMost: 2 } } } }, say }] },
    )
  const said = (say: string) => grade(lab([layers(say)]), answer('RUN true\nRUN true')).objectives[0]!.message

  test.each([
    [
      '{{subject}} layers are {{over}} too many; look at line {{line}}.',
      '4 layers are 2 too many; look at line 5.',
    ],
    ['{{seen}} is the older name.', '4 is the older name.'],
  ])('%s', (say, message) => expect(said(say)).toBe(message))

  test('the estimate and what is too much', () => {
    const heavy = objective(
      'heavy',
      1,
      { image: { size: { atMost: '1 MB' } } },
      {
        near: [{ id: 'over', when: { image: { size: { atLeast: '1 MB' } } }, say: 'About {{subject}}.' }],
      },
    )
    expect(grade(lab([heavy]), answer('')).objectives[0]!.message).toMatch(/^About \d+\u00A0MB\.$/)
  })
})

test('a Dockerfile that does not parse is marked where the lab says so', () => {
  const files = answer('USER 10001\n...')
  expect(grade(lab([USER, PORT, START]), files)).toMatchObject({ gradable: false, score: 0 })
  const marked = grade(lab([USER, PORT, START], { gradesBroken: true }), files)
  expect(marked).toMatchObject({ gradable: true, score: 60 })
  expect(marked.problems.map(({ code }) => code)).toEqual(['unknown-instruction'])
})
