import { basename, join } from 'node:path'
import { generate } from './generate.ts'
import { ruleFiles } from './support/rule-index.ts'
import { done, fill, Misuse, parts, withMisuse } from './support/template.ts'

/** Writes a rule that works and its test, to be changed. */
export async function newRule(address: string | undefined, root = '.'): Promise<string> {
  const [name = ''] = parts(address, 'base-image-untagged')
  const folder = join(root, 'lib/engine/rules/dockerfile')
  const taken = ruleFiles(join(root, 'lib/engine/rules')).find((file) => basename(file) === `${name}.ts`)
  if (taken) throw new Misuse(`${taken} is there already.`)
  const files = await fill('rule', folder, name, (path) => path.replace('rule', name))
  await generate(root)
  return done(files, `Next: change both, then npx vitest run ${join(folder, name)}`)
}

export const main = (args: readonly string[]): Promise<number> => withMisuse(() => newRule(args[0]))
