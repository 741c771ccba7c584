import { expect, it, test } from 'vitest'
import { sayTaken, takeFiles, UPLOAD_LIMIT } from './upload.ts'

const given = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name)
const INTO = { names: ['Dockerfile', 'deploy/compose.yaml'], open: 'deploy/compose.yaml' }

test.each([
  ['the one of its name', 'Dockerfile', 'Dockerfile'],
  ['the one of its name in a folder', 'compose.yaml', 'deploy/compose.yaml'],
  ['the open one', 'stack.yml', 'deploy/compose.yaml'],
])('a file replaces %s', async (_, name, target) => {
  expect(await takeFiles([given(name, 'FROM quay\n')], INTO)).toEqual({
    files: { [target]: 'FROM quay\n' },
    problems: [],
  })
})

it('of several files, those that the lab has', async () => {
  const taken = await takeFiles([given('Dockerfile', 'FROM quay\n'), given('crane.py', 'lift()')], INTO)
  expect(taken.files).toEqual({ Dockerfile: 'FROM quay\n' })
  expect(taken.problems).toEqual([
    'No file of this lab is called crane.py. Its files are Dockerfile, deploy/compose.yaml.',
  ])
})

it('nothing is written over a file that is there to read', async () => {
  const taken = await takeFiles([given('crane.py', 'lift()')], { ...INTO, open: 'app.py' })
  expect(taken.files).toEqual({})
  expect(taken.problems).toHaveLength(1)
})

test.each([
  ['too large', 'a'.repeat(UPLOAD_LIMIT + 1), 'has 257 KB'],
  ['not in UTF-8', Uint8Array.of(0xff, 0xfe, 0x41), 'is not a text file'],
  ['a program', 'ELF\0\0', 'is not a text file'],
])('a file that is %s is refused with the reason', async (_, content, words) => {
  const { files, problems } = await takeFiles([given('Dockerfile', content)], INTO)
  expect(files).toEqual({})
  expect(problems[0]).toContain(`Dockerfile ${words}`)
})

it('line ends and the mark of Windows go', async () => {
  const { files } = await takeFiles([given('Dockerfile', '\ufeffFROM quay\r\nUSER 1\r\n')], INTO)
  expect(files['Dockerfile']).toBe('FROM quay\nUSER 1\n')
})

it('says what was replaced', () => {
  expect(sayTaken({ a: '' })).toBe('a was replaced.')
  expect(sayTaken({ a: '', b: '' })).toBe('a, b were replaced.')
})
