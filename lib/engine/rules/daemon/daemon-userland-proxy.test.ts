import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-userland-proxy.ts'

testFileRule(rule, docs, {
  valid: [
    '{ "userland-proxy": false }',
    '{ "icc": true, "userland-proxy": false }',
    '{ "userland-proxy": "false" }',
    '{ "userland-proxy": 0 }',
    '{ "userland-proxy": true, "userland-proxy": false }',
    '{\n  "userland-proxy":\n    false\n}\n',
  ],
  invalid: [
    {
      text: '{ "userland-proxy": true }',
      reports: [{ messageId: 'written', on: '"userland-proxy": true', confidence: 'certain' }],
      fixed: '{ "userland-proxy": false }',
    },
    { text: '{}', reports: [{ messageId: 'missing', on: '{', confidence: 'likely' }] },
    {
      text: '{ "userland-proxy-path": "/usr/bin/docker-proxy" }',
      reports: [{ messageId: 'missing', on: '{' }],
    },
    { text: '{ "userland-proxy": null }', reports: [{ messageId: 'missing', on: '{' }] },
    {
      text: '{\n  "icc": false\n}\n',
      reports: [{ messageId: 'missing', on: '{' }],
      fixed: '{\n  "icc": false,\n  "userland-proxy": false\n}\n',
    },
    {
      text: '{\n  "userland-proxy": true,\n  "icc": false\n}\n',
      reports: [{ messageId: 'written', on: '"userland-proxy": true' }],
      fixed: '{\n  "userland-proxy": false,\n  "icc": false\n}\n',
    },
  ],
})
