import { expect, test } from 'vitest'
import { completeLock, missingEntries, platformOf } from './complete-lock.mjs'

test.each([
  ['@next/swc-linux-x64-musl', { cpu: ['x64'], libc: ['musl'], os: ['linux'] }],
  ['@tailwindcss/oxide-linux-arm-gnueabihf', { cpu: ['arm'], libc: ['glibc'], os: ['linux'] }],
  ['@next/swc-win32-arm64-msvc', { cpu: ['arm64'], os: ['win32'] }],
  ['@esbuild/darwin-x64', { cpu: ['x64'], os: ['darwin'] }],
  ['@oxc-parser/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ['fsevents', { os: ['darwin'] }],
])('the platform of %s is read from its name', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})

test('a name that tells no platform is an error, not a guess', () => {
  expect(() => platformOf('left-pad')).toThrow('left-pad')
})

const lock = {
  packages: {
    '': {},
    'node_modules/b': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { 'b-linux-x64': '1.0.0', 'b-darwin-x64': '^1.0.0' },
    },
    'node_modules/b-linux-x64': {
      version: '1.0.0',
      optional: true,
      resolved: 'https://registry.example/b.tgz',
    },
  },
}

test('only packages without an entry are missing', () => {
  expect(missingEntries(lock)).toEqual([
    { path: 'node_modules/b-darwin-x64', name: 'b-darwin-x64', version: '1.0.0', dev: true },
  ])
})

test('a completed lock lacks nothing and names no registry', () => {
  const completed = completeLock(lock)
  expect(missingEntries(completed)).toEqual([])
  expect(JSON.stringify(completed)).not.toContain('https:')
  expect(Object.keys(completed.packages)).toEqual([
    '',
    'node_modules/b',
    'node_modules/b-darwin-x64',
    'node_modules/b-linux-x64',
  ])
})
