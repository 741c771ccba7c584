import { describe, expect, test } from 'vitest'
import { goodCourse, harbour } from '../../lib/content/testing/content-folder.ts'
import { lines, runIn } from '../testing/run-in.ts'

const outline = {
  version: 1,
  title: 'Harbour school',
  passMark: 80,
  modules: [
    {
      id: 'piers',
      number: 2,
      title: 'Piers',
      lessons: [
        {
          id: 'first-pier',
          number: '2.3',
          title: 'The first pier',
          minutes: 5,
          path: 'learn/piers/first-pier',
          labs: [
            {
              id: 'harbour',
              title: 'The harbour that never closed',
              minutes: 8,
              level: 'core',
              points: 4,
              objectives: ['user', 'start'],
            },
          ],
        },
      ],
    },
  ],
}

describe('content list', () => {
  test('as JSON', async () => {
    const { status, out } = await runIn(goodCourse, ['content', 'list', '--format', 'json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject(outline)
  })

  test('as text', async () => {
    const { out } = await runIn(goodCourse, ['content', 'list'])
    expect(out).toBe(
      'Harbour school\n\n2 Piers  piers\n  2.3 The first pier  first-pier\n      lab harbour  The harbour that never closed\n',
    )
  })
})

/** The reject that proves that the intent can fail, which `goodCourse` leaves out. */
const proved: Readonly<Record<string, string>> = {
  ...goodCourse,
  [`${harbour}/reject/closed/Dockerfile`]: 'FROM python:3.14-slim\nCMD ["sleep", "1"]\n',
  [`${harbour}/reject/closed/expect.yaml`]: 'fails: [user, start]\n',
}

describe('content check', () => {
  test('is quiet when everything is right', async () => {
    expect(await runIn(proved, ['content', 'check'])).toEqual({
      status: 0,
      out: 'No problems; 1 lab proved.\n',
      err: '',
    })
    expect(await runIn(proved, ['content', 'check', '--format', 'json'])).toEqual({
      status: 0,
      out: '',
      err: '',
    })
  })

  test('shows every problem with its line, and ends with 1', async () => {
    const files = {
      ...proved,
      [`${harbour}/lab.yaml`]: proved[`${harbour}/lab.yaml`]!.replace('learn: "#users"', 'learn: "#user"'),
      'content/piers/first-pier/lesson.mdx': proved['content/piers/first-pier/lesson.mdx']!.replace(
        'id="pier"',
        'id="peer"',
      ),
    }
    const { status, out } = await runIn(files, ['content', 'check'])
    expect(status).toBe(1)
    expect(out).toContain(
      `${harbour}/lab.yaml:14:12  error LAB007  There is no heading "#user".\n      learn: "#user"\n`,
    )
    expect(out).toContain(
      'content/piers/first-pier/lesson.mdx:9:3  error LESSON006  The glossary has no term "peer".',
    )
    expect(out).toMatch(/2 problems\.\n$/)
  })

  test('runs the proof', async () => {
    const { status, out } = await runIn(goodCourse, ['content', 'check', '--format', 'json'])
    expect(status).toBe(1)
    expect(lines(out)).toEqual([
      {
        version: 1,
        code: 'PROOF005',
        file: `${harbour}/lab.yaml`,
        line: 1,
        column: 1,
        severity: 'error',
        message: 'Neither the starter nor a reject fails start.',
        suggestion: 'Add an answer to reject/ that does.',
      },
    ])
  })

  test('PATH shows what lies in it only', async () => {
    const files = { ...goodCourse, 'content/stray/x': '' }
    const codes = async (path: string) =>
      lines((await runIn(files, ['content', 'check', path, '--format', 'json'])).out).map(({ code }) => code)
    expect(await codes('content')).toEqual(['PROOF005', 'COURSE002'])
    expect(await codes('content/piers')).toEqual(['PROOF005'])
    expect(await codes('content/stray')).toEqual(['COURSE002'])
  })

  test('a folder without a course, and none at all', async () => {
    expect((await runIn({ 'a/b': '' }, ['content', 'check', 'a'])).out).toContain(
      'a/course.yaml:1:1  error FILE001  course.yaml is missing.',
    )
    expect(await runIn({}, ['content', 'check', 'a'])).toEqual({
      status: 2,
      out: '',
      err: 'drydock: a does not exist.\n',
    })
  })
})
