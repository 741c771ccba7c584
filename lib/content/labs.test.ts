import { expect, test } from 'vitest'
import { checkLessons } from './mdx-check.ts'
import { courseContent, proveShare, said } from './testing/course-labs.ts'
import { wholeOf } from './whole.ts'

test('content/ has no errors', async () => {
  const { course, glossary, problems } = await courseContent()
  expect(said(problems)).toEqual([])
  const found = await checkLessons(course, glossary, await wholeOf())
  expect(said(found.filter(({ severity }) => severity === 'error'))).toEqual([])
})

await proveShare(0, 3)
