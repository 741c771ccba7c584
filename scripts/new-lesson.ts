import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addLesson } from './support/course-file.ts'
import { done, fill, Misuse, parts, withMisuse } from './support/template.ts'

/** Writes a lesson that loads, to be changed, and puts it at the end of its module. */
export async function newLesson(address: string | undefined, root = '.'): Promise<string> {
  const [module = '', lesson = ''] = parts(address, 'small-images/layers-and-cache')
  const folder = join(root, 'content', module, lesson)
  if (existsSync(folder)) throw new Misuse(`${folder} is there already.`)
  const course = await addLesson(root, module, lesson)
  const files = await fill('lesson', folder, lesson)
  return done([...files, course], `Next: write ${folder}/lesson.mdx; ${course} decides its place.`)
}

export const main = (args: readonly string[]): Promise<number> => withMisuse(() => newLesson(args[0]))
