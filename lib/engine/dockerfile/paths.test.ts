import { expect, test } from 'vitest'
import { baseName, cleanPath, climbsOut, isInside, parentPath, resolvePath } from './paths.ts'

test.each([
  ['/quay', 'crane', '/quay/crane'],
  ['/quay/', './crane/', '/quay/crane'],
  ['/quay', '../dock', '/dock'],
  ['/quay', '../../../dock', '/dock'],
  ['/quay', '/dock//7/.', '/dock/7'],
  ['/quay', '.', '/quay'],
  ['/quay', '', '/quay'],
  ['/', 'dock', '/dock'],
  [null, '/dock', '/dock'],
  [null, 'dock', null],
  ['/quay', null, null],
  [null, null, null],
])('in %j, %j is %j', (directory, path, expected) => {
  expect(resolvePath(directory, path)).toBe(expected)
})

test.each([
  ['/', '/'],
  ['//', '/'],
  ['/a/./b//../c/', '/a/c'],
  ['/..', '/'],
  ['/a/...', '/a/...'],
])('%j is %j when clean', (path, expected) => {
  expect(cleanPath(path)).toBe(expected)
})

test.each([
  ['/', '/', ''],
  ['/dock', '/', 'dock'],
  ['/dock/7', '/dock', '7'],
])('%j lies in %j and is called %j', (path, parent, name) => {
  expect(parentPath(path)).toBe(parent)
  expect(baseName(path)).toBe(name)
})

test.each([
  ['/dock', '/dock', true],
  ['/dock', '/dock/7', true],
  ['/dock', '/docks', false],
  ['/dock/7', '/dock', false],
  ['/', '/dock', true],
  ['/', '/', true],
])('is %j around %j? %s', (directory, path, expected) => {
  expect(isInside(directory, path)).toBe(expected)
})

test.each([
  ['..', true],
  ['../crane', true],
  ['quay/../../crane', true],
  ['/../crane', true],
  ['quay/../../quay', true],
  ['quay/../crane', false],
  ['./quay', false],
  ['/quay', false],
  ['..quay/crane', false],
  ['', false],
])('%j climbs out: %j', (path, expected) => {
  expect(climbsOut(path)).toBe(expected)
})
