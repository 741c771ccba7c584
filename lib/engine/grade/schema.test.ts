import { describe, expect, test } from 'vitest'
import { checkSchema } from './schema.ts'

const accepted = [
  { builds: true },
  { builds: { despite: ['requirements-missing'] } },
  { problem: 'copy-source-missing' },
  { clean: ['user-missing', 'base-image-latest'] },
  { image: { base: { name: 'python', supported: true, versioned: true } } },
  { image: { base: { name: ['python', 'node'] } } },
  { image: { user: { root: false, exists: true, fixedUid: true, created: true, named: ['ada'] } } },
  { image: { exposes: 8000, notExposes: 80, contains: 'shop.py', worldWritable: false } },
  { image: { contains: ['shop.py', 'menu.txt'] } },
  { image: { path: { path: '/shop', kind: 'directory', owner: 'app' } } },
  { image: { packages: { manager: 'pip', manifest: 'requirements.txt', names: ['flask'] } } },
  {
    image: {
      process: {
        program: 'gunicorn',
        serves: { file: 'shop.py', object: 'app' },
        port: 8000,
        reachable: true,
        exposed: true,
      },
    },
  },
  { image: { process: { port: { atLeast: 1024 } } } },
  { image: { process: { port: { below: 1024 } } } },
  { image: { carries: { arg: 'GIT_SHA', env: 'VERSION', label: true } } },
  { stage: { other: { user: { root: false } } } },
  { stage: { any: { exposes: 80 } } },
  { cache: { change: { files: 'shop.py', args: ['GIT_SHA'] }, keeps: { installs: 'requirements.txt' } } },
  { input: { of: { installs: 'requirements.txt' }, via: 'copy', only: ['*.txt'] } },
  { input: { of: { installs: 'requirements.txt' }, beyond: ['*.txt'] } },
  { install: {} },
  { install: { manifest: 'requirements.txt', certain: false, in: 'any' } },
  {
    command: {
      program: ['pip', 'pip3'],
      tool: 'pip',
      arguments: 'install',
      without: ['--no-cache-dir'],
      mentions: 'flask',
      user: 'non-root',
      in: 'image',
    },
  },
  {
    sets: {
      name: 'GIT_SHA',
      by: ['ARG', 'ENV'],
      how: 'uses',
      declared: false,
      before: { installs: 'requirements.txt' },
      stage: 'same',
      in: 'used',
    },
  },
  {
    copied: {
      file: 'shop.py',
      only: ['*'],
      beyond: ['*.txt'],
      afterProblem: 'requirements-missing',
      in: 'other',
    },
  },
  { instruction: { keyword: 'USER', root: true, in: 'unused' } },
  { opens: { by: 'creation' } },
  { all: [{ builds: true }, { not: { any: [{ image: { shell: true } }, { install: {} }] } }] },
  { builds: true, image: { exposes: 80 }, not: { clean: ['user-missing'] } },
]

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
]

describe('checkSchema', () => {
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
    expect([...keys].toSorted()).toEqual([
      'all',
      'builds',
      'cache',
      'clean',
      'command',
      'copied',
      'image',
      'input',
      'install',
      'instruction',
      'not',
      'opens',
      'problem',
      'sets',
      'stage',
    ])
  })
})
