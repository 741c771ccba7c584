import { expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import { readSubject } from './subject.ts'

const DOCKERFILE = 'FROM harbour\nUSER root\nCMD ["harbour"]\n'
const CHECK = { clean: ['user-root-last'] } as const

test.each([
  ['nothing', DOCKERFILE],
  ['our own comment', DOCKERFILE.replace('USER', '# drydock ignore=user-root-last -- it drops it\nUSER')],
  ['our own comment for the file', `# drydock ignore-file=user-root-last\n${DOCKERFILE}`],
  ['the hadolint comment', DOCKERFILE.replace('USER', '# hadolint ignore=DL3002\nUSER')],
  ['the hadolint comment for the file', `# hadolint global ignore=DL3002\n${DOCKERFILE}`],
  ['the check directive', `# check=skip=all\n${DOCKERFILE}`],
])('no comment earns a point: %s', (_, file) => {
  const outcome = evaluate(CHECK, readSubject('Dockerfile', { Dockerfile: file }, {}))
  expect(outcome.holds).toBe(false)
})

test('a comment for BuildKit does not make an error of a warning in the grade, nor take a point', () => {
  const file = `# check=error=true\n${DOCKERFILE.replace('root', '1000')}`
  expect(evaluate(CHECK, readSubject('Dockerfile', { Dockerfile: file }, {})).holds).toBe(true)
})
