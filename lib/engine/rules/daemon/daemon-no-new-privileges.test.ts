import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-no-new-privileges.ts'

testFileRule(rule, docs, {
  valid: [
    '{ "no-new-privileges": true }',
    '{\n  "icc": false,\n  "no-new-privileges": true\n}\n',
    '{ "no-new-privileges": "true" }',
    '{ "no-new-privileges": 1 }',
    '{ "no-new-privileges": [true] }',
    '{ "no-new-privileges": false, "no-new-privileges": true }',
  ],
  invalid: [
    {
      text: '{ "no-new-privileges": false }',
      reports: [
        {
          messageId: 'written',
          on: '"no-new-privileges": false',
          confidence: 'certain',
          severity: 'warning',
        },
      ],
      fixed: '{ "no-new-privileges": true }',
    },
    { text: '{}', reports: [{ messageId: 'missing', on: '{', confidence: 'likely' }] },
    { text: '{ "no-new-privileges": null }', reports: [{ messageId: 'missing', on: '{' }] },
    { text: '{ "no-new-privilege": true }', reports: [{ messageId: 'missing', on: '{' }] },
    {
      text: '{\n    "live-restore": true\n}\n',
      reports: [{ messageId: 'missing', on: '{' }],
      fixed: '{\n    "live-restore": true,\n    "no-new-privileges": true\n}\n',
    },
    {
      text: '{"live-restore":true}',
      reports: [{ messageId: 'missing', on: '{' }],
      fixed: '{"live-restore":true, "no-new-privileges": true}',
    },
  ],
})
