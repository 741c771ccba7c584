import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-stop-grace.ts'

const store = (image: string, more: string): string =>
  `services:\n  store:\n    image: ${image}\n    ${more}\n`

testFileRule(rule, docs, {
  valid: [
    store('postgres:17', 'stop_grace_period: 90s'),
    store('postgres:17', 'stop_grace_period: 5s'),
    store('postgres:17', 'stop_signal: SIGINT'),
    store('harbour/web:7', 'stop_grace_period: 1s'),
    store('memcached:1.6', 'stop_grace_period: 0s'),
    store('mysql:8.4', 'stop_grace_period: ${GRACE}'),
  ],
  invalid: [
    {
      text: store('postgres:17', 'stop_grace_period: 1s'),
      reports: [{ messageId: 'short', on: '1s', severity: 'info', confidence: 'likely' }],
    },
    { text: store('rabbitmq:4', 'stop_grace_period: 500ms'), reports: [{ messageId: 'short', on: '500ms' }] },
    { text: store('mongo:8', 'stop_grace_period: "0s"'), reports: [{ messageId: 'short', on: '"0s"' }] },
    {
      text: store('harbour/web:7', 'stop_signal: SIGKILL'),
      reports: [{ messageId: 'kill', on: 'SIGKILL', severity: 'warning', confidence: 'certain' }],
    },
    { text: store('harbour/web:7', 'stop_signal: kill'), reports: [{ messageId: 'kill', on: 'kill' }] },
    { text: store('harbour/web:7', 'stop_signal: "9"'), reports: [{ messageId: 'kill', on: '"9"' }] },
  ],
})
