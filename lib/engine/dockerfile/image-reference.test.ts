import { expect, test } from 'vitest'
import { parseImageReference } from './image-reference.ts'

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`

test.each<[string, string, string, string, string | null, string | null]>([
  ['python', 'docker.io', 'library/python', 'python', null, null],
  ['python:3.14-slim', 'docker.io', 'library/python', 'python', '3.14-slim', null],
  ['library/python', 'docker.io', 'library/python', 'python', null, null],
  ['docker.io/python', 'docker.io', 'library/python', 'python', null, null],
  ['index.docker.io/library/python', 'docker.io', 'library/python', 'python', null, null],
  ['harbour/crane:1', 'docker.io', 'harbour/crane', 'harbour/crane', '1', null],
  [`harbour/crane@${DIGEST}`, 'docker.io', 'harbour/crane', 'harbour/crane', null, DIGEST],
  [`crane:1@${DIGEST}`, 'docker.io', 'library/crane', 'crane', '1', DIGEST],
  ['localhost/crane', 'localhost', 'crane', 'localhost/crane', null, null],
  ['localhost:5000/crane:1', 'localhost:5000', 'crane', 'localhost:5000/crane', '1', null],
  ['yard.test:5000/a/b/c', 'yard.test:5000', 'a/b/c', 'yard.test:5000/a/b/c', null, null],
  ['Yard/crane', 'Yard', 'crane', 'Yard/crane', null, null],
  ['[::1]:5000/crane', '[::1]:5000', 'crane', '[::1]:5000/crane', null, null],
  ['a_b/c__d-e.f', 'docker.io', 'a_b/c__d-e.f', 'a_b/c__d-e.f', null, null],
])('%s', (text, registry, repository, name, tag, digest) => {
  expect(parseImageReference(text)).toEqual({ text, registry, repository, name, tag, digest })
})

test.each([
  '',
  'Crane',
  'harbour/Crane',
  'crane:',
  'crane:-1',
  'crane:1:2',
  'crane@sha256:12',
  `crane@sha256:${'0123456789abcdef'.repeat(3)}`,
  `crane@sha256:${'0123456789ABCDEF'.repeat(4)}`,
  `crane@md5:${'0123456789abcdef'.repeat(2)}`,
  'crane@',
  'a//b',
  '/crane',
  'crane/',
  'crane ',
  '-crane',
  'a___b',
  `crane:${'1'.repeat(129)}`,
  'a'.repeat(256),
  'a'.repeat(64),
])('%j names no image', (text) => {
  expect(parseImageReference(text)).toBeNull()
})
