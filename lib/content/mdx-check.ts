import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lessonProblems } from './lesson-rules.ts'
import type { Known } from './lesson-rules.ts'
import { splitFrontMatter } from './load-lesson.ts'
import { problem } from './problem.ts'
import type { ContentProblem, Course, GlossaryEntry } from './types.ts'

/** The MDX problems of every lesson of a course. */
export async function checkLessons(
  course: Course,
  glossary: readonly GlossaryEntry[],
  cwd = process.cwd(),
): Promise<ContentProblem[]> {
  const terms = glossary.map(({ id }) => id)
  const lessons = course.modules.flatMap((module) => module.lessons)
  const found = lessons.map(async ({ file, labs, quiz }) => {
    const text = await readFile(join(cwd, file), 'utf8')
    return checkLesson(file, text, { labs: labs.map(({ id }) => id), terms, quiz: quiz !== null })
  })
  return (await Promise.all(found)).flat()
}

/**
 * Compiles a lesson for its problems only. This runs before mdx-bundler, which names a file of its own
 * making in its messages and prints them besides.
 */
export async function checkLesson(file: string, text: string, known: Known): Promise<ContentProblem[]> {
  const { body } = splitFrontMatter(text)
  // Loaded here, so that the command line starts without them.
  const [{ compile }, { default: remarkGfm }] = await Promise.all([
    import('@mdx-js/mdx'),
    import('remark-gfm'),
  ])
  const found: ContentProblem[] = []
  const collect = () => (tree: unknown) => void found.push(...lessonProblems(tree, file, known))
  try {
    await compile(body, { remarkPlugins: [remarkGfm, collect] })
  } catch (error) {
    return [...found, syntaxProblem(file, error as MdxError)]
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

function syntaxProblem(file: string, { reason, message, line = 1, column = 1 }: MdxError): ContentProblem {
  const suggestion =
    'A < or { that is meant as text is written \\< or \\{, or stands in backticks; every component is closed.'
  return problem('LESSON002', file, reason ?? message, { at: { line, column }, suggestion })
}
