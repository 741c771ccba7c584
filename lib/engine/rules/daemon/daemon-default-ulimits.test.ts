import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-default-ulimits.ts'

testFileRule(rule, docs, {
  valid: [
    '{ "default-ulimits": { "nofile": { "Name": "nofile", "Soft": 1024, "Hard": 524288 } } }',
    '{ "default-ulimits": { "nproc": { "Name": "nproc", "Soft": 512, "Hard": 512 } } }',
    '{ "default-ulimits": { "core": { "Hard": 0 } } }',
    '{ "default-ulimits": [] }',
    '{ "default-ulimits": "nofile=1024" }',
    '{ "icc": false, "default-ulimits": { "nofile": { "soft": 1 } } }',
  ],
  invalid: [
    { text: '{}', reports: [{ messageId: 'missing', on: '{', confidence: 'possible', severity: 'info' }] },
    { text: '{ "default-ulimits": {} }', reports: [{ messageId: 'missing', on: '"default-ulimits": {}' }] },
    { text: '{ "default-ulimit": { "nofile": {} } }', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '{ "icc": false }', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '{\n  "live-restore": true\n}\n', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '', reports: [{ messageId: 'missing', on: '' }] },
  ],
})
