import { chmod, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../lib/content/testing/content-folder.ts'
import { createContextReader } from './context.ts'

const read = (files: Readonly<Record<string, string | Uint8Array>>, text = 'FROM a\n', name = 'Dockerfile') =>
  withFolder(files, async (folder) => {
    const { files: found, complete } = createContextReader()(folder, { name, text, guessed: false })
    return {
      complete,
      files: Object.fromEntries(
        Object.entries(found).map(([path, { content, size }]) => [path, { content, size }]),
      ),
    }
  })

test('lists every file with its text and size', async () => {
  expect(await read({ 'app.py': 'x = 1\n', 'src/ä.txt': 'ä' })).toEqual({
    complete: true,
    files: { 'app.py': { content: 'x = 1\n', size: 6 }, 'src/ä.txt': { content: 'ä', size: 2 } },
  })
})

test('binary, foreign and large files have no text', async () => {
  const { files } = await read({
    'a.bin': new Uint8Array([1, 0, 2]),
    'b.txt': new Uint8Array([0xff]),
    'c.txt': 'x'.repeat(300_000),
  })
  expect(files).toEqual({
    'a.bin': { content: null, size: 3 },
    'b.txt': { content: null, size: 1 },
    'c.txt': { content: null, size: 300_000 },
  })
})

describe('.dockerignore', () => {
  const files = {
    '.dockerignore': '*.key\n',
    'api.Dockerfile.dockerignore': 'app.py\n',
    'tls.key': 'x',
    'app.py': 'y',
  }
  test('takes files away', async () => {
    expect(Object.keys((await read(files)).files)).toEqual([
      '.dockerignore',
      'api.Dockerfile.dockerignore',
      'app.py',
    ])
  })
  test('is replaced by that of the Dockerfile', async () => {
    expect(Object.keys((await read(files, '', 'x/api.Dockerfile')).files)).toEqual([
      '.dockerignore',
      'api.Dockerfile.dockerignore',
      'tls.key',
    ])
  })
})

describe('heavy folders', () => {
  const files = {
    'node_modules/a/index.js': 'x',
    'node_modules/.package-lock.json': '{}',
    '.git/HEAD': 'ref',
    '.git/objects/00/1': 'x',
  }
  test('are listed at their top', async () => {
    expect((await read(files)).files).toEqual({
      '.git/HEAD': { content: null, size: 3 },
      'node_modules/.package-lock.json': { content: null, size: 2 },
    })
  })
  test('hold more than is listed, unless they are left out of the build', async () => {
    const open = (more: Readonly<Record<string, string>>) =>
      withFolder({ ...files, ...more }, async (folder) =>
        createContextReader()(folder, { name: 'Dockerfile', text: '', guessed: false }),
      )
    expect(await open({})).toMatchObject({ complete: true, open: ['.git', 'node_modules'] })
    expect(await open({ '.dockerignore': '.git\nnode_modules\n' })).toMatchObject({
      complete: true,
      open: [],
    })
  })
  test('are listed whole where the Dockerfile names them', async () => {
    expect(Object.keys((await read(files, 'COPY node_modules /m')).files)).toContain(
      'node_modules/a/index.js',
    )
  })
})

test('links are listed and not followed', async () => {
  await withFolder({ 'a/b.txt': 'x' }, async (folder) => {
    await mkdir(join(folder, 'c'))
    await symlink(folder, join(folder, 'c/up'))
    const { files } = createContextReader()(folder, { name: 'Dockerfile', text: '', guessed: false })
    expect(Object.keys(files)).toEqual(['a/b.txt', 'c/up'])
    expect(files['c/up']).toMatchObject({ content: null, link: folder })
  })
})

test('programs keep their bits', async () => {
  await withFolder({ 'start.sh': '#!/bin/sh\n', 'a.txt': '' }, async (folder) => {
    await chmod(join(folder, 'start.sh'), 0o755)
    await chmod(join(folder, 'a.txt'), 0o640)
    const { files } = createContextReader()(folder, { name: 'Dockerfile', text: '', guessed: false })
    expect([files['start.sh']?.mode, files['a.txt']?.mode]).toEqual([0o755, 0o640])
  })
})

test('empty folders are there too', async () => {
  await withFolder({ 'a.txt': 'x', '.dockerignore': 'gone\n' }, async (folder) => {
    await mkdir(join(folder, 'kept/inner'), { recursive: true })
    await mkdir(join(folder, 'gone'))
    const context = createContextReader()(folder, { name: 'Dockerfile', text: '', guessed: false })
    expect(context.directories).toEqual(['kept/inner'])
  })
})

test('neighbours share one context', async () => {
  await withFolder({ 'a.txt': 'x' }, async (folder) => {
    const reader = createContextReader()
    const first = reader(folder, { name: 'Dockerfile', text: 'FROM a', guessed: false })
    expect(reader(folder, { name: 'b.Dockerfile', text: 'FROM b', guessed: false })).toBe(first)
    expect(reader(folder, { name: 'c.Dockerfile', text: 'COPY .git /', guessed: false })).not.toBe(first)
  })
})

test('a very large context is cut, far files first, and says so', async () => {
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`d${index % 7}/${index}`, '']))
  await withFolder({ ...files, Dockerfile: 'FROM a' }, async (folder) => {
    const { files: found, complete } = createContextReader(20)(folder, {
      name: 'Dockerfile',
      text: '',
      guessed: false,
    })
    expect(complete).toBe(false)
    expect(Object.keys(found)).toHaveLength(20)
    expect(Object.keys(found)).toContain('Dockerfile')
  })
})

test('a guessed folder is never complete', async () => {
  await withFolder({ 'a.txt': '' }, async (folder) => {
    const context = createContextReader()(folder, { name: 'Dockerfile', text: '', guessed: true })
    expect(context).toMatchObject({ complete: false, files: { 'a.txt': { size: 0 } } })
  })
})
