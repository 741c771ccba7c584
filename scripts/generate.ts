import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Rule } from '../lib/engine/rules/rule.ts'
import { read, walk, write } from './support/files.ts'
import { imageIndex } from './support/image-index.ts'
import { loadModule } from './support/load-module.ts'
import { ruleFiles, ruleIndex } from './support/rule-index.ts'
import { metaProblems, rulePage, rulesPage } from './support/rule-pages.ts'

type Generated = ReadonlyMap<string, string>

const IMAGES = 'lib/engine/images'
const CATALOGUE = `${IMAGES}/catalogue.ts`

/** Writes the catalogue of images and the rules' index; every other generated file is made from what they export. */
export async function generateIndex(root = '.'): Promise<readonly string[]> {
  const catalogue = imageIndex(join(root, IMAGES))
  if (catalogue !== null) await write(join(root, CATALOGUE), catalogue)
  const folder = join(root, 'lib/engine/rules')
  const files = ruleFiles(folder)
  await write(join(folder, 'index.ts'), ruleIndex(folder, files))
  return files
}

async function loadRules(files: readonly string[], root: string): Promise<readonly Rule[]> {
  const { rules } = await loadModule<{ rules: readonly Rule[] }>('./lib/engine/rules/index.ts', root)
  const problems = rules.flatMap((rule, at) => {
    const file = files[at] ?? ''
    return metaProblems(rule, basename(file, '.ts')).map((problem) => `${file}: ${problem}`)
  })
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return rules
}

function pages(rules: readonly Rule[], root: string): Generated {
  const page = (name: string): string => join(root, 'docs/rules', `${name}.md`)
  return new Map([
    [page('index'), rulesPage(rules)],
    ...rules.map((rule) => [page(rule.meta.name), rulePage(rule)] as const),
  ])
}

/** Writes all generated files and removes the pages of rules that are gone. */
export async function generate(root = '.'): Promise<number> {
  const rules = await loadRules(await generateIndex(root), root)
  const wanted = pages(rules, root)
  const gone = walk(join(root, 'docs/rules')).filter((path) => !wanted.has(path))
  await Promise.all([
    ...gone.map((path) => rm(path)),
    ...[...wanted].map(([path, text]) => write(path, text)),
  ])
  return rules.length
}

/** The generated files that do not say what they should. */
async function stale(): Promise<string[]> {
  const folder = 'lib/engine/rules'
  const files = ruleFiles(folder)
  const index = `${folder}/index.ts`
  if ((await read(CATALOGUE)) !== imageIndex(IMAGES)) return [CATALOGUE]
  if ((await read(index)) !== ruleIndex(folder, files)) return [index]
  const wanted = pages(await loadRules(files, '.'), '.')
  const texts = await Promise.all(
    [...wanted].map(async ([path, text]) => ((await read(path)) === text ? [] : [path])),
  )
  return [...texts.flat(), ...walk('docs/rules').filter((path) => !wanted.has(path))]
}

export async function main(args: readonly string[]): Promise<number> {
  try {
    const files = args.includes('--check') ? await stale() : []
    if (!args.includes('--check')) await generate()
    for (const file of files) console.error(`${file} is not up to date: run npm run generate`)
    return files.length > 0 ? 1 : 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
