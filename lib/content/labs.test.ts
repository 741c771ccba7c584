import { describe, expect, test } from 'vitest'
import { gradeAny as grade } from '../engine/grade/files/index.ts'
import { loadCourse } from './load.ts'
import { checkLessons } from './mdx-check.ts'
import { proveLab } from './proof.ts'
import type { ContentProblem } from './types.ts'
import { ruleNames, wholeOf } from './whole.ts'

const { course, glossary, problems } = await loadCourse('content', { rules: ruleNames() })
const lessons = course.modules.flatMap((module) => module.lessons)
const labs = lessons.flatMap((lesson) => lesson.labs)

const said = (found: readonly ContentProblem[]) =>
  found.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)

test('content/ has no problems', async () => {
  expect(said(problems)).toEqual([])
  expect(said(await checkLessons(course, glossary, await wholeOf()))).toEqual([])
  expect(labs.length).toBeGreaterThanOrEqual(3)
})

/** What a proof rests on: without wrong answers it would say little. */
describe.each(labs.map((lab) => [lab.id, lab] as const))('lab %s', (_, lab) => {
  test('measures what it says, whatever the layout', () => {
    expect(said(proveLab(lab, grade))).toEqual([])
  }, 60_000)

  test('has right answers besides the solution, and wrong ones', () => {
    expect(lab.accept.length).toBeGreaterThan(0)
    expect(lab.reject.length).toBeGreaterThan(0)
  })

  test('gives the same grade every time', () => {
    for (const { files } of [{ files: lab.starter }, { files: lab.solution }, ...lab.reject]) {
      expect(JSON.stringify(grade(lab, files))).toBe(JSON.stringify(grade(lab, files)))
    }
  })
})
