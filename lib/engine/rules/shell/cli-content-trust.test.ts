import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-content-trust.ts'

testFileRule(rule, docs, {
  valid: [
    'cosign verify --key cosign.pub harbour/tides:1\n',
    'docker pull harbour/tides:1\n',
    'unset DOCKER_CONTENT_TRUST\n',
    'echo DOCKER_CONTENT_TRUST=1\n',
    'docker run --rm harbour/tides:1 trust\n',
    'DOCKER_CONTENT_TRUST=$X docker pull harbour/tides:1\n',
    'unset DOCKER_CONTENT_TRUST\ndocker pull harbour/tides:1\n',
  ],
  invalid: [
    {
      text: 'export DOCKER_CONTENT_TRUST=0\n',
      reports: [{ messageId: 'off', on: 'DOCKER_CONTENT_TRUST=0' }],
    },
    {
      text: 'export DOCKER_CONTENT_TRUST=1\n',
      reports: [{ messageId: 'on', on: 'DOCKER_CONTENT_TRUST=1' }],
    },
    {
      text: 'DOCKER_CONTENT_TRUST=1 docker push harbour/tides:1\n',
      reports: [{ messageId: 'on', on: 'DOCKER_CONTENT_TRUST=1' }],
    },
    {
      text: 'docker trust sign harbour/tides:1\n',
      reports: [{ messageId: 'trust', on: 'docker trust sign' }],
    },
    {
      text: 'docker pull --disable-content-trust harbour/tides:1\n',
      reports: [{ messageId: 'option', on: '--disable-content-trust' }],
    },
    {
      text: 'docker trust inspect --pretty harbour/tides\n',
      reports: [{ messageId: 'trust', on: 'docker trust inspect' }],
    },
  ],
})
