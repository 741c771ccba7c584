import type { ContentFix, ContentProblem } from './types.ts'

export type Place = { readonly line: number; readonly column: number }

const START: Place = { line: 1, column: 1 }

/** Every code an author can meet, with its meaning: the authoring guide lists them from here. A code never changes its meaning. */
export const CODES = {
  YAML001: 'The file is not valid YAML.',
  YAML002: 'A key is written twice in the same block.',
  YAML003: 'Anchors, aliases and tags are not used here.',
  DATA001: 'A key is not known.',
  DATA002: 'A key is missing.',
  DATA003: 'A value is of the wrong kind.',
  DATA004: 'A value is not one of the accepted ones.',
  DATA005: 'A value breaks a rule of its key.',
  FILE001: 'A file is missing.',
  FILE002: 'A file or folder is not expected here.',
  FILE003: 'A file cannot be read as UTF-8 text.',
  COURSE001: 'A module or lesson of course.yaml has no folder.',
  COURSE002: 'A folder is not named in course.yaml.',
  COURSE003: 'A name or number is used twice in the course.',
  LESSON001: 'The front matter is missing or not closed.',
  LESSON002: 'The lesson is not valid MDX.',
  LESSON003: 'A lesson holds prose and components, no code.',
  LESSON004: 'A component is not known.',
  LESSON005: 'An attribute of a component is unknown, missing or not plain text.',
  LESSON006: 'A component refers to something that does not exist.',
  LESSON007: 'A part of the lesson is never shown.',
  LESSON008: 'A term stands inside a link.',
  LESSON009: 'An example breaks a rule and does not declare it.',
  LESSON010: 'A rule is declared as broken, and no example breaks it.',
  LESSON011: 'A link leads to something that does not exist.',
  LESSON012: 'A picture has no text in place of it.',
  LESSON013: 'A sentence is long, or a word belittles who reads it.',
  LESSON014: 'A term of the glossary is used before anything explains it.',
  LESSON015: 'Something looks like Markdown, and is none.',
  LESSON016: 'A pair does not show two sides.',
  LESSON017: 'An example does not say what it is written in, or says it in a word that is not known.',
  LESSON018: 'A heading is at the wrong level.',
  QUIZ001: 'A question does not have exactly one right answer.',
  QUIZ002: 'A question id is used twice.',
  QUIZ003: 'Two options of a question say the same.',
  LAB001: 'A lab id is used twice in the course.',
  LAB002: 'The lab has no starter.',
  LAB003: 'The lab has no solution.',
  LAB004: 'An answer brings a file that the starter does not have.',
  LAB005: 'An objective id is used twice.',
  LAB006: 'A near-miss id is used twice.',
  LAB007: 'An objective points to a heading that the lesson does not have.',
  LAB008: 'A rule is not known.',
  LAB009: 'An objective is named that the lab does not have.',
  LAB010: 'A near-miss is named that the lab does not have.',
  LAB011: 'Points wait on something that is not an intent of the lab.',
  LAB012: 'A check is not known.',
  LAB013: 'No objective is a goal.',
  LAB014: 'An answer repeats a file of the context.',
  LAB015: 'A goal has no hint.',
  COVER001: 'A number of the notes has no row.',
  COVER002: 'A number of the notes has two rows.',
  COVER003: 'A row has a number that the notes do not have.',
  COVER004: 'The home of a row is a lesson that does not exist.',
  COVER005: 'The home of a row is a heading that the lesson does not have.',
  COVER006: 'A row names a lab or an objective that does not exist.',
  COVER007: 'A statement has neither labs nor a reason to have none, or both.',
  COVER008: 'Nothing in the section says what the older notes have wrong.',
  PROOF001: 'The starter fails other objectives than starterFails says.',
  PROOF002: 'A right answer does not score 100.',
  PROOF003: 'A wrong answer passes an objective it must fail.',
  PROOF004: 'A wrong answer does not meet the near-miss it names.',
  PROOF005: 'Nothing proves that an objective can fail.',
  PROOF006: 'Nothing proves that a near-miss can speak.',
  PROOF007: 'Another way to lay out the same file changes the result.',
  PROOF008: 'An answer fails only because the file does not tell what is asked.',
  PROOF009: 'Two answers are the same.',
} as const

export type Code = keyof typeof CODES

export function problem(
  code: Code,
  file: string,
  message: string,
  {
    at = START,
    suggestion = null,
    severity = 'error',
    fix = null,
  }: {
    at?: Place
    suggestion?: string | null
    severity?: ContentProblem['severity']
    /** In this file, at this place, unless it says otherwise. */
    fix?: (Pick<ContentFix, 'from' | 'to'> & Partial<ContentFix>) | null
  } = {},
): ContentProblem {
  const found = { code, file, line: at.line, column: at.column, severity, message, suggestion }
  return fix === null ? found : { ...found, fix: { file, ...at, ...fix } }
}

/** By file, then place, so that every run prints the same. */
export function sortProblems(problems: readonly ContentProblem[]): ContentProblem[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  )
}

/** Code-unit order: the same on every machine, unlike `localeCompare`. */
export function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** For the terminal: place, code and message, the line with a caret, what to write instead, where to read more. */
export function formatProblem(found: ContentProblem, text: string | null): string {
  const { file, line, column, severity, code, message, suggestion } = found
  const lines = [`${file}:${line}:${column}  ${severity} ${code}  ${message}`]
  const source = text?.split('\n')[line - 1]?.replace(/\r$/, '')
  if (source?.trim()) lines.push(...excerpt(source, column))
  if (suggestion !== null) lines.push(`  ${suggestion}`)
  return `${lines.join('\n')}\n  see docs/authoring.md#${code.toLowerCase()}\n`
}

/** The line with a caret below; of a long one only what is near. */
function excerpt(source: string, column: number): string[] {
  const from = Math.max(0, column - 60)
  const near = source.slice(from, from + 100)
  return [`  ${near}`, `  ${caretIndent(near, column - from)}^`]
}

/** Keeps tabs, so that the caret stands under its character whatever a tab's width. */
function caretIndent(source: string, column: number): string {
  return source.slice(0, column - 1).replaceAll(/[^\t]/g, ' ')
}
