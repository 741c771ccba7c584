import { expect, test } from 'vitest'
import { readFlags } from './flags.ts'

test.each<[string, string[], string]>([
  ['--link a /b', ['--link'], 'a /b'],
  ['  --from=hull --link   a /b', ['--from=hull', '--link'], 'a /b'],
  ['--chown="first mate":crew a /b', ['--chown=first mate:crew'], 'a /b'],
  ["--chown='first mate' a", ['--chown=first mate'], 'a'],
  ['--chown=first\\ mate a', ['--chown=first mate'], 'a'],
  ['--chown="first \\"mate\\"" a', ['--chown=first "mate"'], 'a'],
  ["--chown='it\\'s' a", ["--chown=it's"], 'a'],
  ['--a=\\', ['--a='], ''],
  ['-- --mount=x ls', [], '--mount=x ls'],
  ['--a -- --b c', ['--a'], '--b c'],
  ['--', [], ''],
  ['a --chown=b /c', [], 'a --chown=b /c'],
  ['-x a', [], '-x a'],
  ['---x a', ['---x'], 'a'],
  ['--a="open quote to the end', ['--a=open quote to the end'], ''],
  ['--name=☸🚢 x', ['--name=☸🚢'], 'x'],
  ['', [], ''],
])('%j', (text, flags, rest) => {
  const read = readFlags(text, 0, '\\')
  expect(read.flags.map((flag) => flag.text)).toEqual(flags)
  expect(text.slice(read.rest)).toBe(rest)
})

test('the escape character is the one of the file', () => {
  expect(readFlags('--path=C:\\dock` yard x', 0, '`').flags[0]?.text).toBe('--path=C:\\dock yard')
})

test('offsets cover the flag and its value as written', () => {
  const text = 'x --chown="a b":c y'
  const [flag] = readFlags(text, 1, '\\').flags
  expect(text.slice(flag!.from, flag!.to)).toBe('--chown="a b":c')
  expect(text.slice(flag!.valueFrom!, flag!.to)).toBe('"a b":c')
  expect(readFlags('--link', 0, '\\').flags[0]?.valueFrom).toBeNull()
})
