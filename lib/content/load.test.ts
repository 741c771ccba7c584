import { describe, expect, test } from 'vitest'
import { hashLab } from './hash.ts'
import { loadCourse } from './load.ts'
import { goodCourse, harbour, withFolder } from './testing/content-folder.ts'

const rules = ['user-missing', 'multiple-cmd']
const load = (files: Readonly<Record<string, string | Uint8Array>>) =>
  withFolder(files, (cwd) => loadCourse('content', { cwd, rules }))

const without = (...paths: string[]) =>
  Object.fromEntries(
    Object.entries(goodCourse).filter(([path]) => !paths.some((each) => path.startsWith(each))),
  )
const changed = (path: string, from: string, to: string) => ({
  ...goodCourse,
  [path]: goodCourse[path]!.replace(from, to),
})
const added = (path: string, text: string | Uint8Array = 'x\n') => ({ ...goodCourse, [path]: text })

describe('a good course', () => {
  test('may say what a module needs and gives, and where its files are edited', async () => {
    const text = goodCourse['content/course.yaml']!.replace(
      '    summary: Build one.\n',
      '    summary: Build one.\n    needs: A boat.\n    outcomes: [Build a pier, Mend one]\n',
    )
    const repository = 'https://forge.example/harbour/edit/main/'
    const { course, problems } = await load({
      ...goodCourse,
      'content/course.yaml': `repository: ${repository}\n${text}`,
    })
    expect(problems).toEqual([])
    expect(course.repository).toBe(repository)
    expect(course.modules[0]).toMatchObject({ needs: 'A boat.', outcomes: ['Build a pier', 'Mend one'] })
  })

  test.each(['http://forge.example/', 'https://forge.example/edit', 'forge'])(
    'is edited nowhere but at a whole address: %s',
    async (address) => {
      const text = `repository: ${address}\n${goodCourse['content/course.yaml']}`
      const { problems } = await load({ ...goodCourse, 'content/course.yaml': text })
      expect(problems.map(({ file, line }) => `${file}:${line}`)).toContain('content/course.yaml:1')
    },
  )

  test('is read whole, without a problem', async () => {
    const { course, glossary, problems } = await load(goodCourse)
    expect(problems).toEqual([])
    expect(course).toMatchObject({ title: 'Harbour school', passMark: 80, repository: null })
    expect(course.modules[0]).toMatchObject({ needs: null, outcomes: [] })
    const lesson = course.modules[0]!.lessons[0]!
    expect(lesson).toMatchObject({
      number: '2.3',
      title: 'The first pier',
      minutes: 5,
      file: 'content/piers/first-pier/lesson.mdx',
    })
    expect(lesson.headings).toEqual([{ id: 'users', text: 'Users', depth: 2 }])
    expect(lesson.quiz?.questions[0]?.options.map(({ correct }) => correct)).toEqual([true, false])
    expect(glossary).toEqual([{ id: 'pier', term: 'pier', text: 'Where ships land.' }])
  })

  test('gives a lab with whole answers', async () => {
    const { course } = await load({
      ...goodCourse,
      [`${harbour}/starter/conf/site.ini`]: 'open = no\n',
    })
    const lab = course.modules[0]!.lessons[0]!.labs[0]!
    expect(lab).toMatchObject({
      id: 'harbour',
      module: 'piers',
      lesson: 'first-pier',
      folder: harbour,
      starterFails: ['user'],
    })
    expect(Object.keys(lab.solution)).toEqual(['Dockerfile', 'conf/site.ini'])
    expect(lab.notes).toBe('USER names who runs it.\n')
    expect(lab.accept).toEqual([
      {
        name: 'by-name',
        files: {
          Dockerfile: 'FROM python:3.14-slim\nUSER nobody\nCMD ["office"]\n',
          'conf/site.ini': 'open = no\n',
        },
      },
    ])
    expect(lab.reject[0]).toMatchObject({ name: 'builder-only', fails: ['user'], near: ['too-early'] })
    expect(lab.context).toEqual({ 'office.py': 'print("open")\n' })
    expect(lab.objectives[1]).toMatchObject({ learn: null, rule: null, while: null, hints: [] })
  })

  test('is the same in a folder outside the current one', async () => {
    const inside = await load(goodCourse)
    const outside = await withFolder(goodCourse, (folder) =>
      loadCourse(`${folder}/content`, { cwd: '/', rules }),
    )
    expect(outside.problems).toEqual([])
    expect(outside.course.modules[0]!.lessons[0]!.labs[0]!.hash).toBe(
      inside.course.modules[0]!.lessons[0]!.labs[0]!.hash,
    )
  })
})

describe('the hash of a lab', () => {
  const lab = { objectives: [], context: { a: '1', b: '2' }, starter: { Dockerfile: 'FROM scratch' } }
  test('does not depend on the order of keys', () => {
    expect(hashLab({ starter: lab.starter, context: { b: '2', a: '1' }, objectives: [] })).toBe(hashLab(lab))
  })
  test('changes with every file', () => {
    expect(hashLab({ ...lab, context: { a: '1', b: '3' } })).not.toBe(hashLab(lab))
    expect(hashLab({ ...lab, starter: { Dockerfile: 'FROM scratch\n' } })).not.toBe(hashLab(lab))
  })
})

const lessonFolder = 'content/piers/first-pier'
const labFile = `${harbour}/lab.yaml`

