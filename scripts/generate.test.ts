import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rules } from '../lib/engine/rules/index.ts'
import { generateIndex } from './generate.ts'
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
  const files = ruleFiles('lib/engine/rules').map((file) => basename(file, '.ts'))
  expect(rules.map(({ meta }) => meta.name)).toEqual(files)
})

test('rules are imported in the order of their names, from subfolders too; helpers and tests are not', async () => {
  const rule = 'export default defineRule({})\n'
  add('user-missing.ts', rule)
  add('dockerfile/add-instead-of-copy.ts', rule)
  add('user-missing.test.ts', rule)
  add('shared/words.ts', rule)
  add('lint.ts', 'export function lint() {}\n')
  add('rule.ts', 'export type Rule = {}\n')
  await generateIndex(root)
  const index = readFileSync(join(folder(), 'index.ts'), 'utf8')
  expect(index.match(/^import .*$/gm)).toEqual([
    `import type { Rule } from './rule.ts'`,
    `import addInsteadOfCopy from './dockerfile/add-instead-of-copy.ts'`,
    `import userMissing from './user-missing.ts'`,
  ])
  expect(index).toContain('= [\n  addInsteadOfCopy,\n  userMissing,\n]')
})
