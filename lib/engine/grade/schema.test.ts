import { describe, expect, test } from 'vitest'
import { CHECKS, FILE_CHECKS } from '../testing/checks.ts'
import { checkSchema } from './schema.ts'

const accepted = [...CHECKS, ...FILE_CHECKS]

const refused: readonly (readonly [string, unknown])[] = [
  ['nothing asked', {}],
  ['no object', 'builds'],
  ['a list', [{ builds: true }]],
  ['an unknown check', { iamge: { user: { root: false } } }],
  ['an unknown question about the image', { image: { usr: { root: false } } }],
  ['an unknown question about the user', { image: { user: { uid: 10001 } } }],
  ['text for a truth value', { image: { user: { root: 'no' } } }],
  ['builds: false', { builds: false }],
  ['no port', { image: { exposes: 0 } }],
  ['a port too high', { image: { exposes: 65536 } }],
  ['half a port', { image: { exposes: 80.5 } }],
  ['a port in text', { image: { exposes: '8000' } }],
  ['a port in both ways', { image: { process: { port: { atLeast: 1, below: 2 } } } }],
  ['a relative path', { image: { path: { path: 'shop' } } }],
  ['a path without its path', { image: { path: { owner: 'app' } } }],
  ['an unknown owner', { image: { path: { path: '/shop', owner: 'ada' } } }],
  ['an unknown manager', { image: { packages: { manager: 'brew' } } }],
  ['an empty list of names', { image: { contains: [] } }],
  ['an empty all', { all: [] }],
  ['a wrong check deep inside', { all: [{ not: { image: { exposed: 80 } } }] }],
  ['cache without a change', { cache: { keeps: { installs: 'requirements.txt' } } }],
  ['cache without what it keeps', { cache: { change: { files: 'a' } } }],
  ['an unknown place', { install: { in: 'final' } }],
  ['an unknown tool', { command: { tool: 'npm' } }],
  ['a keyword that sets nothing', { sets: { name: 'A', by: 'RUN' } }],
  ['serves without its object', { image: { process: { serves: { file: 'shop.py' } } } }],
  ['an unknown way', { input: { of: { installs: 'r' }, via: 'add' } }],
  ['instruction without keyword', { instruction: { in: 'any' } }],
  ['a size in words', { image: { size: { atMost: 'small' } } }],
  ['a size in units of 1024', { image: { size: { atMost: '200 MiB' } } }],
  ['more than the starter', { image: { size: { atMostOf: { starter: 1.5 } } } }],
  ['a time without a unit', { image: { healthcheck: { timeout: { atMost: '10' } } } }],
  ['an unknown variant', { image: { base: { variant: 'tiny' } } }],
  ['an unknown cache', { image: { leftovers: { left: false, of: 'bower' } } }],
  ['an unknown mount', { step: { mounts: { type: 'volume' } } }],
  ['a relative volume', { image: { volume: { over: 'app' } } }],
  ['a port of no protocol', { image: { exposes: '53/icmp' } }],
  ['a planted value that occurs by accident', { planted: ['abc'] }],
  [
    'every of two kinds',
    { every: { install: { manager: 'apt' }, command: { program: 'rm' }, is: { recommends: false } } },
  ],
  ['every without what is asked', { every: { install: { manager: 'apt' } } }],
  ['every asking another kind', { every: { install: { manager: 'apt' }, is: { shipped: true } } }],
]

/** Checks that nothing fails, or nothing meets: what the author is told to write. */
const pointless: readonly (readonly [name: string, check: unknown, message: RegExp])[] = [
  ['nothing', {}, /write a condition such as image/],
  ['not of nothing', { not: {} }, /write a condition such as image/],
  [
    'an image without a question',
    { image: {} },
    /asks nothing, so it cannot fail; write at least one of base, user/,
  ],
  ['a user without a question', { image: { user: {} } }, /write at least one of root, exists/],
  ['a base without a question', { image: { base: {} } }, /write at least one of name/],
  ['a process without a question', { image: { process: {} } }, /write at least one of program/],
  ['packages without a question', { image: { packages: {} } }, /write at least one of manager/],
  [
    'a size without a bound',
    { image: { size: {} } },
    /sets no bound, so it cannot fail; write atMost, atLeast or atMostOf/,
  ],
  ['waste without a bound', { image: { wasted: {} } }, /sets no bound/],
  [
    'layers without a bound',
    { image: { layers: {} } },
    /sets no bound, so it cannot fail; write atMost, atLeast or both/,
  ],
  ['at least none', { image: { layers: { atLeast: 0 } } }, /at least 0 cannot fail/],
  [
    'crossed bounds',
    { image: { layers: { atLeast: 3, atMost: 2 } } },
    /cannot be met: atLeast is above atMost/,
  ],
  ['a time without a bound', { image: { healthcheck: { timeout: {} } } }, /sets no bound/],
  ['a count without a bound', { count: { stage: { used: true } } }, /sets no bound, so it cannot fail/],
  ['a count of nothing', { count: { atMost: 1 } }, /write exactly one of stage, step, command/],
  [
    'a count of two kinds',
    { count: { stage: { used: true }, step: { keyword: 'RUN' }, atMost: 1 } },
    /write exactly one of/,
  ],
  ['any step', { step: { in: 'image' } }, /asks for any step at all/],
  ['any command', { command: { in: 'image' } }, /asks for any command at all/],
  ['any stage', { stage: {} }, /asks for any stage at all/],
  [
    'a cache after no change',
    { cache: { change: {}, keeps: { installs: 'a' } } },
    /changes nothing, so every step stays cached/,
  ],
  [
    'a cache that keeps nothing',
    { cache: { change: { files: 'a' } } },
    /asks nothing; write keeps, repeats or reruns/,
  ],
  ['carried nowhere', { image: { carries: { arg: 'A' } } }, /names no place/],
  [
    'the value of what is not set',
    { image: { env: { name: 'A', set: false, value: '1' } } },
    /has no value: leave out set/,
  ],
  [
    'the owner of what is not there',
    { image: { path: { path: '/a', exists: false, owner: 'root' } } },
    /has no other property/,
  ],
  ['any external image', { external: { in: 'any' } }, /every file names an image/],
  ['ignoring nothing', { ignored: {} }, /asks nothing; write paths or kept/],
]

describe('checkSchema', () => {
  test.each(pointless)('refuses what says nothing: %s', (_, check, message) => {
    const { error } = checkSchema.safeParse(check)
    expect(error?.issues.map((issue) => issue.message).join(' ')).toMatch(message)
  })

  test.each(accepted.map((check) => [JSON.stringify(check), check] as const))('takes %s', (_, check) => {
    expect(checkSchema.parse(check)).toEqual(check)
  })

  test.each(refused)('refuses %s', (_, check) => {
    expect(checkSchema.safeParse(check).success).toBe(false)
  })

  test('an unknown key is named with its place', () => {
    const { error } = checkSchema.safeParse({
      all: [{ builds: true }, { image: { user: { rooot: false } } }],
    })
    expect(error?.issues[0]).toMatchObject({
      code: 'unrecognized_keys',
      keys: ['rooot'],
      path: ['all', 1, 'image', 'user'],
    })
  })

  test('every key is among the examples', () => {
    const keys = new Set(accepted.flatMap((check) => Object.keys(check)))
    const { getter } = checkSchema._zod.def as unknown as { getter: () => { shape: object } }
    const all = Object.keys(getter().shape)
    expect(all.filter((key) => !keys.has(key))).toEqual([])
    expect(all.length).toBeGreaterThan(25)
  })
})
