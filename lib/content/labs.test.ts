import { expect, test } from 'vitest'
import { checkLessons } from './mdx-check.ts'
import { courseContent, proveShare, said } from './testing/course-labs.ts'
import { wholeOf } from './whole.ts'

test('content/ has no problems', async () => {
  const { course, glossary, problems } = await courseContent()
  expect(said(problems)).toEqual([])
  expect(said(await checkLessons(course, glossary, await wholeOf()))).toEqual([])
})

await proveShare(0, 3)
