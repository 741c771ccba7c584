import { expect, test } from 'vitest'
import { platformError } from './platform.ts'

test.each([
  'linux/amd64',
  'linux',
  'arm64',
  'x86_64',
  'linux/arm/v7',
  'windows(10.0.17763)/amd64',
  'plan10/riscv',
])('%s is a platform', (text) => expect(platformError(text)).toBeNull())
test.each([
  ['foo', 'unknown operating system or architecture'],
  ['linux/*', 'wildcards not yet supported'],
  ['linux/arm/v7/x', 'cannot parse platform specifier'],
  ['linux/', '"" is an invalid component of "linux/"'],
  ['li nux/amd64', '"li nux" is an invalid OS component'],
])('%s is none', (text, message) => expect(platformError(text)).toContain(message))
