import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-build-no-tag.ts'

testFileRule(rule, docs, {
  valid: [
    'docker build -t harbour/lights:3.2 .\n',
    'docker build -t harbour/lights:latest -t harbour/lights:3.2 .\n',
    'docker buildx build -o type=local,dest=out .\n',
    'docker build -t "$IMAGE" .\n',
    'docker build $OPTS .\n',
    'docker build --check .\n',
    'docker build -q .\n',
    'docker build -t harbour/lights@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa .\n',
    'docker compose build\n',
  ],
  invalid: [
    {
      text: 'docker build .\n',
      reports: [{ messageId: 'none', on: 'docker build', severity: 'info' }],
    },
    {
      text: 'docker buildx build --platform linux/arm64 .\n',
      reports: [{ messageId: 'none', on: 'docker buildx build' }],
    },
    {
      text: 'docker build -t harbour/lights .\n',
      reports: [{ messageId: 'latest', on: 'harbour/lights' }],
    },
    {
      text: 'docker image build --tag=harbour/lights:latest .\n',
      reports: [{ messageId: 'latest', on: 'harbour/lights:latest' }],
    },
    {
      text: 'docker build -t harbour/a -t harbour/a:latest .\n',
      reports: [{ messageId: 'latest', on: 'harbour/a' }],
    },
    {
      text: 'DOCKER_BUILDKIT=1 docker build --no-cache .\n',
      reports: [{ messageId: 'none', on: 'docker build' }],
    },
  ],
})
