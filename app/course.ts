import 'server-only'

import { cache } from 'react'

import { loadCourse } from '@/lib/content/index.ts'

/** The course and the glossary. Throws where content is broken: a page built from half of it would be worse than none. */
export const getContent = cache(async () => {
  const { course, glossary, problems } = await loadCourse()
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0)
    throw new Error(
      errors.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`).join('\n'),
    )
  return { course, glossary }
})
