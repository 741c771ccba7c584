import { expect, test } from 'vitest'
import { evaluateTest, FILLED } from './shell-test.ts'
import { exists, imageTree, put, putDirectories } from './tree.ts'
import type { FileEntry } from './types.ts'

const FILE: FileEntry = {
  kind: 'file',
  context: null,
  package: null,
  estimated: false,
  content: '',
  owner: { name: 'root', uid: 0 },
  mode: 0o644,
  size: 0,
  fresh: false,
  secret: false,
  made: { stage: 0, step: 1 },
}
const harbour = imageTree(true, '/')
put(harbour, '/srv/log', FILE)
putDirectories(harbour, '/srv/quay', FILE)
const at = (cwd: string | null) => ({
  cwd,
  tree: harbour,
  isGone: (path: string) => exists(harbour, path) === 'no',
})

test.each([
  [[], 'fail'],
  [[''], 'fail'],
  [['ship'], 'ok'],
  [['-z', ''], 'ok'],
  [['-n', ''], 'fail'],
  [['ship', '=', 'ship'], 'ok'],
  [['ship', '==', 'boat'], 'fail'],
  [['ship', '!=', 'boat'], 'ok'],
  [['3', '-lt', '12'], 'ok'],
  [['3', '-ge', '12'], 'fail'],
  [['-3', '-eq', '-3'], 'ok'],
  [['3', '-ne', '3'], 'fail'],
  [['12', '-gt', '3'], 'ok'],
  [['3', '-le', '3'], 'ok'],
  [['three', '-lt', '12'], 'unknown'],
  [['-f', '/srv/log'], 'ok'],
  [['-e', 'log'], 'ok'],
  [['-d', '/srv/quay'], 'ok'],
  [['-f', '/srv/quay'], 'fail'],
  [['-d', '/srv/log'], 'fail'],
  [['-f', '/srv/crane'], 'fail'],
  [['-f', '/etc/passwd'], 'unknown'],
  [['-x', '/srv/log'], 'fail'],
  [['-x', '/etc/init'], 'unknown'],
  [['-s', '/srv/log'], 'fail'],
  [['-L', '/srv/log'], 'fail'],
  [['!', '-f', '/srv/crane'], 'ok'],
  [['!', '-f', '/etc/passwd'], 'unknown'],
  [['!', 'ship'], 'fail'],
  [[null, '=', 'ship'], 'unknown'],
  [['a', '-a', 'b'], 'unknown'],
  [['a', '-o', 'b', '-o', 'c'], 'ok'],
  [['-f', '/srv/crane', '-o', '-f', '/srv/log'], 'ok'],
  [['-f', '/srv/crane', '-a', '-f', '/srv/log'], 'fail'],
  [['-f', '/etc/passwd', '-a', '-f', '/srv/log'], 'unknown'],
  [['a', 'b', 'c', 'd'], 'unknown'],
  [[FILLED], 'ok'],
  [['-n', FILLED], 'ok'],
  [['-z', FILLED], 'fail'],
  [['!', '-z', FILLED], 'ok'],
  [['-n', FILLED, '-a', '-f', '/srv/log'], 'ok'],
  [['-f', FILLED], 'unknown'],
  [[FILLED, '=', 'ship'], 'unknown'],
  [[FILLED, FILLED], 'unknown'],
])('[ %j ] is %s', (words, expected) => {
  expect(evaluateTest(words, at('/srv'))).toBe(expected)
})

test('a relative path is unknown when the directory is', () => {
  expect(evaluateTest(['-f', 'log'], at(null))).toBe('unknown')
})
