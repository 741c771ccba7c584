import { describe, expect, test } from 'vitest'
import { catalogue as rules } from '../../lib/engine/rules/catalogue.ts'
import { runIn } from '../testing/run-in.ts'

const [rule] = rules

test('rules --format json is one array, in the catalogue’s order', async () => {
  const { status, out } = await runIn({}, ['rules', '--format', 'json'])
  const list = JSON.parse(out) as Record<string, unknown>[]
  expect(status).toBe(0)
  expect(list.map(({ name }) => name)).toEqual(rules.map(({ meta }) => meta.name))
  for (const key of [
    'name',
    'title',
    'severity',
    'category',
    'files',
    'why',
    'messages',
    'equivalents',
    'sources',
    'docs',
  ]) {
    expect(list[0], key).toHaveProperty(key)
  }
})

test('rules as text has a line for each', async () => {
  const { out } = await runIn({}, ['rules'])
  expect(out.trimEnd().split('\n')).toHaveLength(rules.length)
  expect(out).toContain(rule!.meta.title)
})

describe('explain', () => {
  test.each(rules.map((entry) => [entry.meta.name, entry] as const))('%s', async (name, { meta, docs }) => {
    const { status, out } = await runIn({}, ['explain', name])
    expect(status).toBe(0)
    expect(out).toContain(`${meta.title}\n${name} · ${meta.severity}`)
    expect(out).toContain(`    ${docs.bad.split('\n')[0]}`)
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => !line.includes('://') && !line.startsWith('    '))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(100)
  })

  test('as JSON', async () => {
    const { out } = await runIn({}, ['explain', 'user-missing', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ name: 'user-missing', docs: 'rules/user-missing' })
  })

  test('by the id of another tool', async () => {
    const id = rules.flatMap(({ docs }) => docs.equivalents['hadolint'] ?? [])[0]!
    expect((await runIn({}, ['explain', id])).status).toBe(0)
  })

  test('an unknown rule names the nearest', async () => {
    const { status, err } = await runIn({}, ['explain', 'user-mising'])
    expect({ status, err }).toEqual({
      status: 2,
      err: 'drydock: explain does not know "user-mising"; did you mean user-missing?\n',
    })
  })
})
