import { describe, expect, test } from 'vitest'
import {
  below,
  cloneTree,
  emptyTree,
  exists,
  imageTree,
  isDirectory,
  put,
  putDirectories,
  remove,
  ROOT,
  takeDiff,
} from './tree.ts'
import type { FileEntry } from './types.ts'

const FILE: FileEntry = {
  kind: 'file',
  context: 'menu.txt',
  package: null,
  estimated: false,
  content: 'rye\n',
  owner: { name: 'ada', uid: 1000 },
  mode: 0o640,
  size: 4,
  fresh: false,
  secret: false,
  made: { stage: 0, step: 1 },
}

describe('exists', () => {
  const bakery = imageTree(true, '/')
  put(bakery, '/shop/menu.txt', FILE)
  put(bakery, '/etc/shop/menu.txt', FILE)
  bakery.opaque.add('/srv/oven')

  test.each([
    ['/', 'yes'],
    ['/shop', 'yes'],
    ['/shop/menu.txt', 'yes'],
    ['/shop/other.txt', 'no'],
    ['/nowhere', 'no'],
    ['/usr', 'yes'],
    ['/usr/bin/env', 'unknown'],
    ['/etc/shop/other.txt', 'unknown'],
    ['/srv/bread', 'no'],
    ['/srv/oven/bread', 'unknown'],
  ])('%s: %s', (path, expected) => {
    expect(exists(bakery, path)).toBe(expected)
  })

  test('in an unknown image anything may be there, in scratch nothing', () => {
    expect([
      exists(imageTree(false, '/'), '/shop'),
      exists(emptyTree(), '/shop'),
      exists(emptyTree(), '/usr'),
    ]).toEqual(['unknown', 'no', 'no'])
  })

  test('the directory an image works in is there', () => {
    expect(exists(imageTree(true, '/go'), '/go')).toBe('yes')
  })
})

describe('put', () => {
  test('makes the way, for the owner of the directories', () => {
    const tree = imageTree(true, '/')
    expect(put(tree, '/shop/back/menu.txt', FILE, ROOT)).toEqual([
      '/shop',
      '/shop/back',
      '/shop/back/menu.txt',
    ])
    expect(tree.entries.get('/shop')).toMatchObject({
      kind: 'directory',
      owner: ROOT,
      mode: 0o755,
      content: null,
      context: null,
      fresh: true,
    })
    expect(tree.entries.get('/shop/back/menu.txt')).toEqual(FILE)
  })

  test('leaves what is there as it is', () => {
    const tree = imageTree(true, '/')
    put(tree, '/shop/a', FILE, { name: 'ada', uid: 1000 })
    expect(put(tree, '/shop/b', FILE, ROOT)).toEqual(['/shop/b'])
    expect(tree.entries.get('/shop')?.owner.name).toBe('ada')
    expect(putDirectories(tree, '/usr', FILE)).toEqual([])
  })

  test('a directory in one that may be filled is not fresh', () => {
    const tree = imageTree(true, '/')
    putDirectories(tree, '/opt/shop', FILE)
    expect([tree.entries.get('/opt/shop')?.fresh, isDirectory(tree, '/opt/shop')]).toEqual([false, true])
  })
})

describe('remove', () => {
  test('takes all below it and what was unknown there', () => {
    const tree = emptyTree()
    for (const path of ['/shop/menu.txt', '/shop/back/flour', '/shopping']) put(tree, path, FILE)
    tree.opaque.add('/shop/back')
    expect(remove(tree, '/shop')).toEqual(['/shop', '/shop/menu.txt', '/shop/back', '/shop/back/flour'])
    expect([[...tree.entries.keys()], tree.opaque.size]).toEqual([['/shopping'], 0])
  })

  test('below lists a path and what lies under it, not its namesakes', () => {
    const tree = emptyTree()
    for (const path of ['/a/b', '/ab']) put(tree, path, FILE)
    expect([below(tree, '/a'), below(tree, '/').length, below(tree, '/c')]).toEqual([['/a', '/a/b'], 3, []])
  })
})

test('a copy goes its own way', () => {
  const tree = imageTree(true, '/')
  put(tree, '/menu', FILE)
  const copy = cloneTree(tree)
  remove(copy, '/menu')
  copy.opaque.add('/')
  expect([tree.entries.has('/menu'), tree.opaque.size]).toEqual([true, 0])
})

/** Source: moby/buildkit util/overlay/overlay_linux.go, sameDirent. */
describe('what a layer holds of a file that was there before', () => {
  const later = { stage: 0, step: 2 }
  const written: FileEntry = { ...FILE, context: null }
  test.each<[string, FileEntry, FileEntry, boolean, boolean]>([
    ['the same file of the context', FILE, { ...FILE, made: later }, false, false],
    ['the same file, linked', FILE, { ...FILE, made: later }, true, true],
    ['another file of the context', FILE, { ...FILE, context: 'rye.txt', made: later }, false, true],
    ['another mode', FILE, { ...FILE, mode: 0o600 }, false, true],
    ['another owner', FILE, { ...FILE, owner: ROOT }, false, true],
    ['a mode that is not known', { ...FILE, mode: null }, { ...FILE, mode: null, made: later }, false, true],
    ['touched where it lies', FILE, { ...FILE }, false, true],
    ['written anew', written, { ...written, made: later }, false, true],
  ])('%s', (_, before, after, linked, held) => {
    const tree = emptyTree()
    put(tree, '/shop/menu.txt', before)
    takeDiff(tree)
    put(tree, '/shop/menu.txt', after)
    expect(takeDiff(tree, linked)).toEqual({
      added: [],
      changed: held ? ['/shop/menu.txt'] : [],
      removed: [],
    })
    expect(tree.entries.get('/shop/menu.txt')).toEqual(after)
  })
})
