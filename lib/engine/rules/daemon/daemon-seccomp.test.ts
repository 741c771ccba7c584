import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-seccomp.ts'

const ON = '"seccomp-profile": "unconfined"'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "seccomp-profile": "builtin" }',
    '{ "seccomp-profile": "" }',
    '{ "seccomp-profile": "/etc/docker/seccomp.json" }',
    '{ "seccomp-profile": "/etc/docker/unconfined" }',
    '{ "seccomp-profile": null }',
    '{ "seccomp-profile": "unconfined", "seccomp-profile": "builtin" }',
  ],
  invalid: [
    {
      text: '{ "seccomp-profile": "unconfined" }',
      reports: [{ messageId: 'unconfined', on: ON, confidence: 'certain', severity: 'error' }],
      fixed: '{ "seccomp-profile": "builtin" }',
    },
    {
      text: '{"seccomp-profile":"unconfined"}',
      reports: [{ messageId: 'unconfined', on: '"seccomp-profile":"unconfined"' }],
    },
    {
      text: '{\n  "icc": false,\n  "seccomp-profile": "unconfined"\n}\n',
      reports: [{ messageId: 'unconfined', on: ON }],
      fixed: '{\n  "icc": false,\n  "seccomp-profile": "builtin"\n}\n',
    },
    {
      text: '{ "seccomp-profile": "unconfined", "icc": false }',
      reports: [{ messageId: 'unconfined', on: ON }],
    },
    {
      text: '{ "seccomp-profile": "builtin", "seccomp-profile": "unconfined" }',
      reports: [{ messageId: 'unconfined', on: ON }],
    },
    {
      text: '{ "selinux-enabled": true, "seccomp-profile": "unconfined" }',
      reports: [{ messageId: 'unconfined', on: ON }],
    },
  ],
})
