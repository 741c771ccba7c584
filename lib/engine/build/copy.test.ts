import { describe, expect, test } from 'vitest'
import { parse } from '../dockerfile/stages.ts'
import { baseConfigOf } from '../images/index.ts'
import { slice } from '../source/position.ts'
import { build } from './build.ts'
import { contextOf, UNKNOWN_CONTEXT } from './context.ts'
import type { Build, Context, FileEntry } from './types.ts'

const BAKERY = contextOf({
  'oven.py': 'heat()\n',
  'menu.txt': 'rye\n',
  'recipes/rye.txt': 'flour\n',
  'recipes/cakes/plum.txt': 'plums\n',
  'recipes/notes.md': 'later\n',
  '.env': 'KEY=1\n',
})

function bake(lines: string, context: Context = BAKERY, from = 'python:3.13-slim'): Build {
  return build(parse(`FROM ${from}\n${lines}\n`, { baseImage: baseConfigOf }), context)
}

/** `path`, with `/` behind directories and what it was made of behind files. */
const shown = (entries: ReadonlyMap<string, FileEntry>): string[] =>
  [...entries]
    .map(([path, { kind, context }]) => (kind === 'directory' ? `${path}/` : `${path} <- ${context}`))
    .toSorted()
const files = (built: Build): string[] => shown(built.image!.files.entries)
const entry = (built: Build, path: string) => built.image!.files.entries.get(path)!
const problems = (built: Build): string[] => built.problems.map(({ code }) => code)

describe('where it lands', () => {
  test.each([
    ['a file under its name', 'COPY oven.py /shop/', ['/shop/', '/shop/oven.py <- oven.py']],
    ['a file under a new name', 'COPY oven.py /shop/heat.py', ['/shop/', '/shop/heat.py <- oven.py']],
    [
      'into a directory that is there',
      'WORKDIR /shop\nCOPY oven.py /shop',
      ['/shop/', '/shop/oven.py <- oven.py'],
    ],
    ['into the working directory', 'WORKDIR /shop\nCOPY oven.py .', ['/shop/', '/shop/oven.py <- oven.py']],
    [
      'below the working directory',
      'WORKDIR /shop\nCOPY oven.py back/',
      ['/shop/', '/shop/back/', '/shop/back/oven.py <- oven.py'],
    ],
    ['into the root', 'COPY oven.py /', ['/oven.py <- oven.py']],
    [
      'several',
      'COPY oven.py menu.txt /shop/',
      ['/shop/', '/shop/menu.txt <- menu.txt', '/shop/oven.py <- oven.py'],
    ],
    [
      'a directory brings its content',
      'COPY recipes /shop',
      [
        '/shop/',
        '/shop/cakes/',
        '/shop/cakes/plum.txt <- recipes/cakes/plum.txt',
        '/shop/notes.md <- recipes/notes.md',
        '/shop/rye.txt <- recipes/rye.txt',
      ],
    ],
    [
      'a directory below',
      'COPY recipes/cakes /shop/cakes/',
      ['/shop/', '/shop/cakes/', '/shop/cakes/plum.txt <- recipes/cakes/plum.txt'],
    ],
    ['a pattern', 'COPY *.txt /shop/', ['/shop/', '/shop/menu.txt <- menu.txt']],
    [
      'a pattern for directories brings their content',
      'COPY recipes/c* /shop/',
      ['/shop/', '/shop/plum.txt <- recipes/cakes/plum.txt'],
    ],
    ['a pattern that may be missing', 'COPY oven.py crust.* /shop/', ['/shop/', '/shop/oven.py <- oven.py']],
    ['out of the context is its root', 'COPY ../../oven.py /shop/', ['/shop/', '/shop/oven.py <- oven.py']],
    [
      'a name from a variable',
      'ARG WHAT=oven\nCOPY ${WHAT}.py /shop/',
      ['/shop/', '/shop/oven.py <- oven.py'],
    ],
    [
      '--parents keeps the way',
      'COPY --parents recipes/cakes/plum.txt /shop/',
      [
        '/shop/',
        '/shop/recipes/',
        '/shop/recipes/cakes/',
        '/shop/recipes/cakes/plum.txt <- recipes/cakes/plum.txt',
      ],
    ],
    [
      '--exclude, in the first level',
      'COPY --exclude=*.md --exclude=cakes recipes /shop/',
      ['/shop/', '/shop/rye.txt <- recipes/rye.txt'],
    ],
    [
      '--exclude, at every level',
      'COPY --exclude=**/*.txt recipes /shop/',
      ['/shop/', '/shop/cakes/', '/shop/notes.md <- recipes/notes.md'],
    ],
    ['ADD of a plain file', 'ADD menu.txt /shop/', ['/shop/', '/shop/menu.txt <- menu.txt']],
  ])('%s', (_, lines, expected) => {
    const built = bake(lines)
    expect(files(built)).toEqual(expected)
    expect([built.ok, built.problems]).toEqual([true, []])
  })

  test('directories merge, later files win', () => {
    const built = bake('COPY recipes /shop/\nCOPY oven.py /shop/rye.txt')
    expect(entry(built, '/shop/rye.txt')?.context).toBe('oven.py')
    expect(entry(built, '/shop/cakes/plum.txt')?.context).toBe('recipes/cakes/plum.txt')
  })

  test('the whole context, with its text', () => {
    const built = bake('WORKDIR /shop\nCOPY . .')
    expect(
      [...built.image!.files.entries.values()].flatMap(({ context }) => context ?? []).toSorted(),
    ).toEqual(Object.keys(BAKERY.files).toSorted())
    expect(entry(built, '/shop/menu.txt')).toMatchObject({
      content: 'rye\n',
      size: 4,
      mode: 0o644,
      made: { stage: 0, step: 2 },
    })
  })

  test('an unknown destination is not guessed', () => {
    const built = bake('ARG WHERE\nCOPY oven.py $WHERE/')
    expect(files(built)).toEqual([])
    expect(built.ok).toBe(true)
  })
})

