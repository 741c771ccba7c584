import { itemName, labHref, lessonHref, lessonItem, moduleHref } from '@/components/catalogue/outline'
import { count, duration } from '@/components/catalogue/words'
import { categoryName, toolName } from '@/components/rules/rule-info'
import type { Course, GlossaryEntry, Lesson, LessonLab, Module } from '@/lib/content/types.ts'
import type { CatalogueEntry } from '@/lib/engine/rules/catalogue.ts'
import type { SearchEntry } from '@/lib/search/types.ts'

/** Of a rule's reason: its first sentence or two have the words, and the index stays small. */
const REASON = 200

type Sources = {
  readonly course: Course
  readonly glossary: readonly GlossaryEntry[]
  readonly catalogue: readonly CatalogueEntry[]
}

/** Everything on the site that can be found; what only the page itself can do comes from `commands.ts`. */
export function searchEntries({ course, glossary, catalogue }: Sources): SearchEntry[] {
  return [
    ...course.modules.flatMap(moduleEntries),
    ...catalogue.map(ruleEntry),
    ...glossary.map(({ id, term, text }) => ({
      kind: 'term' as const,
      title: term,
      href: `/glossary/#${id}`,
      detail: plain(text),
    })),
  ]
}

function moduleEntries(module: Module): SearchEntry[] {
  const { number, title, summary, lessons } = module
  const overview: SearchEntry = {
    kind: 'lesson',
    title: `Module ${number}: ${title}`,
    href: moduleHref(module),
    detail: plain(summary),
  }
  return [overview, ...lessons.flatMap((lesson) => lessonEntries(module, lesson))]
}

function lessonEntries(module: Module, lesson: Lesson): SearchEntry[] {
  const name = itemName(lessonItem(lesson))
  const href = lessonHref(lesson)
  return [
    {
      kind: 'lesson',
      title: name,
      href,
      detail: `${module.title}, ${duration(lesson.minutes)}`,
      words: plain(lesson.summary),
    },
    ...lesson.headings
      .filter(({ id }) => id !== 'sources')
      .map(({ id, text }) => ({
        kind: 'heading' as const,
        title: text,
        href: `${href}#${id}`,
        detail: name,
      })),
    ...lesson.labs.map((lab) => labEntry(module, lab)),
  ]
}

function labEntry(module: Module, lab: LessonLab): SearchEntry {
  return {
    kind: 'lab',
    title: lab.title,
    href: labHref(lab),
    detail: `${module.title}, ${duration(lab.minutes)}, ${count(lab.objectives.length, 'objective')}`,
    words: plain([lab.id, lab.story, ...lab.objectives.map(({ text }) => text)].join(' ')),
  }
}

function ruleEntry({ meta, docs }: CatalogueEntry): SearchEntry {
  const others = Object.entries(docs.equivalents).map(([tool, ids]) => `${toolName(tool)} ${ids.join(' ')}`)
  return {
    kind: 'rule',
    title: plain(meta.title),
    href: `/rules/${meta.name}/`,
    detail: [categoryName(meta.category), meta.name, ...others].join(', '),
    words: plain(docs.why).slice(0, REASON),
  }
}

const plain = (text: string) => text.replaceAll('`', '')
