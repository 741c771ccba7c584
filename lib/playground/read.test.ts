import { describe, expect, it } from 'vitest'
import { listingOf, walk } from './browse.ts'
import { type Found, LARGEST, readFiles, readFolder } from './read.ts'

const encode = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer
const found = (path: string, text = '', size = text.length): Found => ({
  path,
  size,
  bytes: async () => encode(text),
})
const quiet = { signal: new AbortController().signal, onProgress: () => {} }
const folder = (...files: readonly Found[]) =>
  readFolder({ name: 'quay', found: files, skipped: ['node_modules'] }, quiet)

describe('a folder', () => {
  it('opens what is checked, reads what builds are understood by, and lists the rest', async () => {
    const opened = await folder(
      found('src/crane.py', 'print(1)'),
      found('package.json', '{}'),
      found('compose.yaml', 'services:\n'),
      found('api/Dockerfile', 'FROM scratch\n'),
    )
    expect(opened?.playground).toEqual({
      files: { 'api/Dockerfile': 'FROM scratch\n', 'compose.yaml': 'services:\n' },
      kinds: {},
      folder: {
        name: 'quay',
        sizes: { 'src/crane.py': 8 },
        texts: { 'package.json': '{}' },
        skipped: ['node_modules'],
        context: 'guess',
      },
    })
    expect(opened?.notes).toEqual(['Not looked into: node_modules.'])
  })

  it('says what it does not read, and still knows that it is there', async () => {
    const gone: Found = { path: 'gone.sh', size: 3, bytes: () => Promise.reject(new Error('gone')) }
    const opened = await folder(
      found('large.sh', 'x', LARGEST + 1),
      found('odd.sh', 'a\0b'),
      gone,
      ...['a', 'b', 'c', 'd'].map((name) => found(`${name}.mk`, '\0')),
    )
    expect(opened?.playground.files).toEqual({})
    expect(Object.keys(opened?.playground.folder?.sizes ?? {})).toHaveLength(7)
    expect(opened?.notes.slice(1)).toEqual([
      'Larger than 1 MB, so not read: large.sh.',
      'Not a text, so not read: odd.sh, a.mk, b.mk and 2 more.',
      'This browser could not read: gone.sh.',
    ])
  })

  it('leaves out names that are none, and stops at what is too much', async () => {
    const many = Array.from({ length: 1005 }, (_, index) => found(`${index}.sh`, 'x'))
    const opened = await folder(found('../odd.sh', 'x'), found('a\u202Eb.sh', 'x'), ...many)
    expect(Object.keys(opened?.playground.files ?? {})).toHaveLength(1000)
    expect(opened?.notes.at(-1)).toBe(
      'Not opened, as there are too many files: 1000.sh, 1001.sh, 1002.sh and 2 more.',
    )
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const files = Array.from({ length: 100 }, (_, index) => found(`${index}.sh`, 'x'))
    const seen: number[] = []
    const opened = await readFolder(
      { name: 'quay', found: files, skipped: [] },
      {
        signal: stop.signal,
        onProgress: ({ done, of }) => {
          expect(of).toBe(100)
          seen.push(done)
          if (done >= 40) stop.abort()
        },
      },
    )
    expect(opened).toBeNull()
    expect(seen).toEqual([0, 20, 40])
  })
})

it('opens files by themselves whatever their names, and knows nothing around them', async () => {
  const opened = await readFiles([found('quay.txt', 'FROM scratch\n')], quiet)
  expect(opened).toEqual({
    playground: { files: { 'quay.txt': 'FROM scratch\n' }, kinds: {}, folder: null },
    notes: [],
  })
})

describe('listing', () => {
  it('takes the paths of an input for folders, and leaves large folders out', () => {
    const file = (path: string) =>
      Object.defineProperty(new File(['x'], path.split('/').at(-1)!), 'webkitRelativePath', { value: path })
    const listing = listingOf(
      [
        'quay/Dockerfile',
        'quay/api/node_modules/a/b.js',
        'quay/api/node_modules/c.js',
        'quay/.git/HEAD',
        'quay/node_modules',
      ].map(file),
    )
    expect(listing.name).toBe('quay')
    expect(listing.found.map(({ path }) => path)).toEqual(['Dockerfile', 'node_modules'])
    expect(listing.skipped).toEqual(['api/node_modules', '.git'])
  })

  const entry = (name: string, inside: readonly unknown[] | null) => {
    const portions =
      inside === null ? [] : [inside.slice(0, 2), inside.slice(2)].filter(({ length }) => length)
    return {
      name,
      isFile: inside === null,
      isDirectory: inside !== null,
      file: (take: (file: File) => void) => take(new File(['four'], name)),
      createReader: () => ({ readEntries: (take: (some: unknown) => void) => take(portions.shift() ?? []) }),
    }
  }
  const root = entry('quay', [
    entry('api', [entry('Dockerfile', null)]),
    entry('.git', [entry('HEAD', null)]),
    entry('compose.yaml', null),
  ]) as unknown as FileSystemDirectoryEntry

  it('walks a dropped folder, portion by portion', async () => {
    const counts: number[] = []
    const listing = await walk(root, { signal: quiet.signal, onFound: (count) => counts.push(count) })
    expect(listing?.found.map(({ path, size }) => [path, size])).toEqual([
      ['compose.yaml', 4],
      ['api/Dockerfile', 4],
    ])
    expect([listing?.skipped, counts]).toEqual([['.git'], [1, 2]])
    expect(await walk(root, { signal: AbortSignal.abort(), onFound: () => {} })).toBeNull()
  })
})
