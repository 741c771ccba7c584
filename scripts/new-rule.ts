import { basename, join } from 'node:path'
import type { RuleKind } from '../lib/engine/rules/rule.ts'
import { generate } from './generate.ts'
import { RULE_KINDS, ruleFiles } from './support/rule-index.ts'
import { done, fill, Misuse, parts, withMisuse } from './support/template.ts'

/** Writes a rule that works and its test, to be changed. `compose/NAME` is one for compose files, `NAME` one for Dockerfiles. */
export async function newRule(address: string | undefined, root = '.'): Promise<string> {
  const { kind, name } = read(address)
  const folder = join(root, 'lib/engine/rules', kind)
  const taken = ruleFiles(join(root, 'lib/engine/rules')).find((file) => basename(file) === `${name}.ts`)
  if (taken) throw new Misuse(`${taken} is there already.`)
  const template = kind === 'dockerfile' ? 'rule' : `rule-${kind}`
  const files = await fill(template, folder, name, (path) => path.replace('rule', name))
  await generate(root)
  return done(files, `Next: change both, then npx vitest run ${join(folder, name)}`)
}

function read(address: string | undefined): { readonly kind: RuleKind; readonly name: string } {
  const [first = '', second] = (address ?? '').split('/')
  if (second === undefined)
    return { kind: 'dockerfile', name: parts(address, 'base-image-untagged')[0] ?? '' }
  const kind = RULE_KINDS.find((each) => each === first)
  if (!kind)
    throw new Misuse(`“${first}” is no kind of file with rules: write one of ${RULE_KINDS.join(', ')}.`)
  return { kind, name: parts(address, 'compose/compose-privileged')[1] ?? '' }
}

export const main = (args: readonly string[]): Promise<number> => withMisuse(() => newRule(args[0]))
