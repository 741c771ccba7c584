import type { Course, Lesson, LessonLab, Module } from '@/lib/content/types.ts'

/** What lists of lessons and labs need of the course: small, plain, and safe to hand to the browser. */
export type Outline = readonly OutlineModule[]

export type OutlineModule = {
  readonly number: number
  readonly title: string
  /** Its overview. */
  readonly href: string
  readonly summary: string
  readonly minutes: number
  readonly items: readonly OutlineItem[]
}

export type OutlineItem = {
  readonly kind: 'lesson' | 'lab'
  /** `module/lesson` of a lesson, the id of a lab: what progress is saved under. */
  readonly id: string
  /** `1.3`; empty for a lab. */
  readonly number: string
  readonly title: string
  readonly href: string
  readonly minutes: number
}

/** What progress is counted by. */
export type OutlineMark = Pick<OutlineItem, 'kind' | 'id'>

export function toOutline(course: Course): Outline {
  return course.modules.map((module) => {
    const items = module.lessons.flatMap((lesson) => [lessonItem(lesson), ...lesson.labs.map(labItem)])
    return {
      number: module.number,
      title: module.title,
      href: moduleHref(module),
      summary: module.summary,
      minutes: items.reduce((sum, item) => sum + item.minutes, 0),
      items,
    }
  })
}

export const moduleHref = ({ slug }: Pick<Module, 'slug'>) => `/learn/${slug}/`
export const lessonHref = ({ module, slug }: Pick<Lesson, 'module' | 'slug'>) => `/learn/${module}/${slug}/`
export const labHref = ({ id }: Pick<LessonLab, 'id'>) => `/labs/${id}/`
export const lessonKey = ({ module, slug }: Pick<Lesson, 'module' | 'slug'>) => `${module}/${slug}`

export function lessonItem(lesson: Lesson): OutlineItem {
  const { number, title, minutes } = lesson
  return { kind: 'lesson', id: lessonKey(lesson), number, title, href: lessonHref(lesson), minutes }
}

export function labItem(lab: LessonLab): OutlineItem {
  return { kind: 'lab', id: lab.id, number: '', title: lab.title, href: labHref(lab), minutes: lab.minutes }
}

/** `1.3 Your first correct Dockerfile`, `Lab: The user that was never used`. */
export function itemName({ kind, number, title }: OutlineItem): string {
  return kind === 'lab' ? `Lab: ${title}` : `${number} ${title}`
}

/** The lessons before and after one, across modules. */
export function neighbours(course: Course, lesson: Lesson): { previous: Lesson | null; next: Lesson | null } {
  const all = course.modules.flatMap((module: Module) => module.lessons)
  const at = all.findIndex((other) => lessonKey(other) === lessonKey(lesson))
  return { previous: all[at - 1] ?? null, next: at === -1 ? null : (all[at + 1] ?? null) }
}
