import { describe, expect, test } from 'vitest'
import type { Size } from '../../source/size.ts'
import { formatBytes, formatSize } from './format-size.ts'

describe('bytes in units of a thousand', () => {
  test.each([
    [0, '0'],
    [60, '60 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [1234, '1.2 KB'],
    [9960, '10 KB'],
    [12_345, '12 KB'],
    [999_499, '999 KB'],
    [999_500, '1 MB'],
    [3_145_728, '3.1 MB'],
    [34_000_000, '34 MB'],
    [121_400_000, '121 MB'],
    [999_600_000, '1 GB'],
    [1_123_000_000, '1.12 GB'],
    [12_300_000_000, '12 GB'],
    [4_000_000_000_000, '4 TB'],
    [4_000_000_000_000_000, '4000 TB'],
  ])('%i is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text.replace(' ', '\u00A0'))
  })
})

describe('how it is known', () => {
  test.each<[Size, string]>([
    [{ bytes: 46_000_000, basis: 'measured' }, '46 MB'],
    [{ bytes: 46_000_000, basis: 'estimated' }, 'about 46 MB'],
    [{ bytes: 0, basis: 'estimated' }, '0'],
    [{ bytes: 12_000_000, basis: 'unknown' }, 'at least 12 MB'],
    [{ bytes: 0, basis: 'unknown' }, 'unknown'],
    [{ bytes: 0, basis: 'measured' }, '0'],
  ])('%j is %s', (size, text) => {
    expect(formatSize(size)).toBe(text.replace(/(\d) /, '$1\u00A0'))
  })
})
