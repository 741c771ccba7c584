import { expect, it, test } from 'vitest'
import { encodeShare } from '@/lib/share/index.ts'
import { sharedWith } from './shared-with.ts'

const LAB = { id: 'pier', starter: { Dockerfile: 'FROM scratch\n' } }

it('takes the files that a student edits, and no other', async () => {
  const files = { Dockerfile: 'FROM quay\n', 'crane.py': 'lift()' }
  const link = await encodeShare({ kind: 'lab', lab: 'pier', files })
  expect(await sharedWith(LAB, link)).toEqual({ kind: 'files', files: { Dockerfile: 'FROM quay\n' } })
})

test.each([
  [{ kind: 'lab', lab: 'crane', files: { Dockerfile: '' } }, '/labs/crane/#v1.'],
  [{ kind: 'files', files: { Dockerfile: '' } }, '/playground/#v1.'],
] as const)('%j is opened elsewhere', async (shared, address) => {
  const brought = await sharedWith(LAB, await encodeShare(shared))
  expect(brought).toMatchObject({ kind: 'elsewhere', href: expect.stringContaining(address) })
})

it('says what is wrong with a link', async () => {
  const link = await encodeShare({ kind: 'lab', lab: 'pier', files: { 'crane.py': 'lift()' } })
  expect(await sharedWith(LAB, link)).toMatchObject({ kind: 'problem' })
  expect(await sharedWith(LAB, link.slice(0, 20))).toMatchObject({
    kind: 'problem',
    words: expect.stringContaining('damaged'),
  })
})
