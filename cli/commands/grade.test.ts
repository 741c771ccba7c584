import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadCourse } from '../../lib/content/load.ts'
import { goodCourse, withFolder } from '../../lib/content/testing/content-folder.ts'
import { version } from '../../lib/engine/index.ts'
import { lines, runAt, runIn } from '../testing/run-in.ts'

type Output = {
  student: string
  lab: string
  score: number
  passed: boolean
  content?: string
  objectives: { id: string; earned: number; points: number; passed: boolean; message: string }[]
  problems?: { file: string; message: string; range: { start: { line: number } } | null }[]
}

const right = 'FROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n'
const wrong = 'FROM python:3.14-slim\nCMD ["office"]\n'
const school = { ...goodCourse, 'ada/Dockerfile': right, 'bob/Dockerfile': wrong }
const json = (...argv: string[]) => ['grade', ...argv, '--format', 'json']

test('a right answer scores 100 and ends with 0', async () => {
  const { status, out, err } = await runIn(school, json('harbour', 'ada'))
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [result] = lines(out)
  expect(Object.keys(result!)).toEqual([
    'version',
    'student',
    'lab',
    'score',
    'passed',
    'objectives',
    'content',
    'engine',
  ])
  expect(result).toMatchObject({
    version: 1,
    student: 'ada',
    lab: 'harbour',
    score: 100,
    passed: true,
    engine: version,
  })
  expect(result!['content']).toMatch(/^[0-9a-f]{64}$/)
  expect(Object.keys((result!['objectives'] as object[])[0]!)).toEqual([
    'id',
    'points',
    'earned',
    'passed',
    'message',
    'file',
    'range',
  ])
})

test('a wrong answer names what is missing and ends with 1', async () => {
  const { status, out } = await runIn(school, json('harbour', 'bob'))
  expect(status).toBe(1)
  const [{ objectives, ...rest }] = lines<Output>(out) as [Output]
  expect(rest).toMatchObject({ score: 25, passed: false })
  expect(objectives.map(({ id, earned }) => `${id} ${earned}`)).toEqual(['user 0', 'start 1'])
})

test('what a folder lacks comes from the starter, and it is said when that is everything', async () => {
  const { status, out, err } = await runIn({ ...school, 'cyd/notes.txt': '' }, json('harbour', 'cyd'))
  expect(status).toBe(1)
  expect(lines(out)).toHaveLength(1)
  expect(err).toMatch(/cyd holds none of Dockerfile; the starter is graded in its place\.\n$/)
})

test('ROOT/student/lab names its student by the folder above', async () => {
  const { out } = await runIn(
    { ...goodCourse, 'class/ada/harbour/Dockerfile': right },
    json('harbour', 'class/ada/harbour'),
  )
  expect(lines<Output>(out)[0]?.student).toBe('ada')
})

const room = {
  ...goodCourse,
  'class/bob/harbour/Dockerfile': wrong,
  'class/ada/harbour/Dockerfile': right,
  'class/readme.md': '',
  'class/ada/.git/HEAD': '',
  'class/eve/harbour/Dockerfile': 'FROM python:3.14-slim\nUSER\nAHOY\n',
}

describe('--all', () => {
  test('marks every attempt, by student', async () => {
    const { status, out, err } = await runIn(room, json('--all', 'class'))
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(lines<Output>(out).map(({ student, score }) => `${student} ${score}`)).toEqual([
      'ada 100',
      'bob 25',
      'eve 0',
    ])
  })

  test('shards put together are the whole', async () => {
    const whole = await runIn(room, json('--all', 'class'))
    const parts = [1, 2, 3].map((k) => runIn(room, json('--all', 'class', '--shard', `${k}/3`)))
    expect((await Promise.all(parts)).map(({ out }) => out).join('')).toBe(whole.out)
  })

  test('a folder that is no lab is named, and the rest is marked', async () => {
    const { status, out, err } = await runIn(
      { ...room, 'class/bob/harbor/Dockerfile': right },
      json('--all', 'class'),
    )
    expect(status).toBe(2)
    expect(err).toBe(
      'drydock: class/bob/harbor is not marked: there is no lab "harbor", but there is "harbour".\n',
    )
    expect(lines(out)).toHaveLength(3)
  })

  test('twice the same class gives the same bytes', async () => {
    expect(await runIn(room, json('--all', 'class'))).toEqual(await runIn(room, json('--all', 'class')))
  })
})

