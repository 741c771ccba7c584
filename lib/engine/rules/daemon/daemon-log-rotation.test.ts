import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-log-rotation.ts'

testFileRule(rule, docs, {
  valid: [
    '{ "log-driver": "local" }',
    '{ "log-driver": "journald" }',
    '{ "log-driver": "none" }',
    '{ "log-driver": "json-file", "log-opts": { "max-size": "10m", "max-file": "3" } }',
    '{ "log-opts": { "max-size": "10m", "max-file": "3" } }',
    '{ "log-driver": "gelf", "log-opts": { "gelf-address": "udp://graylog:12201" } }',
    { name: 'a plugin', text: '{ "log-driver": "loki" }' },
    { name: 'numbers, which are told elsewhere', text: '{ "log-opts": { "max-size": 10, "max-file": 3 } }' },
    { name: 'no string, which is told elsewhere', text: '{ "log-driver": 1 }' },
  ],
  invalid: [
    {
      text: '{}',
      reports: [{ messageId: 'unlimited', on: '{', confidence: 'likely' }],
      fixed: '{\n  "log-opts": { "max-size": "10m", "max-file": "3" }\n}',
    },
    {
      text: '{\n  "log-driver": "json-file"\n}\n',
      reports: [{ messageId: 'unlimited', on: '"log-driver"', confidence: 'certain' }],
      fixed: '{\n  "log-driver": "json-file",\n  "log-opts": { "max-size": "10m", "max-file": "3" }\n}\n',
    },
    {
      text: '{\n  "log-opts": {\n    "tag": "crane"\n  }\n}\n',
      reports: [{ messageId: 'unlimited', on: '"log-opts"' }],
      fixed: '{\n  "log-opts": {\n    "tag": "crane",\n    "max-size": "10m", "max-file": "3"\n  }\n}\n',
    },
    {
      text: '{ "log-opts": { "max-file": "5" } }',
      reports: [{ messageId: 'uncounted', on: '"max-file": "5"', confidence: 'certain' }],
      fixed: '{ "log-opts": { "max-file": "5", "max-size": "10m" } }',
    },
    {
      text: '{ "log-opts": { "max-size": "50m" } }',
      reports: [{ messageId: 'single', on: '"max-size": "50m"', severity: 'info' }],
      fixed: '{ "log-opts": { "max-size": "50m", "max-file": "3" } }',
    },
    {
      text: '{ "log-opts": { "max-size": "50m", "max-file": "1" } }',
      reports: [{ messageId: 'single', on: '"max-size": "50m"' }],
    },
    { text: '{ "log-driver": "", "log-opts": {} }', reports: [{ messageId: 'unlimited', on: '"log-opts"' }] },
    { text: '{ "log-opts": "max-size=10m" }', reports: [{ messageId: 'unlimited', on: '"log-opts"' }] },
  ],
})
