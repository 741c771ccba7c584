import { expect, it, test } from 'vitest'
import { phoneKeys, typedBy } from './phone-keys.ts'

test.each([
  ['Dockerfile', ['FROM', 'RUN', 'COPY', 'USER', 'CMD', '&&']],
  ['build/Dockerfile', ['FROM', '\\']],
  ['compose.yaml', ['indent', '- item', ':']],
  ['.gitlab-ci.yml', ['indent', ':']],
  ['daemon.json', ['"', '{']],
  ['.dockerignore', ['**', '!']],
  ['run.sh', ['--', '\\']],
])('%s has %j', (file, labels) => {
  expect(phoneKeys(file).map(({ label }) => label)).toEqual(expect.arrayContaining(labels))
})

it('no instruction in a file of YAML', () => {
  expect(phoneKeys('compose.yaml').some(({ word }) => word)).toBe(false)
})

const run = { label: 'RUN', types: 'RUN ', word: true }
test.each([
  [run, '', 'RUN '],
  [run, '  ', 'RUN '],
  [run, 'USER quay', '\nRUN '],
  [{ label: '"', types: '"', word: false }, 'CMD [', '"'],
])('%j after %j types %j', (key, before, typed) => {
  expect(typedBy(key, before)).toBe(typed)
})