describe('what is reported', () => {
  test("reads, size and new paths are the step's", () => {
    const [, copy] = bake('COPY recipes menu.txt /shop/').stages[0]!.steps
    expect(copy).toMatchObject({
      reads: ['recipes/rye.txt', 'recipes/cakes/plum.txt', 'recipes/notes.md', 'menu.txt'],
      size: { bytes: 22, basis: 'measured' },
      takes: [],
    })
    expect(copy!.added).toEqual([
      '/shop',
      '/shop/rye.txt',
      '/shop/cakes',
      '/shop/cakes/plum.txt',
      '/shop/notes.md',
      '/shop/menu.txt',
    ])
  })

  test.each([
    ['COPY bread.py /shop/', 'bread.py', '"/bread.py"'],
    ['COPY ./bread.py /shop/', './bread.py', '"/bread.py"'],
    ['COPY oven.py bread.py /shop/', 'bread.py', '"/bread.py"'],
    ['COPY recipes/bread /shop/', 'recipes/bread', '"/recipes/bread"'],
    ['ADD bread.py /shop/', 'bread.py', '"/bread.py"'],
  ])('%s: a missing source stops the build', (line, word, name) => {
    const built = bake(line)
    const [problem] = built.problems
    expect(built.ok).toBe(false)
    expect(problem).toMatchObject({ code: 'copy-source-missing', severity: 'error' })
    expect(problem!.message).toContain(name)
    expect(slice(`FROM python:3.13-slim\n${line}\n`, problem!.range)).toBe(word)
  })

  test('an unknown context is no reason', () => {
    const built = bake('COPY bread.py /shop/\nCOPY rolls /shop/rolls', UNKNOWN_CONTEXT)
    expect([built.ok, built.problems]).toEqual([true, []])
    expect([...built.image!.files.opaque]).toEqual(['/shop', '/shop/rolls'])
  })

  test('a stage that is not used stops nothing', () => {
    const built = build(parse('FROM debian:13 AS cellar\nCOPY wine /wine\nFROM debian:13\n'), BAKERY)
    expect([built.ok, problems(built)]).toEqual([true, ['copy-source-missing']])
  })

  test('a remote source is not in the context', () => {
    const built = bake('ADD https://bakery.example/yeast.bin /shop/')
    expect([built.ok, built.problems, built.stages[0]!.steps[1]!.size.basis]).toEqual([true, [], 'unknown'])
  })
})

