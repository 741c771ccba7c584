import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-experimental.ts'

const ON = '"experimental": true'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "experimental": false }',
    '{ "experimental": null }',
    '{ "experimental": "true" }',
    '{ "features": { "experimental": true } }',
    '{ "experimental": true, "experimental": false }',
  ],
  invalid: [
    {
      text: '{ "experimental": true }',
      reports: [{ messageId: 'on', on: ON, confidence: 'certain', severity: 'info' }],
      fixed: '{  }',
    },
    {
      text: '{\n  "icc": false,\n  "experimental": true\n}\n',
      reports: [{ messageId: 'on', on: ON }],
      fixed: '{\n  "icc": false\n}\n',
    },
    {
      text: '{\n  "experimental": true,\n  "icc": false\n}\n',
      reports: [{ messageId: 'on', on: ON }],
      fixed: '{\n  "icc": false\n}\n',
    },
    {
      text: '{ "icc": false, "experimental": true, "ipv6": true }',
      reports: [{ messageId: 'on', on: ON }],
      fixed: '{ "icc": false, "ipv6": true }',
    },
    {
      text: '{"icc":false,"experimental":true}',
      reports: [{ messageId: 'on', on: '"experimental":true' }],
      fixed: '{"icc":false}',
    },
    {
      text: '{ "metrics-addr": "127.0.0.1:9323", "experimental": true }',
      reports: [{ messageId: 'on', on: ON }],
    },
  ],
})
