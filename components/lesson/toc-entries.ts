import type { TocEntry } from '@/components/lesson/toc'
import type { Lesson } from '@/lib/content/types.ts'

export const quizHeading = { id: 'check-yourself', text: 'Check yourself' }
export const labHeadingId = (lab: { id: string }) => `lab-${lab.id}`

/** Headings of a lesson page in order: the text's own, the quiz, the labs, and last the sources. */
export function tocEntries({ headings, quiz, labs }: Pick<Lesson, 'headings' | 'quiz' | 'labs'>): TocEntry[] {
  const own = headings.filter(({ depth }) => depth === 2).map(({ id, text }) => ({ id, text }))
  const ending = own.filter(({ id }) => id === 'sources')
  return [
    ...own.filter((entry) => !ending.includes(entry)),
    ...(quiz ? [quizHeading] : []),
    ...labs.map((lab) => ({ id: labHeadingId(lab), text: `Lab: ${lab.title}` })),
    ...ending,
  ]
}
