import 'server-only'

import { cache } from 'react'

import { loadCourse } from '@/lib/content/index.ts'

/** A build reads the course once for all of its pages; while one writes, each view of a page reads it anew. */
const remembered = process.env.NODE_ENV === 'production' ? once : cache

/** The course and the glossary. Throws where content is broken: a page built from half of it would be worse than none. */
export const getContent = remembered(async () => {
  const { course, glossary, problems } = await loadCourse()
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0)
    throw new Error(
      errors.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`).join('\n'),
    )
  return { course, glossary }
})

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}
