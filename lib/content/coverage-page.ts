import { headingOf } from './coverage-places.ts'
import type { Row } from './coverage-places.ts'
import type { CoverageFile, Erratum, Statement } from './coverage-schema.ts'
import type { Course, Lesson, Module } from './types.ts'

/** docs/coverage.md: for each lesson the rows of coverage.yaml whose home it is. */
export function coveragePage(course: Course, coverage: CoverageFile): string {
  const lessons = course.modules.flatMap((module) => module.lessons)
  const modules = course.modules.map((module) => modulePart(module, coverage, lessons))
  return `${[introduction(coverage), ...modules].join('\n\n')}\n`
}

function introduction({ statements, errata }: CoverageFile): string {
  const practised = statements.filter(({ labs }) => labs.length > 0).length
  const shown = errata.filter(({ reading }) => reading === undefined).length
  return `# What the older notes say, and where the course has it

This page is made from \`content/coverage.yaml\`: \`npx vitest run lib/content/coverage -u\` writes it again.

- ${statements.length} statements, each with the section that teaches it: ${practised} practised in labs, ${
    statements.length - practised
  } by reading, with the reason.
- ${errata.length} errata, each with the section that corrects it: ${shown} in a callout "In older notes", ${
    errata.length - shown
  } without, with the reason.`
}

function modulePart(
  { number, title, lessons }: Module,
  coverage: CoverageFile,
  all: readonly Lesson[],
): string {
  const parts = lessons.map((lesson) => lessonPart(lesson, coverage, all))
  return [`## ${number} ${title}`, ...parts].join('\n\n')
}

function lessonPart(lesson: Lesson, { statements, errata }: CoverageFile, all: readonly Lesson[]): string {
  const leadsHere = (place: string) => place.startsWith(`${nameOf(lesson)}#`)
  const isHere = ({ home }: Row) => leadsHere(home)
  const taught = statements.filter(isHere).map((row) => statementRow(row, all))
  const corrected = errata.filter(isHere).map((row) => erratumRow(row, all))
  const others = [...statements, ...errata].filter((row) => !isHere(row) && row.also.some(leadsHere))
  return [
    `### ${lesson.number} ${lesson.title}`,
    ...table(['Row', 'The notes say', 'Taught in', 'Practised in'], taught),
    ...table(['Erratum', 'In the notes', 'Corrected in', 'Without a callout'], corrected),
    ...(others.length > 0 ? [`With a home elsewhere: ${others.map(({ row }) => row).join(', ')}.`] : []),
    ...(taught.length + corrected.length + others.length > 0 ? [] : ['The notes do not speak of this.']),
  ].join('\n\n')
}

function statementRow(row: Statement, lessons: readonly Lesson[]): readonly string[] {
  const practised = row.labs.map((each) => `\`${each}\``).join(', ')
  return [row.row, row.says, placesOf(row, lessons), practised || `Reading: ${row.reading ?? ''}`]
}

function erratumRow(row: Erratum, lessons: readonly Lesson[]): readonly string[] {
  return [row.row, row.says, placesOf(row, lessons), row.reading ?? '']
}

/** Links to the sections, the home first. */
function placesOf({ home, also }: Row, lessons: readonly Lesson[]): string {
  return [home, ...also].map((place) => linkTo(place, home, lessons)).join('; ')
}

/** By the words of the heading, and the lesson's number where it is another one than the row's home. */
function linkTo(place: string, home: string, lessons: readonly Lesson[]): string {
  const lesson = lessons.find((each) => place.startsWith(`${nameOf(each)}#`))
  const text = lesson?.headings.find(({ id }) => id === headingOf(place))?.text ?? place
  const isElsewhere = lesson && !home.startsWith(`${nameOf(lesson)}#`)
  const words = isElsewhere ? `${lesson.number}: ${text}` : text
  return `[${words}](../${lesson?.file ?? ''}#${headingOf(place)})`
}

function nameOf({ module, slug }: Lesson): string {
  return `${module}/${slug}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return rows.length === 0
    ? []
    : [[line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')]
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
