import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../lib/engine/index.ts'
import { bundleCli } from './prepare.ts'

let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-'))
  await bundleCli(join(folder, 'drydock.mjs'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(['Dockerfile', '.dockerignore', 'compose.yaml'])(
  '%s, by which this site is served, has 100 points in its own checker',
  (file) => {
    const { stdout } = spawnSync(
      process.execPath,
      [join(folder, 'drydock.mjs'), 'lint', '--format', 'json', file],
      {
        encoding: 'utf8',
      },
    )
    const { score, findings } = JSON.parse(stdout)
    expect(findings.filter((finding: Finding) => finding.confidence === 'certain')).toEqual([])
    expect(score).toBe(100)
  },
)
