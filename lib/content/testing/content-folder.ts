import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Writes files into a new temporary folder, runs `use` with its path and removes it again. Tests only. */
export async function withFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'drydock-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const lines = (...each: string[]): string => `${each.join('\n')}\n`

export const labYaml = lines(
  'id: harbour',
  'title: The harbour that never closed',
  'minutes: 8',
  'level: core',
  'story: The harbour office starts as root. Let it start as somebody else.',
  'starterFails: [user]',
  'objectives:',
  '  - id: user',
  '    text: The office does not run as root',
  '    points: 3',
  '    kind: goal',
  '    check: { image: { user: { root: false } } }',
  '    why: Whoever breaks out is then root on nothing.',
  '    learn: "#users"',
  '    rule: user-missing',
  '    hints: [Who runs it now?]',
  '    near:',
  '      - id: too-early',
  '        when: { stage: { any: { user: { root: false } } } }',
  '        say: USER stands in a stage that is thrown away.',
  '  - id: start',
  '    text: The office still opens',
  '    points: 1',
  '    kind: intent',
  '    check: { image: { process: { program: office } } }',
  '    why: A harbour without an office is a beach.',
)

/** A whole course with one of everything, in order. */
export const goodCourse: Readonly<Record<string, string>> = {
  'content/course.yaml': lines(
    'title: Harbour school',
    'licence: CC-BY-4.0',
    'passMark: 80',
    'modules:',
    '  - slug: piers',
    '    number: 2',
    '    title: Piers',
    '    summary: Build one.',
    '    lessons:',
    '      - { slug: first-pier, number: 3 }',
  ),
  'content/glossary.yaml': lines('- id: pier', '  term: pier', '  text: Where ships land.'),
  'content/piers/first-pier/lesson.mdx': lines(
    '---',
    'title: The first pier',
    'summary: How a pier is built.',
    'minutes: 5',
    '---',
    '',
    '## Users',
    '',
    'A <Term id="pier">pier</Term> has users.',
    '',
    '<Lab id="harbour" />',
    '',
    '<Quiz />',
  ),
  'content/piers/first-pier/quiz.yaml': lines(
    'questions:',
    '  - id: who',
    '    text: Who lands?',
    '    options:',
    '      - { text: Ships, correct: true, feedback: Yes. }',
    '      - { text: Trains, feedback: They need rails. }',
  ),
  'content/piers/first-pier/labs/harbour/lab.yaml': labYaml,
  'content/piers/first-pier/labs/harbour/files/office.py': 'print("open")\n',
  'content/piers/first-pier/labs/harbour/starter/Dockerfile': 'FROM python:3.14-slim\nCMD ["office"]\n',
  'content/piers/first-pier/labs/harbour/solution/Dockerfile':
    'FROM python:3.14-slim\nUSER 1000\nCMD ["office"]\n',
  'content/piers/first-pier/labs/harbour/solution/notes.md': 'USER names who runs it.\n',
  'content/piers/first-pier/labs/harbour/accept/by-name/Dockerfile':
    'FROM python:3.14-slim\nUSER nobody\nCMD ["office"]\n',
  'content/piers/first-pier/labs/harbour/reject/builder-only/Dockerfile': lines(
    'FROM python:3.14-slim AS build',
    'USER nobody',
    'FROM python:3.14-slim',
    'CMD ["office"]',
  ),
  'content/piers/first-pier/labs/harbour/reject/builder-only/expect.yaml': lines(
    'fails: [user]',
    'near: [too-early]',
  ),
}

/** The path of the harbour lab in `goodCourse`. */
export const harbour = 'content/piers/first-pier/labs/harbour'
