import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-health.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -d harbour/berths:2\n',
    'docker run --no-healthcheck=false harbour/berths:2\n',
    'docker run -d --health-cmd true alpine:3.24\n',
    'docker run --rm alpine:3.24\n',
    'docker run -d $OPTS alpine:3.24\n',
    'docker run harbour/berths:2 --no-healthcheck\n',
  ],
  invalid: [
    {
      text: 'docker run -d --no-healthcheck harbour/berths:2\n',
      reports: [{ messageId: 'off', on: '--no-healthcheck' }],
    },
    {
      text: 'docker run --rm --no-healthcheck harbour/berths:2\n',
      reports: [{ messageId: 'off', on: '--no-healthcheck' }],
    },
    {
      text: 'docker run -d --health-cmd true --no-healthcheck harbour/berths:2\n',
      reports: [{ messageId: 'off', on: '--no-healthcheck' }],
    },
    {
      text: 'docker create --no-healthcheck=true harbour/berths:2\n',
      reports: [{ messageId: 'off', on: '--no-healthcheck=true' }],
    },
    {
      text: 'docker run -d alpine:3.24 sleep 60\n',
      reports: [{ messageId: 'none', on: 'alpine:3.24', confidence: 'likely' }],
    },
    {
      text: 'docker run -d debian:13 tail -f /dev/null\n',
      reports: [{ messageId: 'none', on: 'debian:13' }],
    },
  ],
})
