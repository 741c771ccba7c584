import { expect, test } from 'vitest'
import * as z from 'zod'
import { checkSchema } from '../engine/grade/schema.ts'
import { authoringGuide } from './authoring.ts'
import { RECIPES } from './authoring-recipes.ts'
import { CODES } from './problem.ts'
import { readYaml } from './yaml.ts'

test('docs/authoring.md is what the schemas say', async () => {
  await expect(authoringGuide()).toMatchFileSnapshot('../../docs/authoring.md')
})

test('it explains every problem that an author can meet, at the address the problem prints', () => {
  const guide = authoringGuide()
  for (const code of Object.keys(CODES)) expect(guide).toContain(`\n### ${code}\n`)
})

test.each([
  '| `objectives[].near[].say` | text |',
  '| `objectives[].kind` | `goal`, `intent` |',
  '| `passMark` | whole number, 80 if left out |',
  '| `image.user.root` | true or false, optional | Is it root, by name or number? | `root: false` |',
  '| `image.process` | block [process](#process), optional |',
  '| `every.is` | block or a list of these |',
  '| `[].term` | text |',
])('it has the row %s', (row) => {
  expect(authoringGuide()).toContain(row)
})

test('every key of the vocabulary has an example', () => {
  const guide = authoringGuide()
  const rows = guide
    .slice(guide.indexOf('## Checks'), guide.indexOf('## Problems'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(rows.length).toBeGreaterThan(200)
  for (const row of rows) expect(row).toMatch(/ \| \S.* \| `\w+: .+` \|$/)
  expect(guide).not.toMatch(/undefined|\[object/)
})

/** All schemas below one, each once. */
function schemasOf(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): ReadonlySet<z.core.$ZodType> {
  if (seen.has(schema)) return seen
  seen.add(schema)
  const def = schema._zod.def as z.core.$ZodTypes['_zod']['def']
  const inner: z.core.$ZodType[] =
    def.type === 'lazy'
      ? [def.getter()]
      : def.type === 'object'
        ? Object.values(def.shape)
        : def.type === 'array'
          ? [def.element]
          : def.type === 'union'
            ? [...def.options]
            : 'innerType' in def && def.innerType
              ? [def.innerType]
              : []
  for (const each of inner) schemasOf(each, seen)
  return seen
}

test('every example is one that the schema takes', () => {
  const wrong = [...schemasOf(checkSchema)].flatMap((schema) => {
    const { examples = [], description } = z.globalRegistry.get(schema) ?? {}
    return (examples as unknown[])
      .filter((example) => !z.safeParse(schema, example).success)
      .map((example) => [description, example])
  })
  expect(wrong).toEqual([])
})

test.each(RECIPES)('what is often asked is a check as it is printed: %s', (asked, check) => {
  expect(checkSchema.parse(check)).toEqual(check)
  const printed = authoringGuide()
    .split('\n')
    .find((line) => line.startsWith(`| ${asked} |`))
  const yaml = /`(.*)`/.exec(printed ?? '')?.[1]
  expect(readYaml('lab.yaml', `check: { ${yaml} }\n`).data).toEqual({ check })
})
