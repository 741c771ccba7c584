import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCourse } from '../lib/content/load.ts'
import { checkLessons } from '../lib/content/mdx-check.ts'
import { proveLab } from '../lib/content/proof.ts'
import { ruleNames, wholeOf } from '../lib/content/whole.ts'
import { gradesOfAny as gradesOf } from '../lib/engine/grade/files/index.ts'
import { newLab } from './new-lab.ts'
import { newLesson } from './new-lesson.ts'
import { newRule } from './new-rule.ts'
import { bin, capture } from './support/command.ts'

const COURSE = `title: Knots
licence: MIT
modules:
  # the first one
  - number: 1
    slug: ropes
    title: Ropes
    summary: Tie what has to hold.
    lessons:
      - bowline
`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drydock-new-'))
  mkdirSync(join(root, 'content/ropes'), { recursive: true })
  writeFileSync(join(root, 'content/course.yaml'), COURSE)
})
afterEach(() => rmSync(root, { recursive: true }))

test('a new rule is in the index, has its page, and its test passes', async () => {
  cpSync('lib/engine', join(root, 'lib/engine'), { recursive: true })
  cpSync('tsconfig.base.json', join(root, 'tsconfig.base.json'))
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  await newRule('knot-untied', root)
  for (const kind of ['compose', 'gitlab-ci', 'daemon', 'shell'])
    await newRule(`${kind}/knot-untied-in-${kind}`, root)
  expect(readFileSync(join(root, 'lib/engine/rules/dockerfile/index.ts'), 'utf8')).toContain('knotUntied,')
  expect(readFileSync(join(root, 'docs/rules/knot-untied.md'), 'utf8')).toContain('# knot-untied')
  const { code, output } = await capture(bin('vitest'), ['run', 'knot-untied'], root)
  expect(output).toMatch(/Tests .*15 passed/)
  expect(code).toBe(0)
}, 60_000)

test('a new lesson and a new lab load without a problem, and the lab proves itself', async () => {
  await newLesson('ropes/bowline-again', root)
  await newLab('ropes/bowline-again/loop', root)
  writeFileSync(
    join(root, 'content/course.yaml'),
    readFileSync(join(root, 'content/course.yaml'), 'utf8').replace('- bowline\n', ''),
  )
  const { course, glossary, problems } = await loadCourse('content', { rules: ruleNames(), cwd: root })
  expect([...problems, ...(await checkLessons(course, glossary, await wholeOf(root)))]).toEqual([])
  const labs = course.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.labs))
  expect(labs.map(({ id }) => id)).toEqual(['loop'])
  expect(labs.flatMap((lab) => proveLab(lab, gradesOf))).toEqual([])
})

test('a new lesson comes last in its module, and comments stay', async () => {
  await newLesson('ropes/sheet-bend', root)
  const text = readFileSync(join(root, 'content/course.yaml'), 'utf8')
  expect(text).toBe(COURSE.replace('- bowline\n', '- bowline\n      - sheet-bend\n'))
})

test.each([
  ['a name with blanks', () => newRule('Knot untied', root), 'lower-case words'],
  ['a kind without rules', () => newRule('rope/knot-untied', root), 'no kind of file with rules'],
  ['a lesson without a module', () => newLesson('knots', root), 'small-images/layers-and-cache'],
  ['an unknown module', () => newLesson('sails/jib', root), 'no module “sails”'],
  ['a lab without its lesson', () => newLab('ropes/none/loop', root), 'is no lesson'],
])('%s is refused in a sentence', async (_, work, sentence) => {
  await expect(work()).rejects.toThrow(sentence)
})

test('nothing is written over', async () => {
  await newLesson('ropes/clove-hitch', root)
  await expect(newLesson('ropes/clove-hitch', root)).rejects.toThrow('is there already')
  await newLab('ropes/clove-hitch/post', root)
  await expect(newLab('ropes/clove-hitch/post', root)).rejects.toThrow('is there already')
})
