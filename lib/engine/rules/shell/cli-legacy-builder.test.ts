import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-legacy-builder.ts'

testFileRule(rule, docs, {
  valid: [
    'export DOCKER_BUILDKIT=1\n',
    'DOCKER_BUILDKIT=1 docker build -t harbour/mole:1 .\n',
    'docker build -t harbour/mole:1 .\n',
    'echo DOCKER_BUILDKIT=0\n',
    'DOCKER_BUILDKIT=$KIT docker build .\n',
    '# export DOCKER_BUILDKIT=0\n',
  ],
  invalid: [
    {
      text: 'export DOCKER_BUILDKIT=0\n',
      reports: [{ messageId: 'off', on: 'DOCKER_BUILDKIT=0' }],
    },
    {
      text: 'DOCKER_BUILDKIT=0 docker build -t harbour/mole:1 .\n',
      reports: [{ messageId: 'off', on: 'DOCKER_BUILDKIT=0' }],
    },
    {
      text: 'DOCKER_BUILDKIT=0\n',
      reports: [{ messageId: 'off', on: 'DOCKER_BUILDKIT=0' }],
    },
    {
      text: 'env DOCKER_BUILDKIT=0 docker build .\n',
      reports: [{ messageId: 'off', on: 'DOCKER_BUILDKIT=0' }],
    },
    {
      text: 'COMPOSE_DOCKER_CLI_BUILD=0 docker compose build\n',
      reports: [{ messageId: 'compose', on: 'COMPOSE_DOCKER_CLI_BUILD=0' }],
    },
    {
      text: 'mole:\n\tDOCKER_BUILDKIT=0 docker build -t harbour/mole:1 .\n',
      path: 'Makefile',
      reports: [{ messageId: 'off', on: 'DOCKER_BUILDKIT=0' }],
    },
  ],
})
