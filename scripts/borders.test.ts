import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bin, capture } from './support/command.ts'

type Case = readonly [folder: string, statement: string]

const value = (from: string): string => `import { a } from '${from}'\nexport const b = a\n`
const type = (from: string): string => `import type { A } from '${from}'\nexport type B = A\n`
const lazy = (from: string): string => `export const b = () => import('${from}')\n`

const crossing: readonly Case[] = [
  ['lib/engine', value('../cn.ts')],
  ['lib/engine', value('zod')],
  ['lib/engine/source', value('../dockerfile/model.ts')],
  ['lib/engine/source', type('../rules/rule.ts')],
  ['lib/engine/dockerfile', value('../images/facts.ts')],
  ['lib/engine/dockerfile', value('../build/build.ts')],
  ['lib/engine/dockerfile', value('unbash')],
  ['lib/engine/dockerfile', lazy('../build/build.ts')],
  ['lib/engine/dockerfile/shell', value('../../build/build.ts')],
  ['lib/engine/dockerfile/shell', value('zod')],
  ['lib/engine/images', value('../build/build.ts')],
  ['lib/engine/build', value('../rules/rule.ts')],
  ['lib/engine/build', value('unbash')],
  ['lib/engine/build/secrets', value('../../rules/rule.ts')],
  ['lib/engine/rules', value('../grade/grade.ts')],
  ['lib/engine/rules', value('./user-missing.ts')],
  ['lib/engine/rules', value('@/lib/cn')],
  ['lib/engine/rules/shared', value('../user-missing.ts')],
  ['lib/engine/grade', value('../../content/load.ts')],
  ['lib/engine/grade', value('zod')],
  ['lib/engine/grade', value('react')],
  ['lib/engine/grade/matchers', value('../../cli/parse.ts')],
  ['lib/engine/grade/files/compose', value('../../../completion/compose.ts')],
  ['lib/engine/grade/files/compose', value('zod')],
  ['lib/engine/daemon', value('../rules/rule.ts')],
  ['lib/engine/completion', value('../rules/rule.ts')],
  ['lib/engine/assist', value('../rules/rule.ts')],
  ['lib/highlight', value('../engine/index.ts')],
  ['lib/store', value('@/lib/engine/index.ts')],
  ['lib/store', value('@/components/lab/lab')],
  ['lib/editor', value('@/lib/engine/index.ts')],
  ['lib/editor', value('../content/load.ts')],
  ['lib/worker', value('@/lib/store/progress')],
  ['lib/worker', value('@/lib/content/index.ts')],
  ['lib/content', value('@/components/lesson/quiz')],
  ['lib/content', value('../store/progress.ts')],
  ['cli', value('@/components/ui/button')],
  ['cli', value('../lib/store/progress.ts')],
  ['components/lab', value('@/lib/content/index.ts')],
  ['components/lab', value('@/lib/engine/index.ts')],
  ['components/build-view', value('@/lib/engine/index.ts')],
  ['components/build-view', value('@/lib/engine/build/build.ts')],
  ['components/build-view', value('@/app/page')],
  ['components/lab', value('@/app/page')],
  ['components/ui', value('@/lib/store/progress')],
  ['components/ui', value('@/components/lab/lab')],
  ['components/ui', value('../lab/lab')],
  ['app', value('@/cli/main.ts')],
  ['app', value('@/scripts/build.ts')],
]

const allowed: readonly Case[] = [
  ['lib/engine', value('./grade/grade.ts')],
  ['lib/engine/source', value('./position.ts')],
  ['lib/engine/dockerfile', value('../source/position.ts')],
  ['lib/engine/dockerfile/shell', value('unbash')],
  ['lib/engine/dockerfile/shell', type('../model.ts')],
  ['lib/engine/images', type('../dockerfile/model.ts')],
  ['lib/engine/build', value('../images/facts.ts')],
  ['lib/engine/build/secrets', value('../../source/position.ts')],
  ['lib/engine/rules', value('./rule.ts')],
  ['lib/engine/rules', value('./shared/words.ts')],
  ['lib/engine/rules', type('../build/types.ts')],
  ['lib/engine/daemon', value('../document/json.ts')],
  ['lib/engine/completion', value('../daemon/keys.ts')],
  ['lib/engine/assist', value('../dockerfile/keywords.ts')],
  ['lib/highlight', value('./scan.ts')],
  ['lib/engine/grade', value('../rules/rule.ts')],
  ['lib/engine/grade/files/compose', value('../../../compose/model.ts')],
  ['lib/engine/grade/files/compose', value('../../outcome.ts')],
  ['lib/store', type('@/lib/engine/index.ts')],
  ['lib/worker', value('@/lib/engine/index.ts')],
  ['lib/content', value('@/lib/engine/index.ts')],
  ['cli', value('../lib/content/index.ts')],
  ['components/lab', type('@/lib/content/types.ts')],
  ['components/lab', value('@/components/ui/button')],
  ['components/build-view', value('@/lib/engine/build/report/words.ts')],
  ['components/build-view', type('@/lib/engine/build/report/types.ts')],
  ['components/ui', value('@/lib/cn')],
  ['components/ui', value('./spinner')],
  ['app', value('@/lib/content/index.ts')],
]

const cases = [...crossing, ...allowed]
const pathOf = (of: Case): string => `${of[0]}/case-${cases.indexOf(of)}.ts`
let root: string
let reported: ReadonlySet<string>

/** One run of the linter over a project that is nothing but these imports. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'drydock-borders-'))
  cpSync('.oxlintrc.json', join(root, '.oxlintrc.json'))
  for (const of of [...cases, ['lib/engine/grade', value('zod')] as const]) {
    const path = join(root, cases.includes(of) ? pathOf(of) : 'lib/engine/grade/schema.ts')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, of[1])
  }
  writeFileSync(join(root, 'cli/one.ts'), `import { two } from './two.ts'\nexport const one = () => two()\n`)
  writeFileSync(join(root, 'cli/two.ts'), `import { one } from './one.ts'\nexport const two = () => one()\n`)
  const { output } = await capture(bin('oxlint'), ['--format', 'unix'], root)
  reported = new Set(
    output.split('\n').flatMap((line) => (/restricted|cycle/.test(line) ? [line.split(':')[0] ?? ''] : [])),
  )
}, 30_000)
afterAll(() => rmSync(root, { recursive: true }))

const rows = (list: readonly Case[]) =>
  list.map((of) => ({ folder: of[0], statement: of[1], path: pathOf(of) }))

test.each(rows(crossing))('a crossed border is reported: $folder, $statement', ({ path }) => {
  expect(reported).toContain(path)
})

test.each(rows(allowed))('what a folder may know is not: $folder, $statement', ({ path }) => {
  expect(reported).not.toContain(path)
})

test('zod is for the schema alone', () => expect(reported).not.toContain('lib/engine/grade/schema.ts'))

test('files that import each other are reported', () => expect(reported).toContain('cli/one.ts'))
