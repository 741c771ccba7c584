import type { LabPageProps, LinkTo } from '@/components/lab/lab-props.ts'
import type { Course, Lesson, LessonLab, Module } from '@/lib/content/types.ts'

/** Titles of the rules, by name. */
type Titles = Readonly<Record<string, string>>

/** What the browser gets of a lab, and where it stands in the course. Null for a lab that the course does not have. */
export function labPageProps(course: Course, id: string, titles: Titles): LabPageProps | null {
  for (const part of course.modules) {
    for (const lesson of part.lessons) {
      const lab = lesson.labs.find((candidate) => candidate.id === id)
      if (lab) return propsOf(course, part, lesson, lab, titles)
    }
  }
  return null
}

export function allLabs(course: Course): LessonLab[] {
  return course.modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.labs))
}

function propsOf(course: Course, part: Module, lesson: Lesson, lab: LessonLab, titles: Titles): LabPageProps {
  const { id, title, context, starter, objectives, passMark, gradesBroken, hash, story, minutes, level } = lab
  return {
    lab: { id, title, context, starter, objectives, passMark, ...(gradesBroken && { gradesBroken }) },
    hash,
    story,
    minutes,
    level,
    module: part.title,
    lesson: { href: hrefOf(lesson), label: `Lesson ${lesson.number}` },
    next: nextAfter(course, lesson, lab),
    practised: practised(lab, titles),
  }
}

/** Each rule once; one without a page is left out. */
function practised({ objectives }: LessonLab, titles: Titles): LinkTo[] {
  const names = new Set(objectives.flatMap(({ rule }) => (rule === null ? [] : [rule])))
  return [...names].flatMap((name) => {
    const label = titles[name]
    return label === undefined ? [] : [{ href: `/rules/${name}/`, label }]
  })
}

/** The lesson's next lab, or the next lesson of the course. */
function nextAfter(course: Course, lesson: Lesson, lab: LessonLab): LinkTo | null {
  const sibling = lesson.labs[lesson.labs.indexOf(lab) + 1]
  if (sibling) return { href: `/labs/${sibling.id}/`, label: sibling.title }
  const lessons = course.modules.flatMap((part) => part.lessons)
  const next = lessons[lessons.indexOf(lesson) + 1]
  return next ? { href: hrefOf(next), label: `${next.number} ${next.title}` } : null
}

const hrefOf = ({ module, slug }: Lesson) => `/learn/${module}/${slug}/`
