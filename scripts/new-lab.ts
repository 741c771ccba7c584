import { join } from 'node:path'
import { read, write } from './support/files.ts'
import { done, fill, Misuse, parts, withMisuse } from './support/template.ts'

/** Shows the lab in the lesson's text: before the questions at its end, or as the last thing. */
function withLab(text: string, lab: string): string {
  const tag = `<Lab id="${lab}" />`
  const questions = text.lastIndexOf('\n<Quiz />')
  return questions === -1
    ? `${text.trimEnd()}\n\n${tag}\n`
    : `${text.slice(0, questions)}\n${tag}\n${text.slice(questions)}`
}

/** Writes a lab that loads and can be solved, to be changed, and shows it in its lesson. */
export async function newLab(address: string | undefined, root = '.'): Promise<string> {
  const [module = '', lesson = '', lab = ''] = parts(address, 'hardening/users/nonroot')
  const home = join(root, 'content', module, lesson)
  const prose = join(home, 'lesson.mdx')
  const text = await read(prose)
  if (text === null)
    throw new Misuse(`${home} is no lesson: npm run new:lesson -- ${module}/${lesson} makes one.`)
  const files = await fill('lab', join(home, 'labs', lab), lab)
  await write(prose, withLab(text, lab))
  return done([...files, prose], `Next: change them, then npx drydock content check ${home}`)
}

export const main = (args: readonly string[]): Promise<number> => withMisuse(() => newLab(args[0]))