describe('owner and mode', () => {
  test.each([
    ['nothing said: root, whoever USER is', 'USER 10001\nCOPY oven.py /shop/', { name: 'root', uid: 0 }],
    ['a number', 'COPY --chown=10001:10001 oven.py /shop/', { name: null, uid: 10001 }],
    [
      'an account made above',
      'RUN useradd --uid 1234 ada\nCOPY --chown=ada oven.py /shop/',
      { name: 'ada', uid: 1234 },
    ],
    [
      'an account without a fixed number',
      'RUN useradd ada\nCOPY --chown=ada:ada oven.py /shop/',
      { name: 'ada', uid: null },
    ],
    ['one of the base image', 'COPY --chown=www-data oven.py /shop/', { name: 'www-data', uid: 33 }],
    ['a number with a name', 'COPY --chown=33:33 oven.py /shop/', { name: 'www-data', uid: 33 }],
    ['from a variable', 'ARG WHO=www-data\nCOPY --chown=$WHO oven.py /shop/', { name: 'www-data', uid: 33 }],
    ['from an unknown variable', 'ARG WHO\nCOPY --chown=$WHO oven.py /shop/', { name: null, uid: null }],
  ])('%s', (_, lines, owner) => {
    const built = bake(lines)
    expect(entry(built, '/shop/oven.py')?.owner).toEqual(owner)
    expect(built.ok).toBe(true)
  })

  test('--chown also owns the directories it makes, not those that are there', () => {
    const built = bake('WORKDIR /shop\nCOPY --chown=33 oven.py /shop/back/')
    expect([entry(built, '/shop')?.owner.uid, entry(built, '/shop/back')?.owner.uid]).toEqual([0, 33])
  })

  test('an unknown user stops the build, an unknown image may have it', () => {
    const built = bake('COPY --chown=ada:ada oven.py /shop/')
    expect([built.ok, built.problems[0]?.code, built.problems[0]?.message]).toEqual([
      false,
      'unknown-user',
      expect.stringContaining("can't find uid for user ada"),
    ])
    expect(bake('COPY --chown=ada oven.py /shop/', BAKERY, 'bakery.example/base:1').ok).toBe(true)
    expect(bake('COPY --chown=ada oven.py /shop/', BAKERY, 'scratch').ok).toBe(false)
    expect(bake('COPY --chown=10001 oven.py /shop/', BAKERY, 'scratch').ok).toBe(true)
  })

  test.each([
    ['--chmod=0750', 0o750, []],
    ['--chmod=u=rwx,go=rx', 0o755, []],
    ['--chmod=666', 0o666, ['/shop']],
    ['--chmod=a+rwx', 0o777, ['/shop']],
    ['--chmod=+x', 0o755, []],
  ])('%s', (flag, mode, open) => {
    const built = bake(`COPY ${flag} oven.py /shop/`)
    expect(entry(built, '/shop/oven.py')?.mode).toBe(mode)
    expect(built.stages[0]!.steps[1]!.worldWritable.map(({ path, by }) => [path, by])).toEqual(
      open.map((path) => [path, 'creation']),
    )
  })
})

describe('inline files', () => {
  test('are named by their delimiter in a directory, else by the destination', () => {
    const built = bake(
      'COPY <<sign.txt <<"price.txt" /shop/\nopen\nsign.txt\n$2\nprice.txt\nCOPY <<END /shop/door.txt\nclosed\nEND',
    )
    expect(files(built)).toEqual([
      '/shop/',
      '/shop/door.txt <- null',
      '/shop/price.txt <- null',
      '/shop/sign.txt <- null',
    ])
    expect([entry(built, '/shop/door.txt')?.content, entry(built, '/shop/price.txt')?.content]).toEqual([
      'closed\n',
      '$2\n',
    ])
  })

  test('are expanded unless their delimiter is quoted, and lose their tabs under <<-', () => {
    const built = bake(
      'ARG HEAT=220\nCOPY <<END /a\nheat=$HEAT\nEND\nCOPY <<"END" /b\nheat=$HEAT\nEND\nCOPY <<-END /c\n\t\thot\n\tEND',
    )
    expect(['/a', '/b', '/c'].map((path) => entry(built, path)?.content)).toEqual([
      'heat=220\n',
      'heat=$HEAT\n',
      'hot\n',
    ])
  })

  test('take owner and mode as files do', () => {
    expect(
      entry(bake('COPY --chown=33 --chmod=755 <<END /shop/run.sh\n#!/bin/sh\nEND'), '/shop/run.sh'),
    ).toMatchObject({ owner: { uid: 33 }, mode: 0o755, context: null })
  })
})

