import { lessonItem, labItem, lessonKey } from '@/components/catalogue/outline'
import type { Course, Lesson, LessonLab } from '@/lib/content/types.ts'

/** What the pages about progress need of the course: names and numbers, safe to hand to the browser. */
export type ProgressCourse = {
  readonly title: string
  readonly passMark: number
  readonly modules: readonly ProgressModule[]
}
export type ProgressModule = {
  readonly number: number
  readonly title: string
  /** Its first page. */
  readonly href: string
  /** Under what the lessons are saved. */
  readonly lessons: readonly string[]
  readonly labs: readonly ProgressLab[]
}
export type ProgressLab = {
  readonly id: string
  readonly title: string
  readonly href: string
  /** `2.2` */
  readonly lesson: string
  readonly hash: string
  /** Objective to its text. */
  readonly objectives: Readonly<Record<string, string>>
}

export function toProgressCourse({ title, passMark, modules }: Course): ProgressCourse {
  return {
    title,
    passMark,
    modules: modules.map(({ number, title: name, lessons }) => ({
      number,
      title: name,
      href: lessons[0] ? lessonItem(lessons[0]).href : '/',
      lessons: lessons.map(lessonKey),
      labs: lessons.flatMap((lesson) => lesson.labs.map((lab) => toLab(lesson, lab))),
    })),
  }
}

function toLab({ number }: Lesson, lab: LessonLab): ProgressLab {
  const { id, title, href } = labItem(lab)
  const objectives = Object.fromEntries(lab.objectives.map((objective) => [objective.id, objective.text]))
  return { id, title, href, lesson: number, hash: lab.hash, objectives }
}
