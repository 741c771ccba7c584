import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-live-restore.ts'

testFileRule(rule, docs, {
  valid: [
    '{ "live-restore": true }',
    '{\n  "icc": false,\n  "live-restore": true\n}\n',
    { name: 'a node of a swarm', text: '{ "swarm-default-advertise-addr": "10.0.0.5" }' },
    {
      name: 'resources for a swarm',
      text: '{ "live-restore": false, "node-generic-resources": ["CRANE=one"] }',
    },
    '{ "live-restore": "yes" }',
    '{ "live-restore": false, "live-restore": true }',
  ],
  invalid: [
    {
      text: '{ "live-restore": false }',
      reports: [{ messageId: 'written', on: '"live-restore": false', confidence: 'certain' }],
      fixed: '{ "live-restore": true }',
    },
    {
      text: '{}',
      reports: [{ messageId: 'missing', on: '{', confidence: 'likely' }],
      fixed: '{\n  "live-restore": true\n}',
    },
    { text: '{ "live-restore": null }', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '{ "live-restor": true }', reports: [{ messageId: 'missing', on: '{' }] },
    {
      text: '{\n  "icc": false\n}\n',
      reports: [{ messageId: 'missing', on: '{' }],
      fixed: '{\n  "icc": false,\n  "live-restore": true\n}\n',
    },
    {
      text: '{\n  "live-restore": false,\n  "icc": false\n}\n',
      reports: [{ messageId: 'written', on: '"live-restore": false' }],
      fixed: '{\n  "live-restore": true,\n  "icc": false\n}\n',
    },
  ],
})
