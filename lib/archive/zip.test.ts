import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, test } from 'vitest'
import { crc32 } from './crc32.ts'
import { zip } from './zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'zip-'))
afterAll(() => rmSync(folder, { recursive: true }))

const FILES = { Dockerfile: 'FROM scratch\n', 'app/größe.py': 'print("Kai")\n', '.dockerignore': '' }
const MADE = new Date(2026, 2, 4, 12, 41, 8)

// The check value that catalogues give for CRC-32/ISO-HDLC.
test('the checksum of the digits', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array())).toBe(0)
})

it('is read by another program, with names, texts and times', () => {
  const path = join(folder, 'lab.zip')
  writeFileSync(path, zip(FILES, MADE))
  const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print(json.dumps([[i.filename, z.read(i).decode(), list(i.date_time), oct(i.external_attr >> 16)] for i in z.infolist()]))`
  const told = JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8' }))
  expect(told).toEqual(
    Object.entries(FILES).map(([name, text]) => [name, text, [2026, 3, 4, 12, 41, 8], '0o100644']),
  )
})

it('is the same bytes for the same files', () => {
  expect(zip(FILES, MADE)).toEqual(zip(FILES, MADE))
  expect(readFileSync(join(folder, 'lab.zip')).subarray(0, 2).toString()).toBe('PK')
})
