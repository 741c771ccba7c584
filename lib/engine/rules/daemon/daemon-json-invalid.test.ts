import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-json-invalid.ts'

testFileRule(rule, docs, {
  valid: [
    '',
    '{}',
    '{ "hosts": [] }',
    '{ "hosts": null }',
    '{ "live-restore": true }',
    { name: 'an error in the same line goes first', text: '{ "hosts": ["ssh://crane"] }' },
    '{ "host": ["fd://"] }',
  ],
  invalid: [
    {
      text: '{ "hosts": ["fd://"] }',
      reports: [{ messageId: 'systemd', on: '"hosts"', confidence: 'possible', severity: 'info' }],
    },
    {
      text: '{ "hosts": ["unix:///var/run/docker.sock"] }',
      reports: [{ messageId: 'systemd', on: '"hosts"' }],
    },
    { text: '{ "hosts": ["0.0.0.0:2375"] }', reports: [{ messageId: 'systemd', on: '"hosts"' }] },
    {
      text: '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": true }',
      reports: [{ messageId: 'systemd', on: '"hosts"' }],
    },
    {
      text: '{\n  "icc": "no",\n  "hosts": ["fd://"]\n}\n',
      reports: [{ messageId: 'systemd', on: '"hosts"' }],
    },
    {
      text: '{\n  "hosts": [\n    "unix://",\n    "tcp://127.0.0.1:2375"\n  ]\n}\n',
      reports: [{ messageId: 'systemd', on: '"hosts"' }],
    },
  ],
})
