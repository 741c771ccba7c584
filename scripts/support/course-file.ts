import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument } from 'yaml'
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
    throw new Misuse(
      `${path} has no module “${module}”: add its number, slug, title, summary and lessons there first.`,
    )
  }
  lessons.add(document.createNode(lesson))
  await writeFile(path, document.toString({ lineWidth: 0 }))
  return path
}
