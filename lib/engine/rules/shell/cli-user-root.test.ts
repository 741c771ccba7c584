import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-user-root.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -u 10001 harbour/quay:2\n',
    'docker run --user 1000:0 harbour/quay:2\n',
    'docker run -u "$(id -u)" harbour/quay:2\n',
    'docker run harbour/quay:2 -u root\n',
    'docker run -u rooted harbour/quay:2\n',
    'docker exec -u pilot quay sh\n',
    'docker run -u root -u 10001 harbour/quay:2\n',
  ],
  invalid: [
    {
      text: 'docker run -u root harbour/quay:2\n',
      reports: [{ messageId: 'run', on: '-u root', severity: 'warning' }],
    },
    {
      text: 'docker run --user=0:0 harbour/quay:2\n',
      reports: [{ messageId: 'run', on: '--user=0:0' }],
    },
    {
      text: 'docker run -u0 harbour/quay:2\n',
      reports: [{ messageId: 'run', on: '-u0' }],
    },
    {
      text: 'docker exec -it -u 0 quay sh\n',
      reports: [{ messageId: 'exec', on: '-u 0', severity: 'info' }],
    },
    {
      text: 'docker exec --user root quay ls\n',
      reports: [{ messageId: 'exec', on: '--user root' }],
    },
    {
      text: 'U=root\ndocker run -u $U:staff harbour/quay:2\n',
      reports: [{ messageId: 'run', on: '-u $U:staff' }],
    },
  ],
})
