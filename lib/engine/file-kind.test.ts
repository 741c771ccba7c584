import { expect, test } from 'vitest'
import { kindOf } from './file-kind.ts'

test.each([
  ['Dockerfile', 'dockerfile'],
  ['pier/api.Dockerfile', 'dockerfile'],
  ['Dockerfile.prod', 'dockerfile'],
  ['Containerfile', 'dockerfile'],
  ['dockerfile', 'dockerfile'],
  ['Dockerfile.dockerignore', 'dockerignore'],
  ['.dockerignore', 'dockerignore'],
  ['compose.yaml', 'compose'],
  ['docker-compose.dev.yml', 'compose'],
  ['pier.compose.yml', 'compose'],
  ['.gitlab-ci.yml', 'gitlab-ci'],
  ['build.gitlab-ci.yml', 'gitlab-ci'],
  ['daemon.json', 'daemon'],
  ['host.daemon.json', 'daemon'],
  ['entrypoint.sh', 'shell'],
  ['Dockerfiles', null],
  ['readme.md', null],
  ['dockerfile/notes.txt', null],
])('%s is %s', (path, kind) => {
  expect(kindOf(path)).toBe(kind)
})
