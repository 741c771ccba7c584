import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'
import { FILES_LIMIT, INFLATED_LIMIT } from './check.ts'
import { deflate, inflate } from './deflate.ts'
import { isFileName, NAME_LIMIT } from './file-name.ts'
import { decodeShare, encodeShare, isShare, shareProblem } from './index.ts'
import type { Decoded, Shared } from './types.ts'

const FILES: Shared = {
  kind: 'files',
  files: { 'pier/Dockerfile': 'FROM alpine:3.22\nRUN echo "tide ⚓"\n', 'pier/.dockerignore': '*.log\n' },
}
const LAB: Shared = { kind: 'lab', lab: 'nonroot', files: { Dockerfile: 'FROM scratch\n' } }

const names = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter(isFileName)
const files = fc.dictionary(names, fc.string({ maxLength: 400, unit: 'binary' }), {
  minKeys: 1,
  noNullPrototype: true,
})
const shared: fc.Arbitrary<Shared> = fc.oneof(
  files.map((some): Shared => ({ kind: 'files', files: some })),
  fc.record({ kind: fc.constant('lab' as const), lab: fc.constantFrom('nonroot', 'cache-2'), files }),
)

/** A fragment that holds any data at all. */
const fragmentOf = async (data: unknown) =>
  `#v1.${toBase64url(await deflate(new TextEncoder().encode(JSON.stringify(data))))}`
const decoded = async (data: unknown) => decodeShare(await fragmentOf(data))
const problem = (result: Decoded) => (result.ok ? null : result.problem)

describe('a link', () => {
  it.each([
    ['files', FILES],
    ['a lab', LAB],
  ] as const)('brings back %s', async (_, value) => {
    expect(await decodeShare(await encodeShare(value))).toEqual({ ok: true, value })
  })

  it('brings back any texts under any names that may be shared', async () => {
    await fc.assert(
      fc.asyncProperty(shared, async (value) => {
        expect(shareProblem(value)).toBeNull()
        expect(await decodeShare(await encodeShare(value))).toEqual({ ok: true, value })
      }),
    )
  })

  it('has nothing in it that a link would escape, and is known by its beginning', async () => {
    const fragment = await encodeShare(FILES)
    expect(fragment).toMatch(/^#v1\.[\w-]+$/)
    expect(new URL(`https://example.org/playground/${fragment}`).hash).toBe(fragment)
    expect([fragment, fragment.slice(1), '#results', '', '#v'].map(isShare)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('is read without its number sign too', async () => {
    const fragment = await encodeShare(LAB)
    expect(await decodeShare(fragment.slice(1))).toEqual({ ok: true, value: LAB })
  })
})

describe('a link from somebody else', () => {
  it('never throws, whatever was changed in it', async () => {
    const fragment = await encodeShare(FILES)
    const edit = fc.tuple(fc.nat(fragment.length - 1), fc.string({ maxLength: 3, unit: 'grapheme' }))
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const changed = edits.reduce(
          (text, [at, by]) => text.slice(0, at) + by + text.slice(at + 1),
          fragment,
        )
        expect(await decodeShare(changed)).toHaveProperty('ok')
      }),
    )
  })

  it('never throws on changed bytes below the letters', async () => {
    const bytes = fromBase64url((await encodeShare(FILES)).slice(4))!
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, value) => {
        const changed = Uint8Array.from(bytes)
        changed[at] = value
        expect(await decodeShare(`#v1.${toBase64url(changed)}`)).toHaveProperty('ok')
      }),
    )
  })

  it('never throws on any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200, unit: 'binary' }), async (text) => {
        expect((await decodeShare(text)).ok).toBe(false)
        expect((await decodeShare(`#v1.${text}`)).ok).toBe(false)
      }),
    )
  })

  it('never throws on any data, and takes nothing along that is not asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (data) => {
        expect((await decoded(data)).ok).toBe(false)
      }),
    )
    const more = { ...FILES, extra: 1, lab: 'nonroot' }
    expect(await decoded(more)).toEqual({ ok: true, value: FILES })
  })

  it('says that it was cut, wherever it was', async () => {
    const fragment = await encodeShare(FILES)
    for (let length = 5; length < fragment.length; length++) {
      expect((await decodeShare(fragment.slice(0, length))).ok).toBe(false)
    }
    expect(problem(await decodeShare(fragment.slice(0, -6)))).toContain('damaged')
  })

  it.each([
    ['another version', '#v2.abc', 'another version'],
    ['no link of ours', '#results', 'does not hold files'],
    ['letters of another alphabet', '#v1.ab+/', 'damaged'],
    ['nothing', '#v1.', 'damaged'],
    ['more letters than any link', `#v1.${'A'.repeat(1_600_000)}`, 'more than 1 MB'],
  ])('says what is wrong with %s', async (_, fragment, words) => {
    expect(problem(await decodeShare(fragment))).toContain(words)
  })

  it.each([
    ['a list', []],
    ['no files', { kind: 'files', files: {} }],
    ['files as a list', { kind: 'files', files: ['FROM scratch'] }],
    ['a file that is no text', { kind: 'files', files: { Dockerfile: 7 } }],
    ['another kind', { kind: 'run', files: { Dockerfile: '' } }],
    ['a lab without its name', { kind: 'lab', files: { Dockerfile: '' } }],
    ['a lab whose name is a path', { kind: 'lab', lab: '../learn', files: { Dockerfile: '' } }],
  ])('refuses %s', async (_, data) => {
    expect(problem(await decoded(data))).toContain('does not hold files')
  })

  it('refuses names that lead elsewhere, and shows them without what cannot be seen', async () => {
    const found = problem(await decoded({ kind: 'files', files: { 'a/../../\u202Eetc': '' } }))
    expect(found).toBe('A file name cannot be used in a link: "a/../../\\u202eetc".')
  })

  it('changes no prototype', async () => {
    const json = '{"kind":"files","files":{"__proto__":"x"},"__proto__":{"polluted":1}}'
    const bytes = await deflate(new TextEncoder().encode(json))
    expect((await decodeShare(`#v1.${toBase64url(bytes)}`)).ok).toBe(false)
    expect({}).not.toHaveProperty('polluted')
  })

  it('refuses text that is not UTF-8', async () => {
    const bytes = await deflate(Uint8Array.from([0x22, 0xff, 0x22]))
    expect(problem(await decodeShare(`#v1.${toBase64url(bytes)}`))).toContain('damaged')
  })
})

