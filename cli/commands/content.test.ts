import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { goodCourse, harbour, withFolder } from '../../lib/content/testing/content-folder.ts'
import { run } from '../run.ts'
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

  test('PATH has the labs proved that it concerns, and no others', async () => {
    const files = { ...proved, 'content/piers/first-pier/labs/office/lab.yaml': 'id: office\n' }
    const said = async (path: string) => (await runIn(files, ['content', 'check', path])).out
    expect(await said(harbour)).toBe('No problems; 1 lab proved.\n')
    expect(await said(`${harbour}/lab.yaml`)).toBe('No problems; 1 lab proved.\n')
    expect(await said('content/course.yaml')).toBe('No problems; 0 labs proved.\n')
  })

  test('--fix names a new lesson in course.yaml', async () => {
    const lesson = '---\ntitle: Cranes\nsummary: How they lift.\nminutes: 3\n---\n\nThey lift.\n'
    const files = { ...proved, 'content/piers/cranes/lesson.mdx': lesson }
    const dry = await runIn(files, ['content', 'check', '--fix', '--dry-run', 'content/piers/cranes'])
    expect(dry.out).toContain(' - { slug: first-pier, number: 3 }\n+      - cranes\n')
    expect(await runIn(files, ['content', 'check', '--fix'])).toEqual({
      status: 0,
      out: 'No problems; 1 lab proved.\n',
      err: 'content/course.yaml:11  - cranes added\n',
    })
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

  const broken = {
    ...proved,
    [`${harbour}/lab.yaml`]: proved[`${harbour}/lab.yaml`]!.replace('learn: "#users"', 'learn: "#user"'),
  }

  test('as workflow commands of GitHub', async () => {
    const { status, out } = await runIn(broken, ['content', 'check', '--format', 'github'])
    expect(status).toBe(1)
    expect(out).toBe(
      `::error file=${harbour}/lab.yaml,line=14,col=12,title=LAB007::There is no heading "#user". did you mean "#users"?\n`,
    )
  })

  test('as SARIF, with every code an author can meet', async () => {
    const { out } = await runIn(broken, ['content', 'check', '--format', 'sarif'])
    const { runs } = JSON.parse(out)
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'LAB007',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `${harbour}/lab.yaml` },
              region: { startLine: 14, startColumn: 12 },
            },
          },
        ],
      },
    ])
    expect(runs[0].tool.driver.rules[runs[0].results[0].ruleIndex].id).toBe('LAB007')
  })

  test('--fix mends what is mechanical and says so; --dry-run shows it', async () => {
    const dry = await runIn(broken, ['content', 'check', '--fix', '--dry-run'])
    expect(dry.status).toBe(1)
    expect(dry.out).toContain('-    learn: "#user"\n+    learn: "#users"\n')
    expect(await runIn(broken, ['content', 'check', '--fix'])).toEqual({
      status: 0,
      out: 'No problems; 1 lab proved.\n',
      err: `${harbour}/lab.yaml:14  #user → #users\n`,
    })
    expect((await runIn(broken, ['content', 'check', '--dry-run'])).err).toContain(
      '--dry-run shows what --fix would do; write --fix --dry-run.',
    )
  })

  test('list has no other formats', async () => {
    expect((await runIn(proved, ['content', 'list', '--format', 'sarif'])).err).toContain(
      'format of content list does not know "sarif"',
    )
  })

  test('watches: a lab that was mended is proved again, the others are not', async () => {
    await withFolder(broken, async (cwd) => {
      let out = ''
      let err = ''
      const status = await run(['content', 'check', '--watch'], {
        cwd,
        colour: false,
        content: `${cwd}/content`,
        stdin: async () => new Uint8Array(),
        stdout: (text) => void (out += text),
        stderr: (text) => void (err += text),
        async *changes() {
          await writeFile(`${cwd}/${harbour}/lab.yaml`, proved[`${harbour}/lab.yaml`]!)
          yield
          yield
        },
      })
      expect(status).toBe(0)
      expect(out).toMatch(/LAB007[\s\S]+1 problem\.\nNo problems; 1 lab proved\.\n$/)
      expect(err).toContain('Watching for changes; Ctrl+C stops.')
    })
  })
})