describe('problems', () => {
  test.each<[string, Readonly<Record<string, string | Uint8Array>>, string, string]>([
    ['no course.yaml', without('content/course.yaml'), 'FILE001', 'content/course.yaml:1:1'],
    [
      'a lesson without a folder',
      changed('content/course.yaml', 'first-pier', 'first-peer'),
      'COURSE001',
      'content/course.yaml:10:9',
    ],
    [
      'a folder that is not listed',
      added('content/piers/second-pier/lesson.mdx'),
      'COURSE002',
      'content/piers/second-pier:1:1',
    ],
    [
      'a lesson listed twice',
      changed('content/course.yaml', 'number: 3 }', 'number: 3 }\n      - first-pier'),
      'COURSE003',
      'content/course.yaml:11:9',
    ],
    [
      'a stray file in a lesson',
      added(`${lessonFolder}/draft.txt`),
      'FILE002',
      `${lessonFolder}/draft.txt:1:1`,
    ],
    ['no lesson.mdx', without(`${lessonFolder}/lesson.mdx`), 'FILE001', `${lessonFolder}/lesson.mdx:1:1`],
    [
      'no front matter',
      changed(`${lessonFolder}/lesson.mdx`, '---\n', ''),
      'LESSON001',
      `${lessonFolder}/lesson.mdx:1:1`,
    ],
    [
      'wrong front matter',
      changed(`${lessonFolder}/lesson.mdx`, 'minutes: 5', 'minutes: five'),
      'DATA003',
      `${lessonFolder}/lesson.mdx:4:10`,
    ],
    [
      'two right answers',
      changed(`${lessonFolder}/quiz.yaml`, 'Trains,', 'Trains, correct: true,'),
      'QUIZ001',
      `${lessonFolder}/quiz.yaml:2:9`,
    ],
    ['no starter', without(`${harbour}/starter`), 'LAB002', `${harbour}/starter:1:1`],
    ['no solution', without(`${harbour}/solution`), 'LAB003', `${harbour}/solution:1:1`],
    ['no notes', without(`${harbour}/solution/notes.md`), 'FILE001', `${harbour}/solution/notes.md:1:1`],
    [
      'a solution of notes only',
      without(`${harbour}/solution/Dockerfile`),
      'LAB003',
      `${harbour}/solution:1:1`,
    ],
    [
      'an answer with a foreign file',
      added(`${harbour}/accept/by-name/extra.sh`),
      'LAB004',
      `${harbour}/accept/by-name/extra.sh:1:1`,
    ],
    [
      'a reject without expect.yaml',
      without(`${harbour}/reject/builder-only/expect.yaml`),
      'FILE001',
      `${harbour}/reject/builder-only/expect.yaml:1:1`,
    ],
    [
      'a file among the answers',
      added(`${harbour}/accept/Dockerfile`),
      'FILE002',
      `${harbour}/accept/Dockerfile:1:1`,
    ],
    ['a stray file in a lab', added(`${harbour}/TODO`), 'FILE002', `${harbour}/TODO:1:1`],
    [
      'a binary context file',
      added(`${harbour}/files/logo.png`, new Uint8Array([0x89, 0xff, 0xfe])),
      'FILE003',
      `${harbour}/files/logo.png:1:1`,
    ],
    [
      'a context file in the starter',
      added(`${harbour}/files/Dockerfile`),
      'LAB014',
      `${harbour}/files/Dockerfile:1:1`,
    ],
    ['an objective twice', changed(labFile, 'id: start', 'id: user'), 'LAB005', `${labFile}:21:9`],
    ['an unknown heading', changed(labFile, '#users', '#user'), 'LAB007', `${labFile}:14:12`],
    ['an unknown rule', changed(labFile, 'user-missing', 'user-mising'), 'LAB008', `${labFile}:15:11`],
    [
      'an unknown rule in clean',
      changed(labFile, '{ image: { process: { program: office } } }', '{ clean: [multiple-cmds] }'),
      'LAB008',
      `${labFile}:25:22`,
    ],
    [
      'an unknown objective in starterFails',
      changed(labFile, 'starterFails: [user]', 'starterFails: [usr]'),
      'LAB009',
      `${labFile}:6:16`,
    ],
    [
      'waiting on a goal',
      changed(labFile, 'id: start', 'id: start\n    while: [user]'),
      'LAB011',
      `${labFile}:22:13`,
    ],
    ['no goal', changed(labFile, 'kind: goal', 'kind: intent'), 'LAB013', `${labFile}:7:1`],
    [
      'an unknown objective in expect.yaml',
      changed(`${harbour}/reject/builder-only/expect.yaml`, 'user', 'users'),
      'LAB009',
      `${harbour}/reject/builder-only/expect.yaml:1:9`,
    ],
    [
      'an unknown near-miss in expect.yaml',
      changed(`${harbour}/reject/builder-only/expect.yaml`, 'too-early', 'too-late'),
      'LAB010',
      `${harbour}/reject/builder-only/expect.yaml:2:8`,
    ],
  ])('%s', async (_, files, code, place) => {
    const { problems } = await load(files)
    const found = problems.find((each) => each.code === code)
    expect(problems.map((each) => each.code)).toContain(code)
    expect(`${found?.file}:${found?.line}:${found?.column}`).toBe(place)
  })

  test('a lab id used by two labs', async () => {
    const copy = Object.fromEntries(
      Object.entries(goodCourse)
        .filter(([path]) => path.startsWith(harbour))
        .map(([path, text]) => [path.replace('/harbour/', '/quay/'), text]),
    )
    const { problems } = await load({ ...goodCourse, ...copy })
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
      `LAB001 content/piers/first-pier/labs/quay/lab.yaml`,
    ])
  })

  test('come all in one run, sorted', async () => {
    const files = { ...changed(labFile, 'points: 3', 'points: no'), 'content/stray/x': 'y' }
    const { problems, course } = await load(files)
    expect(problems.map(({ code }) => code)).toEqual(['DATA003', 'COURSE002'])
    expect(course.modules[0]!.lessons[0]!.labs).toEqual([])
  })
})
