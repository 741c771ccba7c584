import 'server-only'

import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import { checkLesson } from './mdx-check.ts'
import { splitFrontMatter } from './load-lesson.ts'
import { formatProblem } from './problem.ts'
import { rehypeFences } from './rehype-fences.ts'
import type { GlossaryEntry, Lesson } from './types.ts'

/**
 * A lesson as code for `getMDXComponent` of mdx-bundler; with a glossary, its terms are checked too. Call it while the site is built only: it runs esbuild.
 * Throws with every problem at its place, because a page of a broken lesson must not be published.
 */
export async function compileLesson(
  lesson: Lesson,
  glossary?: readonly GlossaryEntry[],
): Promise<{ code: string }> {
  const text = await readFile(lesson.file, 'utf8')
  await assertSound(lesson, text, glossary ?? null)
  const { code } = await bundleMDX({
    source: splitFrontMatter(text).body,
    // What a trusted lesson imports lies beside it.
    cwd: dirname(resolve(lesson.file)),
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [...(options.remarkPlugins ?? []), remarkGfm],
      rehypePlugins: [...(options.rehypePlugins ?? []), rehypeSlug, rehypeFences],
    }),
    esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
  })
  return { code }
}

async function assertSound(
  lesson: Lesson,
  text: string,
  glossary: readonly GlossaryEntry[] | null,
): Promise<void> {
  const { file, labs, quiz } = lesson
  const known = {
    labs: labs.map(({ id }) => id),
    terms: glossary?.map(({ id }) => id) ?? null,
    quiz: quiz !== null,
    trusted: lesson.trusted,
    unread: lesson.unread,
  }
  const problems = await checkLesson(file, text, known)
  if (problems.length > 0) throw new Error(problems.map((each) => formatProblem(each, text)).join('\n'))
}