describe('--from', () => {
  const two = (first: string, second: string): Build =>
    build(
      parse(`FROM debian:13-slim AS mill\n${first}\nFROM debian:13-slim\n${second}\n`, {
        baseImage: baseConfigOf,
      }),
      BAKERY,
    )

  test.each([
    [
      'a file',
      'COPY oven.py /out/oven.py',
      'COPY --from=mill /out/oven.py /shop/',
      ['/shop/', '/shop/oven.py <- oven.py'],
    ],
    [
      'under a new name',
      'COPY oven.py /out/oven.py',
      'COPY --from=mill /out/oven.py /shop/heat.py',
      ['/shop/', '/shop/heat.py <- oven.py'],
    ],
    [
      "a directory's content",
      'COPY recipes/cakes /out/',
      'COPY --from=mill /out /shop',
      ['/shop/', '/shop/plum.txt <- recipes/cakes/plum.txt'],
    ],
    [
      'a relative source counts from the root',
      'COPY oven.py /out/oven.py',
      'WORKDIR /w\nCOPY --from=mill out/oven.py .',
      ['/w/', '/w/oven.py <- oven.py'],
    ],
    [
      'by number',
      'COPY oven.py /out/oven.py',
      'COPY --from=0 /out/oven.py /shop/',
      ['/shop/', '/shop/oven.py <- oven.py'],
    ],
  ])('%s', (_, first, second, expected) => {
    const built = two(first, second)
    expect(files(built)).toEqual(expected)
    expect(built.ok).toBe(true)
  })

  test('owner and mode stay unless --chown and --chmod say otherwise', () => {
    const plain = two(
      'RUN useradd -u 1234 ada\nCOPY --chown=ada --chmod=0700 oven.py /out/oven.py',
      'COPY --from=mill /out/oven.py /shop/oven.py',
    )
    expect(entry(plain, '/shop/oven.py')).toMatchObject({ owner: { name: null, uid: 1234 }, mode: 0o700 })
    const told = two(
      'COPY oven.py /out/oven.py',
      'COPY --from=mill --chown=33 --chmod=755 /out/oven.py /shop/oven.py',
    )
    expect(entry(told, '/shop/oven.py')).toMatchObject({ owner: { name: 'www-data', uid: 33 }, mode: 0o755 })
  })

  test('the step says what it takes, the entry who made it', () => {
    const built = two('COPY oven.py /out/oven.py', 'COPY --from=mill /out /shop')
    expect(built.stages[1]!.steps[1]).toMatchObject({ takes: [{ stage: 0, path: '/out' }], reads: [] })
    expect(entry(built, '/shop/oven.py')?.made).toEqual({ stage: 1, step: 1 })
  })

  test('what the stage certainly lacks stops the build, what it may have does not', () => {
    expect(problems(two('RUN true', 'COPY --from=mill /out/bread /shop/'))).toEqual(['copy-source-missing'])
    expect(problems(two('RUN grind --all', 'COPY --from=mill /out/bread /shop/'))).toEqual([])
    expect(problems(two('RUN true', 'COPY --from=mill /usr/bin/env /shop/'))).toEqual([])
    expect(problems(two('RUN true', 'COPY --from=bakery.example/bread:1 /bread /shop/'))).toEqual([])
  })

  test('the files of an image are not known', () => {
    const built = bake('COPY --from=bakery.example/bread:1 /bread /shop/')
    expect(built.image!.files.opaque).toContain('/shop')
  })

  test('unknown files come along as unknown', () => {
    const built = two('RUN grind --into /out', 'COPY --from=mill /out /shop/')
    expect([built.ok, [...built.image!.files.opaque]]).toEqual([true, ['/shop']])
  })
})
