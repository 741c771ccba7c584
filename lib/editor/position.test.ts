import { expect, it } from 'vitest'
import { languageOf } from './language.ts'
import { lineAndColumn, offsetOfLine } from './position.ts'

it.each([
  ['', 0, 1, 1],
  ['ab\ncd', 1, 1, 2],
  ['ab\ncd', 3, 2, 1],
  ['ab\ncd', 5, 2, 3],
])('of %j offset %i is line %i, column %i', (text, offset, line, column) => {
  expect(lineAndColumn(text, offset)).toEqual({ line, column })
})

it.each([
  ['ab\ncd\n', 1, 0],
  ['ab\ncd\n', 2, 3],
  ['ab\ncd\n', 3, 6],
  ['ab', 9, 2],
])('of %j line %i starts at %i', (text, line, offset) => {
  expect(offsetOfLine(text, line)).toBe(offset)
})

it.each([
  ['Dockerfile', 'dockerfile'],
  ['web/Dockerfile.dev', 'dockerfile'],
  ['app.py', 'python'],
  ['requirements.txt', 'plaintext'],
  ['.dockerignore', 'ignore'],
  ['compose.yaml', 'yaml'],
  ['.gitlab-ci.yml', 'yaml'],
  ['daemon.json', 'json'],
  ['renovate.json5', 'json'],
  ['deploy.sh', 'shell'],
  ['Makefile', 'makefile'],
  ['constructor', 'plaintext'],
])('%s is %s', (path, id) => {
  expect(languageOf(path).id).toBe(id)
})
