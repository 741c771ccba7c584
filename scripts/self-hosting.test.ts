import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../lib/engine/index.ts'
import { bundleCli } from './prepare.ts'
import { FILE_POLICY, FRAME_POLICY } from './support/csp.ts'

let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-'))
  await bundleCli(join(folder, 'drydock.mjs'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The example that follows a heading of docs/hosting.md. */
function recipe(heading: string): string {
  const [, part = ''] = readFileSync('docs/hosting.md', 'utf8').split(`\n## ${heading}\n`)
  return /```\w+\n([\s\S]*?)```/.exec(part)?.[1] ?? ''
}

test.each([
  ['nginx', readFileSync('hosting/nginx.conf', 'utf8')],
  ['Caddy', recipe('Caddy')],
])('%s sends the policies of the build', (_name, text) => {
  expect(text).toContain(`"${FILE_POLICY}; ${FRAME_POLICY}"`)
  expect(text).toContain(`"${FRAME_POLICY}"`)
})

test('the recipe for GitLab Pages has 100 points, too', () => {
  const file = join(folder, '.gitlab-ci.yml')
  const text = recipe('GitLab Pages')
  expect(text).toContain('npm run build')
  writeFileSync(file, text)
  const { stdout } = spawnSync(
    process.execPath,
    [join(folder, 'drydock.mjs'), 'lint', '--format', 'json', file],
    { encoding: 'utf8' },
  )
  const { score, findings } = JSON.parse(stdout)
  expect(findings.map(({ rule, message }: Finding) => `${rule}: ${message}`)).toEqual([])
  expect(score).toBe(100)
})

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
