import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
import { nearest } from '../../lib/content/nearest.ts'
import { Misuse } from './template.ts'

/** Adds a lesson at the end of its module in content/course.yaml; comments and order stay as they are. */
export async function addLesson(root: string, module: string, lesson: string): Promise<string> {
  const path = join(root, 'content/course.yaml')
  const document = parseDocument(await readFile(path, 'utf8'))
  const modules = document.get('modules')
  const found = isSeq(modules)
    ? modules.items.find((item) => isMap(item) && item.get('slug') === module)
    : undefined
  const lessons = isMap(found) ? found.get('lessons') : undefined
  if (!isSeq(lessons)) {
    const known = isSeq(modules)
      ? modules.items.flatMap((item) => (isMap(item) ? String(item.get('slug')) : []))
      : []
    const guess = nearest(module, known)
    const meant = guess === null ? `It has ${known.join(', ')}.` : `Did you mean ${guess}?`
    throw new Misuse(
      `${path} has no module “${module}”. ${meant} For a new one add its slug, number, title, summary and lessons there first.`,
    )
  }
  lessons.add(document.createNode(lesson))
  await writeFile(path, document.toString({ lineWidth: 0 }))
  return path
}
