import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Rule, RuleDocs } from '../lib/engine/rules/rule.ts'
import { read, walk, write } from './support/files.ts'
import { imageIndex } from './support/image-index.ts'
import { loadModule } from './support/load-module.ts'
import { ruleCodes, ruleDocsIndex, ruleFiles, ruleIndex } from './support/rule-index.ts'
import { metaProblems, rulePage, rulesPage } from './support/rule-pages.ts'

type Generated = ReadonlyMap<string, string>

const IMAGES = 'lib/engine/images'
const CATALOGUE = `${IMAGES}/catalogue.ts`
const RULES = 'lib/engine/rules'

type Catalogue = { readonly rules: readonly Rule[]; readonly docs: Readonly<Record<string, RuleDocs>> }

/** The lists made of the rules: what checks, what is written about it, and the ids in other tools. */
function indexes(folder: string, files: readonly string[]): Generated {
  return new Map([
    [join(folder, 'index.ts'), ruleIndex(folder, files)],
    [join(folder, 'docs.ts'), ruleDocsIndex(folder, files)],
    [join(folder, 'codes.ts'), ruleCodes(files)],
  ])
}

/** Writes the catalogue of images and the rules' index; every other generated file is made from what they export. */
export async function generateIndex(root = '.'): Promise<readonly string[]> {
  const catalogue = imageIndex(join(root, IMAGES))
  if (catalogue !== null) await write(join(root, CATALOGUE), catalogue)
  const folder = join(root, RULES)
  const files = ruleFiles(folder)
  for (const [path, text] of indexes(folder, files)) await write(path, text)
  return files
}

async function loadRules(files: readonly string[], root: string): Promise<Catalogue> {
  const { rules } = await loadModule<Pick<Catalogue, 'rules'>>(`./${RULES}/index.ts`, root)
  const { ruleDocs: docs } = await loadModule<{ ruleDocs: Catalogue['docs'] }>(`./${RULES}/docs.ts`, root)
  const problems = rules.flatMap((rule, at) => {
    const file = files[at] ?? ''
    const name = basename(file, '.ts')
    return metaProblems(rule, docs[name]!, name).map((problem) => `${file}: ${problem}`)
  })
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return { rules, docs }
}

function pages({ rules, docs }: Catalogue, root: string): Generated {
  const page = (name: string): string => join(root, 'docs/rules', `${name}.md`)
  return new Map([
    [page('index'), rulesPage(rules)],
    ...rules.map((rule) => [page(rule.meta.name), rulePage(rule, docs[rule.meta.name]!)] as const),
  ])
}

/** Writes all generated files and removes the pages of rules that are gone. */
export async function generate(root = '.'): Promise<number> {
  const catalogue = await loadRules(await generateIndex(root), root)
  const wanted = pages(catalogue, root)
  const gone = walk(join(root, 'docs/rules')).filter((path) => !wanted.has(path))
  await Promise.all([
    ...gone.map((path) => rm(path)),
    ...[...wanted].map(([path, text]) => write(path, text)),
  ])
  return catalogue.rules.length
}

/** The generated files that do not say what they should. */
async function stale(): Promise<string[]> {
  const files = ruleFiles(RULES)
  if ((await read(CATALOGUE)) !== imageIndex(IMAGES)) return [CATALOGUE]
  for (const [path, text] of indexes(RULES, files)) if ((await read(path)) !== text) return [path]
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
