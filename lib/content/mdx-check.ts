import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exampleProblems, fencesOf } from './fences.ts'
import type { LintExample } from './fences.ts'
import { linkProblems, siteOf } from './links.ts'
import { lessonProblems } from './lesson-rules.ts'
import type { Known } from './lesson-rules.ts'
import { splitFrontMatter } from './load-lesson.ts'
import { lookalikes } from './lookalikes.ts'
import { markupProblems, openFence } from './markup.ts'
import { respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Place } from './problem.ts'
import { readingProblems } from './reading.ts'
import { termsIn, termsOf, unexplainedTerms } from './terms.ts'
import type { TermsOfLesson } from './terms.ts'
import type { ContentProblem, Course, GlossaryEntry } from './types.ts'

/** What a whole check of the lessons needs besides them; the site's build does without. */
export type Whole = {
  readonly cwd?: string
  readonly rules: readonly string[]
  /** Addresses of the files in public/. */
  readonly files: readonly string[]
  readonly lint: LintExample
}

/** The problems of every lesson of a course: its MDX, its examples, its links and pictures. */
export async function checkLessons(
  course: Course,
  glossary: readonly GlossaryEntry[],
  { cwd = process.cwd(), rules, files, lint }: Whole,
): Promise<ContentProblem[]> {
  const terms = glossary.map(({ id }) => id)
  const site = siteOf(course, glossary, rules, files)
  const lessons = course.modules.flatMap((module) => module.lessons)
  const sought = termsIn(glossary)
  const used: TermsOfLesson[] = []
  const found = lessons.map(async ({ file, module, slug, labs, quiz, untaught, trusted, unread }, n) => {
    const text = await readFile(join(cwd, file), 'utf8')
    const known = { labs: labs.map(({ id }) => id), terms, quiz: quiz !== null, trusted, unread }
    return checkLesson(file, text, known, (tree, source) => {
      used[n] = termsOf(tree, source, file, sought)
      return [
        ...(untaught ? exampleProblems(fencesOf(tree), { file, untaught, rules, lint }) : []),
        ...readingProblems(tree, file),
        ...markupProblems(tree, source, file),
        ...lookalikes(tree, source, file),
        ...linkProblems(tree, file, `/learn/${module}/${slug}/`, site),
      ]
    })
  })
  const problems = (await Promise.all(found)).flat()
  // What a lesson that cannot be read explains is not known.
  const isWhole = lessons.every((_, n) => used[n] !== undefined)
  return isWhole ? [...problems, ...unexplainedTerms(used)] : problems
}

/**
 * Compiles a lesson for its problems only. This runs before mdx-bundler, which names a file of its own
 * making in its messages and prints them besides. `more` looks for others in the syntax tree.
 */
export async function checkLesson(
  file: string,
  text: string,
  known: Known,
  more: (tree: unknown, source: string) => readonly ContentProblem[] = () => [],
): Promise<ContentProblem[]> {
  const { body } = splitFrontMatter(text)
  // Loaded here, so that the command line starts without them.
  const [{ compile }, { default: remarkGfm }] = await Promise.all([
    import('@mdx-js/mdx'),
    import('remark-gfm'),
  ])
  const found: ContentProblem[] = []
  const collect = () => (tree: unknown) => {
    const open = openFence(tree, body, file)
    found.push(...(open ? [open] : [...lessonProblems(tree, file, known), ...more(tree, body)]))
  }
  try {
    await compile(body, { remarkPlugins: [remarkGfm, collect] })
  } catch (error) {
    return [...found, syntaxProblem(file, error as MdxError, body)]
  }
  return found
}

/** The fields of a `VFileMessage` that are needed; not every error of the compiler has a place. */
type MdxError = {
  readonly reason?: string
  readonly message: string
  readonly line?: number
  readonly column?: number
}

function syntaxProblem(
  file: string,
  { reason, message, line = 1, column = 1 }: MdxError,
  body: string,
): ContentProblem {
  const said = reason ?? message
  const lines = body.split('\n')
  for (const [pattern, explain] of FAULTS) {
    const match = pattern.exec(said)
    if (match) return explained(file, { line, column }, explain(match, lines, line))
  }
  const suggestion =
    'A < or { that is meant as text is written \\< or \\{, or stands in backticks; every component is closed.'
  return problem('LESSON002', file, said, { at: { line, column }, suggestion })
}

type Explained = {
  readonly message: string
  readonly suggestion: string
  readonly from?: string
  readonly fix?: { readonly from: string; readonly to: string; readonly column?: number } | null
}

/** `from`, as 9:3, is where the fault begins; the compiler reports where it gave up. */
function explained(file: string, at: Place, { message, suggestion, from, fix = null }: Explained) {
  const [line = at.line, column = at.column] = (from ?? '').split(':').map(Number).filter(Boolean)
  return problem('LESSON002', file, message, { at: { line, column }, suggestion, fix })
}

type Fix = NonNullable<Explained['fix']>

/** A comment of HTML in one line, as one that lessons can hold. */
function commentIn(source = ''): Fix | null {
  const [from, said] = /<!--((?:(?!-->|\*\/).)*)-->/.exec(source) ?? []
  return from === undefined ? null : { column: 1, from, to: `{/*${said}*/}` }
}

