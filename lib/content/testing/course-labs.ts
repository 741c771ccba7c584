import { describe, expect, test } from 'vitest'
import { gradesOfAny } from '../../engine/grade/files/index.ts'
import { loadCourse } from '../load.ts'
import { proveLab } from '../proof.ts'
import type { ContentProblem, LessonLab } from '../types.ts'
import { ruleNames } from '../whole.ts'

export const said = (found: readonly ContentProblem[]) =>
  found.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)

export const courseContent = () => loadCourse('content', { rules: ruleNames() })

/**
 * Proves every `of`th lab of the course, beginning with `share`: each share is a file of tests of its own, so that
 * they run side by side.
 */
export async function proveShare(share: number, of: number): Promise<void> {
  const { course } = await courseContent()
  const labs = course.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.labs))
  const mine = labs.filter((_, at) => at % of === share)
  describe.each(mine.map((lab) => [lab.id, lab] as const))('lab %s', (_, lab) => {
    testLab(lab)
  })
}

/** What a proof rests on: without wrong answers it would say little. */
function testLab(lab: LessonLab): void {
  test('measures what it says, whatever the layout', () => {
    expect(said(proveLab(lab, gradesOfAny))).toEqual([])
  }, 60_000)

  test('has right answers besides the solution, and wrong ones', () => {
    expect(lab.accept.length).toBeGreaterThan(0)
    expect(lab.reject.length).toBeGreaterThan(0)
  })

  test('gives the same grade every time', () => {
    const [once, again] = [gradesOfAny(lab), gradesOfAny(lab)]
    for (const { files } of [{ files: lab.starter }, { files: lab.solution }, ...lab.reject])
      expect(JSON.stringify(once(files))).toBe(JSON.stringify(again(files)))
  })
}
