import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import apk from './apk.json'
import apt from './apt.json'
import dnf from './dnf.json'
import npm from './npm.json'
import { packageFacts, packageOfProgram, withNeeds, type FactsManager } from './packages.ts'
import pip from './pip.json'

const names = z.string().regex(/^(\S+( \S+)*)?$/)
const kilobytes = z.number().int().min(0).max(5_000_000)
const schema = z.strictObject({
  manager: z.enum(['apt', 'apk', 'dnf', 'pip', 'npm']),
  date: z.iso.date(),
  basis: z.string().min(40),
  packages: z.record(
    z.string().regex(/^[a-z0-9@][a-zA-Z0-9@/+._-]*$/),
    z.strictObject({
      kB: kilobytes,
      needs: names.optional(),
      bin: names.optional(),
      users: names.optional(),
      elsewhere: kilobytes.optional(),
      rec: z
        .strictObject({ kB: kilobytes.optional(), needs: names.optional(), users: names.optional() })
        .optional(),
    }),
  ),
})

describe.each(Object.entries({ apt, apk, dnf, pip, npm }))('%s', (manager, file) => {
  test('fits the schema', () => {
    expect(schema.safeParse(file).error).toBeUndefined()
    expect(file.manager).toBe(manager)
  })

  test('names only what it lists, each package once', () => {
    const listed = Object.keys(file.packages)
    expect(listed).toEqual([...new Set(listed)].toSorted())
    for (const name of listed) {
      const { needs } = packageFacts(manager as FactsManager, name, { recommends: true })!
      expect({ name, missing: needs.filter((each) => !listed.includes(each)) }).toEqual({ name, missing: [] })
    }
  })
})

describe('sizes', () => {
  const MB = 1024 * 1024
  const total = (manager: FactsManager, name: string, recommends = false): number =>
    withNeeds(manager, name, { recommends }).reduce((sum, { bytes }) => sum + bytes, 0) / MB

  // Resolved by apt for Debian 12 on a minimal base: bytes it says it will use.
  test.each([
    ['curl', false, 11.4],
    ['curl', true, 14.9],
    ['git', false, 104],
    ['git', true, 118],
    ['build-essential', false, 308],
    ['nginx', false, 15],
    ['python3-pip', false, 45.7],
    ['python3-pip', true, 455],
    ['openjdk-17-jre-headless', false, 200],
  ])('apt %s, with what is recommended: %s', (name, recommends, expected) => {
    expect(total('apt', name, recommends) / expected).toBeGreaterThan(0.9)
    expect(total('apt', name, recommends) / expected).toBeLessThan(1.1)
  })

  test('what two packages both pull in counts once', () => {
    const both = new Set(
      [...withNeeds('apt', 'gcc'), ...withNeeds('apt', 'build-essential')].map((each) => each.name),
    )
    expect(both.size).toBe(withNeeds('apt', 'build-essential').length)
  })

  test.each([
    ['pip', 'flask', 3, 8],
    ['npm', 'express', 1.5, 3],
    ['apk', 'build-base', 180, 300],
  ] as const)('%s %s', (manager, name, least, most) => {
    expect(total(manager, name)).toBeGreaterThan(least)
    expect(total(manager, name)).toBeLessThan(most)
  })
})

test('programs and accounts', () => {
  expect(packageFacts('apt', 'procps')!.programs).toContain('ps')
  expect(packageFacts('apt', 'curl')!.users).toBeNull()
  expect(packageFacts('apt', 'postgresql')!.users).toContain('postgres')
  expect(packageOfProgram('pip', 'gunicorn')).toBe('gunicorn')
  expect(packageOfProgram('pip', 'constructor')).toBeNull()
})

test('Node.js from its makers is another package than the distribution has', () => {
  const own = packageFacts('apt', 'nodejs')!
  const foreign = packageFacts('apt', 'nodejs', { foreign: true })!
  expect(foreign.bytes).toBeGreaterThan(own.bytes)
  expect(foreign.needs).toEqual([])
})

test('no facts is null', () => {
  expect(packageFacts('apt', 'harbour-crane-tools')).toBeNull()
  expect(packageFacts('pip', 'constructor')).toBeNull()
  expect(withNeeds('apt', 'harbour-crane-tools')).toEqual([])
})
