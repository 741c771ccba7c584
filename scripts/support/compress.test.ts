import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compress } from './compress.ts'
import { walk } from './files.ts'

const text = 'The tide comes in and the tide goes out. '.repeat(100)
const files: Readonly<Record<string, string>> = {
  'index.html': text,
  'pier/large.txt': text.repeat(50),
  'pier/boat.js': text,
  'pier/small.css': 'a{}',
  'pier/crab.png': text,
}

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'drydock-compress-'))
  mkdirSync(join(root, 'pier'))
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content)
})
afterAll(() => rmSync(root, { recursive: true }))

test('texts that are worth it stand there in both forms, the same once unpacked', async () => {
  const written = ['index.html', 'pier/boat.js', 'pier/large.txt']
  expect(await compress(root)).toBe(written.length)
  const made = written.flatMap((path) => [`${path}.br`, `${path}.gz`])
  expect(walk(root)).toEqual([...Object.keys(files), ...made].map((path) => join(root, path)).toSorted())
  for (const path of written) {
    expect(brotliDecompressSync(readFileSync(join(root, `${path}.br`))).toString()).toBe(files[path])
    expect(gunzipSync(readFileSync(join(root, `${path}.gz`))).toString()).toBe(files[path])
  }
})
