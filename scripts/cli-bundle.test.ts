import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleCli } from './prepare.ts'

/** Somebody without rights, for root may read everything. */
const NOBODY = 65_534

let root: string
const program = (): string => join(root, 'drydock.mjs')
const write = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'drydock-'))
  chmodSync(root, 0o755)
  await bundleCli(program())
  for (let at = 0; at < 60; at++) {
    const name = `many/${String(at).padStart(2, '0')}`
    write(
      `${name}/Dockerfile`,
      `FROM harbour:${at}\n${at % 7 === 0 ? 'ADD a /b\n' : ''}USER ${at % 5 === 0 ? 'root' : 1000}\n`,
    )
  }
  write('many/33/x.Dockerfile', new Uint8Array([0xff, 0, 0xff]))
})

afterAll(() => {
  for (const path of ['closed/folder', 'closed/folder/Dockerfile', 'closed/file/Dockerfile'])
    chmodSync(join(root, path), 0o755)
  rmSync(root, { recursive: true })
})

function lint(...argv: string[]) {
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const { status, stdout, stderr } = spawnSync(process.execPath, [program(), 'lint', ...argv], {
    cwd: root,
    encoding: 'utf8',
    ...as,
  })
  return { status, out: stdout, err: stderr }
}

test('on all cores the answers are those of one, in the order of the files', () => {
  const whole = lint('many', '--format', 'json')
  expect(whole.out.match(/"path":"[^"]*"/g)).toHaveLength(60)
  expect(whole.status).toBe(2)
  expect(whole.err).toBe('drydock: many/33/x.Dockerfile is a binary file, which no Dockerfile is.\n')
  // So few files are done in one thread.
  const parts = [1, 2, 3, 4].map((part) => lint('many', '--format', 'json', '--shard', `${part}/4`).out)
  expect(parts.join('')).toBe(whole.out)
  const sarif = JSON.parse(lint('many', '--format', 'sarif').out) as {
    runs: { results: { locations: unknown[] }[] }[]
  }
  const findings = whole.out
    .trimEnd()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { findings: unknown[] }).findings)
  expect(sarif.runs[0]!.results).toHaveLength(findings.length)
})

test('what may not be read is named, the rest is checked, and the run ends with 2', () => {
  write('closed/folder/Dockerfile', 'FROM harbour:1\n')
  write('closed/file/Dockerfile', 'FROM harbour:1\n')
  write('closed/open/Dockerfile', 'FROM harbour:1\nUSER 1000\n')
  chmodSync(join(root, 'closed/folder'), 0)
  chmodSync(join(root, 'closed/file/Dockerfile'), 0)
  const { status, out, err } = lint('closed', '--only', 'user-missing')
  expect({ status, out }).toEqual({ status: 2, out: 'No problems in 1 file.\n' })
  expect(err.split('\n')).toEqual([
    'drydock: closed/folder may not be read by this user.',
    'drydock: closed/file/Dockerfile may not be read by this user.',
    '',
  ])
})