describe('an attempt that cannot be read scores 0 and names its problems', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['an unknown instruction', 'FROM python:3.14-slim\nAHOY\n', /AHOY/i],
    ['an empty file', '', /./],
    ['a binary file', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0x00, 0xff, 0xfe]), /UTF-8/],
  ])('%s', async (_, text, message) => {
    const { status, out } = await runIn({ ...goodCourse, 'ada/Dockerfile': text }, json('harbour', 'ada'))
    expect(status).toBe(1)
    const [result] = lines<Output>(out) as [Output]
    expect(result).toMatchObject({ score: 0, passed: false })
    expect(result.problems?.map((each) => each.message).join(' ')).toMatch(message)
    expect(result.objectives.map(({ id, earned, points }) => ({ id, earned, points }))).toEqual([
      { id: 'user', earned: 0, points: 3 },
      { id: 'start', earned: 0, points: 1 },
    ])
    expect(result.objectives[0]?.message).toMatch(/^Cannot grade yet: Dockerfile/)
  })

  test('a folder in place of the file', async () => {
    await withFolder(goodCourse, async (cwd) => {
      await mkdir(join(cwd, 'ada/Dockerfile'), { recursive: true })
      const { status, out } = await runAt(cwd, json('harbour', 'ada'))
      expect(status).toBe(1)
      expect(lines<Output>(out)[0]?.problems).toEqual([
        {
          file: 'Dockerfile',
          message: 'Dockerfile is a folder, not a file.',
          severity: 'error',
          range: null,
        },
      ])
    })
  })
})

describe('other formats', () => {
  test('csv has a header and a row per attempt, safe for spreadsheets', async () => {
    const files = { ...room, 'class/=sum(a1), "x"/harbour/Dockerfile': right }
    const { out } = await runIn(files, ['grade', '--all', 'class', '--format', 'csv'])
    const rows = out.trimEnd().split('\n')
    expect(rows[0]).toBe('student,lab,score,passed,failed,content,engine')
    expect(rows[1]).toMatch(/^"'=sum\(a1\), ""x""",harbour,100,true,,[0-9a-f]{64},/)
    expect(rows[3]).toMatch(/^bob,harbour,25,false,user,/)
  })

  test('junit has a suite per attempt and a case per objective', async () => {
    const files = { ...room, 'class/<&>/harbour/Dockerfile': wrong }
    const { out } = await runIn(files, ['grade', '--all', 'class', '--format', 'junit'])
    expect(out).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="drydock" tests="8" failures="4">/,
    )
    expect(out).toContain('<testsuite name="ada/harbour" tests="2" failures="0">')
    expect(out).toContain('<testsuite name="&lt;&amp;&gt;/harbour" tests="2" failures="1">')
    expect(out.match(/<failure message="[^"<]+"\/>/g)).toHaveLength(4)
  })

  test('text for people', async () => {
    const { out } = await runIn(school, ['grade', 'harbour', 'bob'])
    expect(out).toMatch(
      /^bob · harbour {2}25 of 100, not passed\n {2}unmet {2}0\/3 {2}user {2}.+\n {2}met {4}1\/1 {2}start {2}.+\n\n$/,
    )
  })
})

describe('wrong usage', () => {
  test.each<[string[], string]>([
    [['grade', 'harbor', 'ada'], 'grade does not know "harbor"; did you mean harbour?'],
    [['grade', 'harbour', 'nowhere'], 'nowhere is not a folder.'],
    [['grade', 'harbour', 'ada/Dockerfile'], 'ada/Dockerfile is not a folder.'],
    [['grade', 'harbour'], 'Name a lab and the folder of one answer, or --all and the folder of a class.'],
    [['grade', '--all', 'nowhere'], '--all nowhere is not a folder.'],
    [['grade', '--all', 'ada', 'harbour'], '--all takes the folder of a class and nothing else.'],
    [
      ['grade', 'harbour', 'ada', '--content', 'ada'],
      'ada holds no course; "drydock content check" tells what is missing.',
    ],
  ])('%j', async (argv, sentence) => {
    expect(await runIn(school, argv)).toEqual({ status: 2, out: '', err: `drydock: ${sentence}\n` })
  })
})

/** The course that ships: what an instructor sees first. */
describe('the labs of the course', async () => {
  const { course } = await loadCourse()
  const labs = course.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.labs))
  const content = `${process.cwd()}/content`

  const asked = labs.map(({ id }) => id).toSorted()

  /** One answer of each lab, marked as a class marks them: the course is read once. */
  async function marked(kind: 'starter' | 'solution') {
    const files = labs.map((lab) => prefixed(`class/ada/${lab.id}`, lab[kind]))
    const { out } = await runIn(Object.assign({}, ...files), json('--all', 'class'), { content })
    return lines<Output>(out)
  }

  test('the starter of each fails what it says', async () => {
    const failed = (await marked('starter')).map(({ lab, objectives }) => {
      const ids = objectives.filter(({ passed }) => !passed).map(({ id }) => id)
      return [lab, ids.toSorted()]
    })
    expect(Object.fromEntries(failed)).toEqual(
      Object.fromEntries(labs.map(({ id, starterFails }) => [id, [...starterFails].toSorted()])),
    )
  }, 60_000)

  test('the solution of each scores 100', async () => {
    const rows = await marked('solution')
    expect(rows.map(({ lab }) => lab).toSorted()).toEqual(asked)
    for (const { lab, score, passed, content: hash } of rows)
      expect({ lab, score, passed, hash }).toEqual({
        lab,
        score: 100,
        passed: true,
        hash: labs.find(({ id }) => id === lab)?.hash,
      })
  }, 60_000)
})

function prefixed(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}
