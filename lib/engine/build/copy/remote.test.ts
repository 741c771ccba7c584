import { expect, test } from 'vitest'
import { parse } from '../../index.ts'
import type { CopyInstruction } from '../../index.ts'
import { isGit, isUnpacked, isUrl } from './remote.ts'

test.each([
  ['https://orchard.example/press.git', true],
  ['https://orchard.example/press.git#v1:src', true],
  ['https://orchard.example/press.git?ref=v1', true],
  ['http://orchard.example/press.git', true],
  ['git://orchard.example/press', true],
  ['ssh://git@orchard.example/press', true],
  ['git@orchard.example:press.git', true],
  ['https://orchard.example/press.gitter', false],
  ['https://orchard.example/press.tar.gz', false],
  ['https://orchard.example/?x=.git', false],
  ['press.git', false],
  ['./git@orchard', false],
])('%s is a repository: %s', (source, expected) => {
  expect(isGit(source)).toBe(expected)
})

test.each([
  ['https://orchard.example/press.bin', true],
  ['http://orchard.example', true],
  ['https://orchard.example/press.git', false],
  ['ftp://orchard.example/press', false],
  ['press.bin', false],
  ['http:/press', false],
])('%s is a download: %s', (source, expected) => {
  expect(isUrl(source)).toBe(expected)
})

test.each<[line: string, name: string, remote: boolean, expected: boolean]>([
  ['ADD a /', 'a.tar', false, true],
  ['ADD a /', 'a.tgz', false, true],
  ['ADD a /', 'a.tar.zst', false, true],
  ['ADD a /', 'A.TAR.BZ2', false, true],
  ['ADD a /', 'a.gz', false, false],
  ['ADD a /', 'a.zip', false, false],
  ['ADD a /', 'tar', false, false],
  ['ADD a /', 'a.tar', true, false],
  ['ADD --unpack a /', 'a.tar', true, true],
  ['ADD --unpack=false a /', 'a.tar', false, false],
  ['COPY a /', 'a.tar', false, false],
])('%s of %s (remote: %s) is unpacked: %s', (line, name, remote, expected) => {
  const { stages } = parse(`FROM scratch\n${line}\n`)
  expect(isUnpacked(stages[0]!.instructions[0] as CopyInstruction, name, remote)).toBe(expected)
})
