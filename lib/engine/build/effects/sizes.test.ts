import { expect, test } from 'vitest'
import { parseSize } from './sizes.ts'

test.each([
  ['512', 512],
  ['10K', 10_240],
  ['4kB', 4000],
  ['1M', 1_048_576],
  ['1MB', 1_000_000],
  ['1MiB', 1_048_576],
  ['2b', 1024],
  ['3c', 3],
  ['1G', 1_073_741_824],
  ['+1M', null],
  ['big', null],
  ['', null],
  [null, null],
])('%j is %j bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes)
})
