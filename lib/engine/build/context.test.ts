import { describe, expect, test } from 'vitest'
import { parse } from '../dockerfile/index.ts'
import { build } from './build.ts'
import {
  contextBelow,
  contextOf,
  followContext,
  indexContext,
  isGlob,
  labContext,
  matchSource,
  UNKNOWN_CONTEXT,
  withoutIgnored,
} from './context.ts'
import type { Context } from './types.ts'

const BAKERY = contextOf({
  'oven.py': 'heat()\n',
  'menu.txt': 'rye\n',
  'recipes/rye.txt': 'flour\n',
  'recipes/cakes/plum.txt': 'plums\n',
  'recipes/cakes/apple.md': 'apples\n',
  '.env': 'KEY=1\n',
})

describe('contextOf', () => {
  test('is complete and holds the texts', () => {
    expect(BAKERY.complete).toBe(true)
    expect(BAKERY.files['menu.txt']).toEqual({ content: 'rye\n', size: 4 })
    expect(UNKNOWN_CONTEXT).toEqual({ files: {}, complete: false })
  })

  test('counts bytes, not characters', () => {
    expect(contextOf({ a: 'é€🥐' }).files['a']!.size).toBe(9)
  })
})

describe('withoutIgnored', () => {
  const kept = (files: Record<string, string>, name = 'Dockerfile'): string[] =>
    Object.keys(withoutIgnored(contextOf(files), name).files)

  test('leaves out what the ignore file names, and says so', () => {
    const context = withoutIgnored(
      contextOf({ '.dockerignore': '*.md\n!menu.md', 'menu.md': '', 'a.md': '', 'b.py': '' }),
      'Dockerfile',
    )
    expect(Object.keys(context.files)).toEqual(['.dockerignore', 'menu.md', 'b.py'])
    expect(context.ignored).toEqual({ file: '.dockerignore', paths: new Set(['a.md']), problems: [] })
    expect(context.complete).toBe(true)
  })

  test('the file beside the Dockerfile replaces the one at the root', () => {
    const files = { '.dockerignore': 'a', 'ci.Dockerfile.dockerignore': 'b', a: '', b: '' }
    expect(kept(files, 'ci.Dockerfile')).toEqual(['.dockerignore', 'ci.Dockerfile.dockerignore', 'a'])
    expect(kept(files)).toEqual(['.dockerignore', 'ci.Dockerfile.dockerignore', 'b'])
    expect(kept({ 'docker/Dockerfile.dockerignore': 'a', a: '' }, 'docker/Dockerfile')).toEqual([
      'docker/Dockerfile.dockerignore',
    ])
  })

  test('may leave out the Dockerfile and itself', () => {
    expect(kept({ '.dockerignore': 'Dockerfile\n.dockerignore', Dockerfile: '', a: '' })).toEqual(['a'])
  })

  test('without one nothing changes, and one is applied once', () => {
    expect(withoutIgnored(BAKERY, 'Dockerfile')).toBe(BAKERY)
    const once = withoutIgnored(contextOf({ '.dockerignore': 'a', a: '' }), 'Dockerfile')
    expect(withoutIgnored(once, 'Dockerfile')).toBe(once)
  })

  test('a binary one may leave out anything', () => {
    const files = { '.dockerignore': { content: null, size: 9 }, a: { content: '', size: 0 } }
    expect(withoutIgnored({ files, complete: true }, 'Dockerfile')).toMatchObject({ files, complete: false })
  })
})