/** A component that holds nothing, without the slash at its end. */
function slashed(name: string, source = ''): Fix | null {
  const [from, inside] = new RegExp(`<${name}\\b([^<>]*)>`).exec(source) ?? []
  return from === undefined ? null : { column: 1, from, to: `<${name}${inside!.trimEnd()} />` }
}

/** A value without quotes, or in those of a text processor. */
function quotedValue(source = ''): Fix | null {
  const [from, value] =
    /=(?:[“”„«]([^“”«»"<>]*)[“”»]|(?!["'{])([\w./#-]+))/.exec(source)?.filter(Boolean) ?? []
  return from === undefined ? null : { column: 1, from, to: `="${value}"` }
}

/** The end of a component that holds nothing, with the other slash. */
function backslashed(source = ''): Fix | null {
  const [from, name] = /<([A-Z]\w*)[^<>]*\\>/.exec(source) ?? []
  return from === undefined || !EMPTY.includes(name!)
    ? null
    : { column: 1, from, to: `${from.slice(0, -2)}/>` }
}

/** The line on which a quote of a component is opened and not closed, as 9:3. */
function openQuote(lines: readonly string[]): string {
  const at = lines.findIndex((line) => /<[A-Z]\w*[^>]*="[^"]*$/.test(line))
  return at === -1 ? '' : `${at + 1}:${lines[at]!.search(/<[A-Z]/) + 1}`
}

const EMPTY = ['Lab', 'Quiz', 'Figure']

/** What authors bring from pages; any other word between < and > stands for what the reader puts there. */
const HTML =
  /^(?:a|abbr|audio|b|big|blockquote|br|button|caption|center|code|dd|del|details|div|dl|dt|em|embed|figure|font|h[1-6]|hr|i|iframe|img|input|ins|li|link|mark|object|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|wbr)$/

function notClosed(name: string, from: string, lines: readonly string[]): Explained {
  if (EMPTY.includes(name)) {
    const message = `<${name}> holds nothing, and has no slash at its end.`
    const fix = slashed(name, lines[Number.parseInt(from, 10) - 1])
    return { message, suggestion: `Write ${fix?.to ?? `<${name} />`}.`, from, fix }
  }
  if (/^[a-z]/.test(name) && !HTML.test(name) && name !== 'kbd') {
    const suggestion = `Where it stands for a word of the reader, write \\<${name}>, or put it in backticks.`
    return { message: `<${name}> begins a component that does not exist.`, suggestion, from }
  }
  if (HTML.test(name)) {
    const suggestion = 'Write it in Markdown; a new paragraph begins behind an empty line.'
    return { message: `<${name}> is HTML, which lessons do not hold.`, suggestion, from }
  }
  return {
    message: `<${name}> is opened here and not closed.`,
    suggestion: `Write </${name}> where it ends.`,
    from,
  }
}

/** Messages of the compiler, in words for those who write. */
const FAULTS: readonly (readonly [
  RegExp,
  (match: RegExpExecArray, lines: readonly string[], line: number) => Explained,
])[] = [
  [
    /^Expected a closing tag for `<([\w.-]+)>` \((\d+:\d+)/,
    ([, name, from], lines) => notClosed(name!, from!, lines),
  ],
  [
    /^Unexpected closing tag `<\/([\w.]+)>`, expected corresponding closing tag for `<([\w.]+)>`/,
    ([, name, open]) => ({
      message: `</${name}> closes nothing: <${open}> is open.`,
      suggestion: `did you mean "</${open}>"?`,
      fix: respelt(name!, [open!]),
    }),
  ],
  [
    /before name.*create a comment/,
    (_, lines, line) => ({
      message: 'Comments of HTML are not accepted in lessons.',
      suggestion: 'Write {/* … */} in place of <!-- … -->.',
      fix: commentIn(lines[line - 1]),
    }),
  ],
  [
    /to create a link in MDX/,
    () => ({
      message: 'A < begins a component, and what follows is an address.',
      suggestion: 'Write a link as [what it leads to](https://…), an address alone in backticks.',
    }),
  ],
  [
    /end of file in attribute value/,
    (_, lines) => ({
      message: 'A quote is opened in this component and not closed.',
      suggestion: 'Close it where the value ends: name="value".',
      from: openQuote(lines),
    }),
  ],
  [
    /before attribute value/,
    (_, lines, line) => ({
      message: 'The value of an attribute stands in straight quotes.',
      suggestion: 'Write name="value".',
      fix: quotedValue(lines[line - 1]),
    }),
  ],
  [
    /before name|before closing tag/,
    () => ({
      message: 'A < begins a component, and no name of one follows.',
      suggestion: 'For the sign in the text write \\<, or put the text in backticks.',
    }),
  ],
  [
    /^Unexpected character `\\`/,
    (_, lines, line) => ({
      message: 'A component ends with />, and a \\ stands here.',
      suggestion: 'Write / in its place.',
      fix: backslashed(lines[line - 1]),
    }),
  ],
  [
    /in expression|parse expression/,
    () => ({
      message: 'A { begins code, and no } that ends it follows.',
      suggestion: 'For a brace in the text write \\{, or put the text in backticks.',
    }),
  ],
]
