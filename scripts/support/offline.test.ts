import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { offlineManifest } from './offline.ts'

let home = ''
const put = (path: string, text = '') => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'offline-'))
  put('out/index.html', '<script src="/_next/static/chunks/first.js"></script>')
  put('out/index.html.gz')
  put('out/offline/index.html')
  put('out/labs/index.html')
  put('out/labs/crane/index.html')
  put('out/labs/crane/solution.json', '{}')
  put('out/learn/harbour/quay/index.html')
  put('out/_next/static/chunks/first.js')
  put('out/_next/static/chunks/editor.js')
  put('out/_next/static/media/inter.woff2')
  put('content/harbour/quay/labs/crane/lab.yaml')
  put('content/harbour/quay/labs/unbuilt/lab.yaml')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const manifest = (base = '') => offlineManifest(join(home, 'out'), join(home, 'content'), base)

test('sorts what was built by when it is needed', () => {
  expect(manifest()).toMatchObject({
    shell: ['/', '/offline/', '/_next/static/media/inter.woff2'],
    workplaces: ['/labs/crane/'],
    tools: ['/_next/static/chunks/editor.js'],
    modules: [['/learn/harbour/quay/', '/labs/crane/', '/labs/crane/solution.json']],
  })
})

test('begins every address with the base path', () => {
  expect(manifest('/course')).toMatchObject({
    base: '/course',
    fallback: '/course/offline/',
    workplaces: ['/course/labs/crane/'],
  })
})

test('has another version as soon as a page or a script is another', () => {
  const before = manifest().version
  expect(manifest().version).toBe(before)
  put('out/labs/crane/index.html', 'changed')
  const after = manifest().version
  expect(after).not.toBe(before)
  put('out/_next/static/chunks/more.js')
  expect(manifest().version).not.toBe(after)
})
