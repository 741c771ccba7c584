import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-log-level.ts'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "log-level": "info" }',
    '{ "log-level": "INFO" }',
    '{ "log-level": "warn" }',
    '{ "log-level": "" }',
    '{ "debug": false }',
    { name: 'no level, which is told elsewhere', text: '{ "log-level": "verbose", "debug": "true" }' },
  ],
  invalid: [
    {
      text: '{ "log-level": "debug" }',
      reports: [
        { messageId: 'verbose', on: '"log-level": "debug"', confidence: 'certain', severity: 'info' },
      ],
      fixed: '{ "log-level": "info" }',
    },
    { text: '{ "log-level": "trace" }', reports: [{ messageId: 'verbose', on: '"log-level": "trace"' }] },
    {
      text: '{ "log-level": "Fatal" }',
      reports: [{ messageId: 'silent', on: '"log-level": "Fatal"' }],
      fixed: '{ "log-level": "info" }',
    },
    { text: '{ "log-level": "error" }', reports: [{ messageId: 'silent', on: '"log-level": "error"' }] },
    {
      text: '{ "debug": true }',
      reports: [{ messageId: 'debug', on: '"debug": true' }],
      fixed: '{ "debug": false }',
    },
    {
      text: '{ "debug": true, "log-level": "debug" }',
      reports: [
        { messageId: 'debug', on: '"debug": true' },
        { messageId: 'verbose', on: '"log-level": "debug"' },
      ],
      fixed: '{ "debug": false, "log-level": "info" }',
    },
  ],
})
