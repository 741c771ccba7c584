import { spawnSync } from 'node:child_process'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodCourse, withFolder } from '../lib/content/testing/content-folder.ts'
import { keepPublished } from './dev.ts'

const LESSON = 'content/piers/first-pier/lesson.mdx'
const COURSE = 'content/course.yaml'
const FILES = {
  ...goodCourse,
  [COURSE]: goodCourse[COURSE]!.replace(
    /(\s+- \{ slug: )first-pier, number: 3 \}/,
    '$&$1long-pier, number: 4 }',
  ),
  'content/piers/long-pier/lesson.mdx':
    '---\ntitle: The long pier\nsummary: How it grows.\nminutes: 5\n---\n\n## Planks\n\nMore of them.\n',
}

/** What pages are made from, as one page finds it: lessons that can be shown, and what is said in place of others. */
const PAGE = `
  import { brokenFolders, getContent, madeOrSaid, mistakesIn, mistakesInOutline } from '@/app/course.ts'
  import { compileLesson } from '@/lib/content/mdx.ts'
  const { course, glossary } = await getContent()
  const shown = {}
  for (const lesson of course.modules.flatMap(({ lessons }) => lessons)) {
    const compiled = await madeOrSaid(() => compileLesson(lesson, glossary))
    shown[lesson.title] = 'said' in compiled ? compiled.said : 'shown'
  }
  const broken = await brokenFolders('lesson')
  const said = (await Promise.all(broken.map(mistakesIn))).join('')
  console.log(JSON.stringify({ shown, broken, said, outline: await mistakesInOutline() }))
`

type Page = {
  /** By title: `shown`, or why its text cannot be. */
  readonly shown: Readonly<Record<string, string>>
  readonly broken: readonly string[]
  readonly said: string
  readonly outline: string | null
}

const folder = resolve('node_modules/.cache/drydock')
const page = join(folder, `page-${process.pid}.mjs`)

/** Bundled once; which course was saved last, each page reads for itself. */
beforeAll(async () => {
  await build({
    stdin: { contents: PAGE, resolveDir: process.cwd(), loader: 'ts' },
    outfile: page,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': resolve('scripts/empty.ts') },
    plugins: [
      {
        name: 'what was saved last',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^@\/app\/saved\.ts$/ }, ({ path }) => ({ path, namespace: 'saved' }))
          onLoad({ filter: /.*/, namespace: 'saved' }, () => ({
            contents: 'export const saved = JSON.parse(process.env.SAVED)',
          }))
        },
      },
    ],
  })
})
afterAll(() => rm(page, { force: true }))

/** What `app/saved.ts` below the folder says. */
const savedIn = async (root: string): Promise<string> =>
  / = (\{.*\})$/m.exec(await readFile(join(root, 'app/saved.ts'), 'utf8'))![1]!

async function open(root: string): Promise<Page> {
  const env = { ...process.env, NODE_ENV: 'development' as const, SAVED: await savedIn(root) }
  const { stdout, stderr } = spawnSync(process.execPath, [page], { cwd: root, env, encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

/** Saves a file, and waits until the course is there that has it. */
async function save(root: string, path: string, text: string): Promise<Page> {
  const before = await savedIn(root)
  // As many editors do it, so that nobody reads half a file.
  await writeFile(join(root, `${path}~`), text)
  await rename(join(root, `${path}~`), join(root, path))
  await expect.poll(() => savedIn(root), { timeout: 30_000, interval: 20 }).not.toBe(before)
  return open(root)
}

test('what is saved is shown; a broken lesson says file and line, and hides no other', async () => {
  await withFolder(FILES, async (root) => {
    const stop = await keepPublished(root)
    const sound = goodCourse[LESSON]!
    const nothing = { broken: [], said: '', outline: null }
    try {
      expect(await open(root)).toEqual({
        shown: { 'The first pier': 'shown', 'The long pier': 'shown' },
        ...nothing,
      })

      const renamed = await save(root, LESSON, sound.replace('The first pier', 'The old pier'))
      expect(renamed).toEqual({ shown: { 'The old pier': 'shown', 'The long pier': 'shown' }, ...nothing })

      const keys = await save(root, LESSON, sound.replace('minutes: 5', 'minutes: five'))
      expect(keys.shown).toEqual({ 'The long pier': 'shown' })
      expect(keys.broken).toEqual(['content/piers/first-pier'])
      expect(keys.said).toContain(
        'content/piers/first-pier/lesson.mdx:4:10  error DATA003  minutes: expected a number, found "five".\n  minutes: five\n           ^\n',
      )

      const prose = await save(root, LESSON, sound.replace('</Term>', ''))
      expect(prose.shown['The long pier']).toBe('shown')
      expect(prose.shown['The first pier']).toContain(
        'content/piers/first-pier/lesson.mdx:9:3  error LESSON002  <Term> is opened here and not closed.',
      )

      const outline = await save(root, COURSE, 'title: [Harbour\n')
      expect(Object.keys(outline.shown)).toEqual(['The first pier', 'The long pier'])
      expect(outline.outline).toContain('content/course.yaml:2:1  error YAML001')

      await save(root, COURSE, FILES[COURSE])
      const mended = await save(root, LESSON, sound)
      expect(mended.shown).toEqual({ 'The first pier': 'shown', 'The long pier': 'shown' })
      expect(mended.broken).toEqual([])
    } finally {
      stop()
    }
  })
})
