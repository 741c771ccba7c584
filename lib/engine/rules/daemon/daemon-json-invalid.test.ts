import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-json-invalid.ts'

testFileRule(rule, docs, {
  valid: [
    '',
    '{}',
    '{ "hosts": [] }',
    '{ "hosts": null }',
    '{ "live-restore": true }',
    '{ "log-opts": { "max-size": "10m", "max-file": "3" } }',
    { name: 'an error in the same line goes first', text: '{ "hosts": ["ssh://crane"] }' },
    { name: 'told by the reader alone', text: '{ "icc": "false" }' },
    { name: 'nothing is near', text: '{ "content-trust": { "mode": "enforced" } }' },
    {
      name: 'one problem of the line is no matter of one word',
      text: '{ "log-opts": { "max-file": 3 }, "icc": 1 }',
    },
    { name: 'both stand there', text: '{ "lve-restore": true, "live-restore": true }' },
    { name: 'dockerd starts with it', text: '{ "host": ["fd://"] }' },
  ],
  invalid: [
    {
      text: '{\n  "log-opts": {\n    "max-size": 10,\n    "max-file": 3,\n  }\n}\n',
      reports: [
        { messageId: 'text', on: '10', confidence: 'certain', severity: 'error' },
        { messageId: 'text', on: '3' },
        { messageId: 'comma', on: ',' },
      ],
      fixed: '{\n  "log-opts": {\n    "max-size": "10",\n    "max-file": "3"\n  }\n}\n',
    },
    {
      text: '{ "log-opts": { "max-size": "10m", "compress": true } }',
      reports: [{ messageId: 'text', on: 'true' }],
      fixed: '{ "log-opts": { "max-size": "10m", "compress": "true" } }',
    },
    {
      text: '{ "dns": ["10.0.0.2",] }',
      reports: [{ messageId: 'comma', on: ',' }],
      fixed: '{ "dns": ["10.0.0.2"] }',
    },
    {
      text: '{ "lve-restore": true }',
      reports: [{ messageId: 'name', on: '"lve-restore"' }],
      fixed: '{ "live-restore": true }',
    },
    { text: '{ "ICC": false }', reports: [{ messageId: 'name', on: '"ICC"' }], fixed: '{ "icc": false }' },
    {
      text: '{ "hosts": ["fd://"] }',
      reports: [{ messageId: 'systemd', on: '"hosts"', confidence: 'possible', severity: 'info' }],
    },
    { text: '{ "hosts": ["0.0.0.0:2375"] }', reports: [{ messageId: 'systemd', on: '"hosts"' }] },
    {
      text: '{\n  "icc": "no",\n  "hosts": ["fd://"]\n}\n',
      reports: [{ messageId: 'systemd', on: '"hosts"' }],
    },
  ],
})
