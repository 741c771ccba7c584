import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { done, fill, Misuse, parts, withMisuse } from './support/template.ts'

/** Writes a lab that loads and can be solved, to be changed. */
export async function newLab(address: string | undefined, root = '.'): Promise<string> {
  const [module = '', lesson = '', lab = ''] = parts(address, 'hardening/users/nonroot')
  const home = join(root, 'content', module, lesson)
  if (!existsSync(join(home, 'lesson.mdx'))) {
    throw new Misuse(`${home} is no lesson: npm run new:lesson ${module}/${lesson} makes one.`)
  }
  const folder = join(home, 'labs', lab)
  const files = await fill('lab', folder, lab)
  return done(
    files,
    `Next: change them, show the lab in ${home}/lesson.mdx with <Lab id="${lab}" />, then npx drydock content check`,
  )
}

export const main = (args: readonly string[]): Promise<number> => withMisuse(() => newLab(args[0]))