describe('limits', () => {
  it('refuses more files than a link may hold, and says so before it is made', async () => {
    const many = (count: number): Shared => ({
      kind: 'files',
      files: Object.fromEntries(Array.from({ length: count }, (_, index) => [`berth-${index}`, 'x'])),
    })
    expect(shareProblem(many(FILES_LIMIT))).toBeNull()
    expect(shareProblem(many(FILES_LIMIT + 1))).toContain('more than 200 files')
    expect(problem(await decodeShare(await encodeShare(many(FILES_LIMIT + 1))))).toContain('200 files')
  })

  it('opens what fits to the byte, and refuses one more', async () => {
    const holding = (text: string): Shared => ({ kind: 'files', files: { Dockerfile: text } })
    const room = INFLATED_LIMIT - JSON.stringify(holding('')).length
    // Letters without an order: the longest link there is.
    const letters = Array.from({ length: room }, (_, at) => String.fromCharCode(97 + ((at * at * 7919) % 26)))
    const fits = holding(letters.join(''))
    expect(shareProblem(fits)).toBeNull()
    expect((await decodeShare(await encodeShare(fits))).ok).toBe(true)
    const over = holding(`${letters.join('')}x`)
    expect(shareProblem(over)).toContain('more than 1 MB')
    expect(problem(await decodeShare(await encodeShare(over)))).toContain('more than 1 MB')
  })

  it('stops a bomb at the limit: what lies behind it is never inflated', async () => {
    const megabyte = new Uint8Array(1024 * 1024).fill(32)
    const zeros = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 200; index++) controller.enqueue(megabyte)
        controller.close()
      },
    })
    const packed = new Uint8Array(
      await new Response(zeros.pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer(),
    )
    expect(packed.length).toBeLessThan(300_000)
    expect(await inflate(packed, INFLATED_LIMIT)).toEqual({ kind: 'too-large' })
    expect(problem(await decodeShare(`#v1.${toBase64url(packed)}`))).toContain('more than 1 MB')
  })
})

describe('file names', () => {
  it.each(['Dockerfile', '.dockerignore', 'a/b/c.yml', 'a b.sh', 'Hafen/Über.sh', '..env', 'a..b', 'ab:c'])(
    'takes %j',
    (name) => expect(isFileName(name)).toBe(true),
  )

  it.each([
    '',
    '/etc/passwd',
    'a/',
    'a//b',
    '..',
    '../a',
    'a/../b',
    './a',
    'a/.',
    'a\\b',
    'C:secret',
    'c:/a',
    'a\0',
    'a\nb',
    'a\u202Eb',
    'a\u200Bb',
    '\uD800',
    '__proto__',
    'constructor',
    'x'.repeat(NAME_LIMIT + 1),
  ])('refuses %j', (name) => expect(isFileName(name)).toBe(false))
})
