import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-build-pull-cache.ts'

testFileRule(rule, docs, {
  valid: [
    'docker build -t harbour/buoys:1 .\n',
    'docker build --no-cache --pull -t harbour/buoys:1 .\n',
    'docker build --no-cache=false -t harbour/buoys:1 .\n',
    'docker buildx build --push -t harbour/buoys:1 .\n',
    'docker build --push --pull -t harbour/buoys:1 .\n',
    'docker build --no-cache-filter build -t harbour/buoys:1 .\n',
  ],
  invalid: [
    {
      text: 'docker build --no-cache -t harbour/buoys:1 .\n',
      reports: [{ messageId: 'noCache', on: '--no-cache', confidence: 'possible' }],
    },
    {
      text: 'docker buildx build --no-cache .\n',
      reports: [{ messageId: 'noCache', on: '--no-cache' }],
    },
    {
      text: 'docker image build --no-cache=true .\n',
      reports: [{ messageId: 'noCache', on: '--no-cache=true' }],
    },
    {
      text: 'docker build --push -t harbour/buoys:1 .\n',
      reports: [{ messageId: 'noPull', on: 'docker build' }],
    },
    {
      text: 'docker build -o type=registry -t harbour/buoys:1 .\n',
      reports: [{ messageId: 'noPull', on: 'docker build' }],
    },
    {
      text: 'podman build --no-cache .\n',
      reports: [{ messageId: 'noCache', on: '--no-cache' }],
    },
  ],
})
