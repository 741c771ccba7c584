import { describe, expect, test } from 'vitest'
import { gradesOfAny } from '../../engine/grade/files/index.ts'
import { loadCourse } from '../load.ts'
import { proveLab } from '../proof.ts'
import type { GradesOf } from '../proof.ts'
import type { ContentProblem, LessonLab } from '../types.ts'
import { ruleNames } from '../whole.ts'

export const said = (found: readonly ContentProblem[]) =>
  found.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)

let loaded: ReturnType<typeof loadCourse> | null = null

/** Read once for all files of tests in a process: nobody changes it. */
export function courseContent(): ReturnType<typeof loadCourse> {
  return (loaded ??= loadCourse('content', { rules: ruleNames() }))
}

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
  test('measures what it says, whatever the layout, and gives the same grade every time', () => {
    const grades = new Map<LessonLab['starter'], string>()
    const noting: GradesOf = (each) => {
      const grade = gradesOfAny(each)
      return (files) => {
        const given = grade(files)
        if (each === lab) grades.set(files, JSON.stringify(given))
        return given
      }
    }
    expect(said(proveLab(lab, noting))).toEqual([])
    expect(grades.size).toBe(2 + lab.accept.length + lab.reject.length)
    const again = gradesOfAny(lab)
    for (const [files, grade] of grades) expect(JSON.stringify(again(files))).toBe(grade)
  }, 60_000)

  test('has right answers besides the solution, and wrong ones', () => {
    expect(lab.accept.length).toBeGreaterThan(0)
    expect(lab.reject.length).toBeGreaterThan(0)
  })
}
