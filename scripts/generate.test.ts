import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FACTS_DATE, IMAGES } from '../lib/engine/images/catalogue.ts'
import { rules } from '../lib/engine/rules/dockerfile/index.ts'
import { generateIndex } from './generate.ts'
import { walk } from './support/files.ts'
import { ruleFiles } from './support/rule-index.ts'

let root: string
const folder = (): string => join(root, 'lib/engine/rules')
const add = (path: string, text: string): void => {
  mkdirSync(join(folder(), path, '..'), { recursive: true })
  writeFileSync(join(folder(), path), text)
}

beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'drydock-'))))
afterEach(() => rmSync(root, { recursive: true }))

test('the index has every rule of the folder, and no other', () => {
  const files = ruleFiles('lib/engine/rules/dockerfile').map((file) => basename(file, '.ts'))
  expect(rules.map(({ meta }) => meta.name)).toEqual(files)
})

test('rules are imported in the order of their names, from subfolders too; helpers and tests are not', async () => {
  const rule = 'export default defineRule({})\n'
  add('dockerfile/users/user-missing.ts', rule)
  add('dockerfile/add-instead-of-copy.ts', rule)
  add('dockerfile/users/user-missing.test.ts', rule)
  add('dockerfile/shared/words.ts', rule)
  add('lint.ts', 'export function lint() {}\n')
  add('rule.ts', 'export type Rule = {}\n')
  await generateIndex(root)
  const index = readFileSync(join(folder(), 'dockerfile/index.ts'), 'utf8')
  expect(index.match(/^import .*$/gm)).toEqual([
    `import type { Rule } from '../rule.ts'`,
    `import addInsteadOfCopy from './add-instead-of-copy.ts'`,
    `import userMissing from './users/user-missing.ts'`,
  ])
  expect(index).toContain('= [\n  addInsteadOfCopy,\n  userMissing,\n]')
})

const imagesFolder = (): string => join(root, 'lib/engine/images')
const addImage = (name: string, facts: object): void => {
  mkdirSync(join(imagesFolder(), 'data'), { recursive: true })
  writeFileSync(
    join(imagesFolder(), 'distributions.json'),
    readFileSync('lib/engine/images/distributions.json'),
  )
  writeFileSync(join(imagesFolder(), 'data', `${name}.json`), JSON.stringify(facts))
}
const lighthouse = {
  names: ['harbour/lighthouse'],
  family: 'debian',
  sources: ['https://example.com/lighthouse 2026-11-01'],
}

test('the catalogue has every image of the folder', () => {
  const files = walk('lib/engine/images/data').map((file) => readFileSync(file, 'utf8'))
  expect(IMAGES).toEqual(files.map((text) => JSON.parse(text)))
})

test('the catalogue is written from the data files', async () => {
  addImage('lighthouse', lighthouse)
  await generateIndex(root)
  const catalogue = readFileSync(join(imagesFolder(), 'catalogue.ts'), 'utf8')
  expect(catalogue).toContain('"names":["harbour/lighthouse"]')
  expect(catalogue).toContain(`export const FACTS_DATE = ${JSON.stringify(FACTS_DATE)}`)
})

test('a broken data file stops it, and says where', async () => {
  addImage('lighthouse', { ...lighthouse, family: 'gentoo' })
  await expect(generateIndex(root)).rejects.toThrow(/lighthouse\.json: family: write one of debian/)
})

test('no two files may claim one name', async () => {
  addImage('lighthouse', lighthouse)
  addImage('lightship', lighthouse)
  await expect(generateIndex(root)).rejects.toThrow(
    /lightship\.json: names: “harbour\/lighthouse” is in .*lighthouse\.json already/,
  )
})