describe('matchSource', () => {
  const index = indexContext(BAKERY)
  const found = (source: string) => {
    const result = matchSource(index, source)
    if (result.kind === 'missing') return `no ${result.at}`
    return result.matches.map(({ path, directory }) => path + (directory ? '/' : ''))
  }

  test.each(['oven.py', './oven.py', '/oven.py', '../oven.py', './/oven.py', 'recipes/../oven.py'])(
    '%s is the file',
    (source) => {
      expect(found(source)).toEqual(['/oven.py'])
    },
  )

  test.each(['.', '/', './', '', '..'])('%j is the whole context', (source) => {
    expect(found(source)).toEqual(['//'])
  })

  test.each<[string, string | string[]]>([
    ['recipes', ['/recipes/']],
    ['recipes/', ['/recipes/']],
    ['*.txt', ['/menu.txt']],
    ['recipes/*', ['/recipes/rye.txt', '/recipes/cakes/']],
    ['recipes/*/*.txt', ['/recipes/cakes/plum.txt']],
    ['*/cakes', ['/recipes/cakes/']],
    ['[mo]*', ['/oven.py', '/menu.txt']],
    ['.e*', ['/.env']],
    ['*.jpg', []],
    ['recipes/*.jpg', []],
    ['*/bread', []],
    ['bread', 'no /bread'],
    ['recipe', 'no /recipe'],
    ['oven.py/more', 'no /oven.py/more'],
    ['bread/*.txt', 'no /bread'],
    ['recipes/bread/*', 'no /recipes/bread'],
    ['constructor', 'no /constructor'],
  ])('%s', (source, expected) => {
    expect(found(source)).toEqual(expected)
  })

  test('what is below a directory, directories first', () => {
    expect(contextBelow(index, '/recipes')).toEqual([
      '/recipes',
      '/recipes/rye.txt',
      '/recipes/cakes',
      '/recipes/cakes/plum.txt',
      '/recipes/cakes/apple.md',
    ])
  })
})

describe('symbolic links', () => {
  const link = (to: string) => ({ content: null, size: to.length, link: to })
  const context: Context = {
    complete: true,
    files: {
      'recipes/rye.txt': { content: 'flour\n', size: 6 },
      today: link('recipes'),
      'recipes/first': link('rye.txt'),
      'recipes/root': link('/today/first'),
      up: link('../../recipes'),
      gone: link('bread'),
      a: link('b'),
      b: link('a'),
    },
  }
  const index = indexContext(context)

  test.each<[string, string | null]>([
    ['/recipes/rye.txt', '/recipes/rye.txt'],
    ['/today', '/recipes'],
    ['/today/first', '/recipes/rye.txt'],
    ['/recipes/root', '/recipes/rye.txt'],
    ['/up/rye.txt', '/recipes/rye.txt'],
    ['/gone', null],
    ['/a', null],
    ['/', '/'],
  ])('%s leads to %s', (path, expected) => {
    expect(followContext(index, path)).toBe(expected)
  })

  test('a source is found by its own name', () => {
    expect(matchSource(index, 'tod*')).toEqual({
      kind: 'found',
      matches: [{ path: '/today', real: '/recipes', directory: true }],
    })
  })
})

test.each([
  ['*.py', true],
  ['menu?', true],
  ['[ab]', true],
  ['oven.py', false],
  ['$x', false],
  ['\\*.py', false],
  ['\\\\*.py', true],
])('is %s a pattern? %s', (source, expected) => {
  expect(isGlob(source)).toBe(expected)
})

describe('the context of a lab', () => {
  const open = labContext({ 'shop.py': '', 'media/.gitkeep': '' })

  test('a folder with nothing but .gitkeep may be there', () => {
    expect(open).toEqual({ ...contextOf({ 'shop.py': '' }), open: ['media'] })
  })

  test.each(['COPY media /srv/media', 'COPY media/ /srv/media/', 'COPY media ./srv/media'])(
    '%s brings a folder',
    (line) => {
      const built = build(parse(`FROM debian:13\n${line}\n`), open)
      expect([built.ok, built.image!.files.entries.get('/srv/media')?.kind]).toEqual([true, 'directory'])
    },
  )

  test('a copy of everything leaves the owner of a folder that may not be in it', () => {
    const built = build(parse('FROM debian:13\nRUN install -d -o 33 /srv/media\nCOPY . /srv\n'), open)
    expect(built.image!.files.entries.get('/srv/media')?.owner.uid).toBe(33)
  })

  test('with more in it, or at the root, it is a file as any other', () => {
    const files = { '.gitkeep': '', 'media/.gitkeep': '', 'media/a.png': '' }
    expect(labContext(files)).toEqual(contextOf(files))
  })
})
