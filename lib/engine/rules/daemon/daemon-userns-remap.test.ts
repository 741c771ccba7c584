import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-userns-remap.ts'

testFileRule(rule, docs, {
  valid: [
    '{ "userns-remap": "default" }',
    '{ "userns-remap": "crane" }',
    '{ "userns-remap": "crane:dock" }',
    '{ "userns-remap": "231072:231072" }',
    '{ "rootless": true }',
    { name: 'the file of a rootless daemon', text: '{}', path: '.config/docker/daemon.json' },
    { name: 'no string, which is told elsewhere', text: '{ "userns-remap": true }' },
  ],
  invalid: [
    {
      text: '{ "userns-remap": "" }',
      reports: [{ messageId: 'empty', on: '"userns-remap": ""', confidence: 'likely' }],
    },
    { text: '{}', reports: [{ messageId: 'missing', on: '{', confidence: 'possible', severity: 'info' }] },
    { text: '{ "rootless": false }', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '{ "userns-remap": null }', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '{\n  "icc": false\n}\n', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '', reports: [{ messageId: 'missing', on: '' }] },
  ],
})
