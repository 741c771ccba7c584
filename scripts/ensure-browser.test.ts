import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ensureBrowser } from './ensure-browser.ts'

let folder: string
const program = (name: string): string => {
  const path = join(folder, name)
  writeFileSync(path, '#!/bin/sh\necho Chromium 1.0\n')
  chmodSync(path, 0o755)
  return path
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-browser-'))
  for (const name of ['CHROMIUM_PATH', 'CHROME_PATH']) vi.stubEnv(name, '')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

test('the one that is named comes first', async () => {
  const named = program('my-browser')
  program('chromium')
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
  vi.stubEnv('CHROME_PATH', named)
  expect(await ensureBrowser()).toBe(named)
})

test('then one of the system, Chromium before Chrome', async () => {
  program('google-chrome')
  const chromium = program('chromium')
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
  expect(await ensureBrowser()).toBe(chromium)
})

test('a wrong name is said, and nothing else tried', async () => {
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'none'))
  await expect(ensureBrowser()).rejects.toThrow(
    /^CHROMIUM_PATH is “.*none”, which is no program that can be run\.$/,
  )
})
