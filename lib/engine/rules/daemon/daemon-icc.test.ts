import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-icc.ts'

testFileRule(rule, docs, {
  valid: [
    '{ "icc": false }',
    '{ "bridge": "none" }',
    '{ "bridge": "none", "icc": true }',
    { name: 'not a boolean, which is told elsewhere', text: '{ "icc": "false" }' },
    '{\n  "debug": false,\n  "icc": false\n}\n',
    '{ "icc": true, "icc": false }',
  ],
  invalid: [
    {
      text: '{ "icc": true }',
      reports: [{ messageId: 'written', on: '"icc": true', confidence: 'certain' }],
      fixed: '{ "icc": false }',
    },
    {
      text: '{}',
      reports: [{ messageId: 'missing', on: '{', confidence: 'likely' }],
      fixed: '{\n  "icc": false\n}',
    },
    {
      text: '{\n  "data-root": "/srv/docker"\n}\n',
      reports: [{ messageId: 'missing', on: '{' }],
      fixed: '{\n  "data-root": "/srv/docker",\n  "icc": false\n}\n',
    },
    {
      text: '{ "data-root": "/srv/docker" }',
      reports: [{ messageId: 'missing', on: '{' }],
      fixed: '{ "data-root": "/srv/docker", "icc": false }',
    },
    {
      text: '{\n\t"log-opts": {\n\t\t"tag": "crane"\n\t}\n}\n',
      reports: [{ messageId: 'missing', on: '{' }],
      fixed: '{\n\t"log-opts": {\n\t\t"tag": "crane"\n\t},\n\t"icc": false\n}\n',
    },
    { text: '{ "icc": null }', reports: [{ messageId: 'missing', on: '{' }], fixed: '{ "icc": false }' },
    { name: 'an empty file', text: '', reports: [{ messageId: 'missing', on: '' }] },
  ],
})
