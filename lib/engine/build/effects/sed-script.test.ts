import { expect, test } from 'vitest'
import { substitute } from './sed-script.ts'

const TEXT = 'oak 1\nelm 2\noak 3 oak\n'

test.each([
  ['s/oak/ash/', 'ash 1\nelm 2\nash 3 oak\n'],
  ['s/oak/ash/g', 'ash 1\nelm 2\nash 3 ash\n'],
  ['s/^oak/ash/', 'ash 1\nelm 2\nash 3 oak\n'],
  ['s/$/./', 'oak 1.\nelm 2.\noak 3 oak.\n'],
  ['s/\\r$//', TEXT],
  ['s|oak 1|a/b|', 'a/b\nelm 2\noak 3 oak\n'],
  ['s/o.k/x/', 'x 1\nelm 2\nx 3 oak\n'],
  ['s/ .*//', 'oak\nelm\noak\n'],
  ['s/a+/x/', TEXT],
  ['s/o\\/k/x/', TEXT],
  ['s/oak/\\n/', null],
  ['s/oak/[&]/', null],
  ['s/\\(oak\\)/x/', null],
  ['s/[ao]/x/', null],
  ['s/oak/x/2', null],
  ['s/a*b*/x/', null],
  ['/oak/d', null],
  ['1s/oak/x/', null],
  ['s/oak/x', null],
  ['', null],
])('%s', (script, expected) => {
  expect(substitute(script, TEXT)).toBe(expected)
})
