import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-build-gc.ts'

testFileRule(rule, docs, {
  valid: [
    { name: 'dockerd cleans up by itself', text: '{}' },
    '{ "builder": {} }',
    '{ "builder": { "gc": {} } }',
    '{ "builder": { "gc": { "enabled": true } } }',
    '{ "builder": { "gc": { "defaultKeepStorage": "10GB" } } }',
    '{ "builder": { "gc": { "enabled": "false" } } }',
    '{ "builder": false }',
    '{ "builder": { "gc": { "enabled": null } } }',
  ],
  invalid: [
    {
      text: '{ "builder": { "gc": { "enabled": false } } }',
      reports: [{ messageId: 'off', on: '"enabled": false', confidence: 'certain', severity: 'info' }],
    },
    {
      text: '{ "builder": { "GC": { "Enabled": false } } }',
      reports: [{ messageId: 'off', on: '"Enabled": false' }],
    },
    {
      text: '{ "builder": { "gc": { "enabled": false, "defaultKeepStorage": "10GB" } } }',
      reports: [{ messageId: 'off', on: '"enabled": false' }],
    },
    {
      text: '{ "builder": { "gc": { "policy": [{ "all": true }], "enabled": false } } }',
      reports: [{ messageId: 'off', on: '"enabled": false' }],
    },
    {
      text: '{\n  "builder": {\n    "gc": {\n      "enabled": false\n    }\n  }\n}\n',
      reports: [{ messageId: 'off', on: '"enabled": false' }],
    },
    {
      text: '{ "builder": { "entitlements": { "device": false }, "gc": { "enabled": false } } }',
      reports: [{ messageId: 'off', on: '"enabled": false' }],
    },
  ],
})
