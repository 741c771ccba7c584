import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CatalogueEntry } from '../lib/engine/rules/catalogue.ts'
import { read, walk, write } from './support/files.ts'
import { imageIndex } from './support/image-index.ts'
import { loadModule } from './support/load-module.ts'
import {
  RULE_KINDS,
  ruleCodes,
  ruleDocsIndex,
  ruleFiles,
  ruleIndex,
  ruleReasons,
} from './support/rule-index.ts'
import { metaProblems, rulePage, rulesPage } from './support/rule-pages.ts'

type Generated = ReadonlyMap<string, string>

const IMAGES = 'lib/engine/images'
const CATALOGUE = `${IMAGES}/catalogue.ts`
const RULES = 'lib/engine/rules'

/** The lists made of the rules: for each kind what checks and what is written about it, and the ids in other tools. */
function indexes(root: string): Generated {
  const folder = join(root, RULES)
  const lists = RULE_KINDS.flatMap((kind): [string, string][] => {
    const own = join(folder, kind)
    const files = ruleFiles(own)
    return [
      [join(own, 'index.ts'), ruleIndex(own, kind, files)],
      [join(own, 'docs.ts'), ruleDocsIndex(own, files)],
    ]
  })
  return new Map([...lists, [join(folder, 'codes.ts'), ruleCodes(ruleFiles(join(folder, 'dockerfile')))]])
}

/** What `npm run dev` writes anew whenever a lesson or a lab is saved; null otherwise. */
export type Saved = { readonly course: string; readonly at: number }
export const SAVED = 'app/saved.ts'

export const savedModule = (saved: Saved | null): string =>
  [
    '/** Where the course is that was saved last, while one writes. Made by `npm run generate` and `npm run dev`. */',
    `export const saved: { readonly course: string; readonly at: number } | null = ${JSON.stringify(saved)}`,
    '',
  ].join('\n')

/** Writes the catalogue of images and the rules' indexes; every other generated file is made from what they export. */
export async function generateIndex(root = '.'): Promise<void> {
  const catalogue = imageIndex(join(root, IMAGES))
  if (catalogue !== null) await write(join(root, CATALOGUE), catalogue)
  for (const [path, text] of indexes(root)) await write(path, text)
  await write(join(root, SAVED), savedModule(null))
}

async function loadRules(root: string): Promise<readonly CatalogueEntry[]> {
  const { catalogue } = await loadModule<{ catalogue: readonly CatalogueEntry[] }>(
    `./${RULES}/catalogue.ts`,
    root,
  )
  const problems = RULE_KINDS.flatMap((kind) => ruleFiles(join(root, RULES, kind))).flatMap((file) => {
    const name = basename(file, '.ts')
    const entry = catalogue.find(({ meta }) => meta.name === name)
    const found = entry ? metaProblems(entry) : [`meta.name is not ${name}, as the file is called`]
    return found.map((problem) => `${file}: ${problem}`)
  })
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return catalogue
}

/** The reasons alone, for pages that show findings: they come after the rules, when somebody reads. */
function reasons(catalogue: readonly CatalogueEntry[], root: string): Generated {
  return new Map(
    RULE_KINDS.map((kind) => [
      join(root, RULES, kind, 'why.ts'),
      ruleReasons(catalogue.filter(({ kinds }) => kinds.includes(kind))),
    ]),
  )
}

function pages(catalogue: readonly CatalogueEntry[], root: string): Generated {
  const page = (name: string): string => join(root, 'docs/rules', `${name}.md`)
  return new Map([
    [page('index'), rulesPage(catalogue)],
    ...catalogue.map((entry) => [page(entry.meta.name), rulePage(entry)] as const),
  ])
}

/** Writes all generated files and removes the pages of rules that are gone. */
export async function generate(root = '.'): Promise<number> {
  await generateIndex(root)
  const catalogue = await loadRules(root)
  const wanted = pages(catalogue, root)
  for (const [path, text] of reasons(catalogue, root)) await write(path, text)
  const gone = walk(join(root, 'docs/rules')).filter((path) => !wanted.has(path))
  await Promise.all([
    ...gone.map((path) => rm(path)),
    ...[...wanted].map(([path, text]) => write(path, text)),
  ])
  return catalogue.length
}

/** The generated files that do not say what they should. */
async function stale(): Promise<string[]> {
  if ((await read(CATALOGUE)) !== imageIndex(IMAGES)) return [CATALOGUE]
  for (const [path, text] of indexes('.')) if ((await read(path)) !== text) return [path]
  const catalogue = await loadRules('.')
  for (const [path, text] of reasons(catalogue, '.')) if ((await read(path)) !== text) return [path]
  const wanted = pages(catalogue, '.')
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
