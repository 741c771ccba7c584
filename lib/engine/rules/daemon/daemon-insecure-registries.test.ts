import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-insecure-registries.ts'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "insecure-registries": [] }',
    '{ "insecure-registries": ["localhost:5000", "127.0.0.1:5000", "127.0.0.0/8"] }',
    '{ "insecure-registries": ["::1", "[::1]:5000", "::1/128", "http://localhost:5000"] }',
    '{ "insecure-registries": "registry.example.com" }',
    '{ "registry-mirrors": ["https://registry.example.com"] }',
    '{ "insecure-registries": null }',
  ],
  invalid: [
    {
      text: '{ "insecure-registries": ["registry.example.com:5000"] }',
      reports: [
        {
          messageId: 'registry',
          on: '"registry.example.com:5000"',
          confidence: 'certain',
          severity: 'error',
        },
      ],
    },
    {
      text: '{ "insecure-registries": ["10.1.2.3:5000"] }',
      reports: [{ messageId: 'registry', on: '"10.1.2.3:5000"' }],
    },
    {
      text: '{ "insecure-registries": ["10.0.0.0/8"] }',
      reports: [{ messageId: 'network', on: '"10.0.0.0/8"' }],
    },
    {
      text: '{ "insecure-registries": ["0.0.0.0/0"] }',
      reports: [{ messageId: 'network', on: '"0.0.0.0/0"' }],
    },
    {
      text: '{ "insecure-registries": ["http://crane.local"] }',
      reports: [{ messageId: 'registry', on: '"http://crane.local"' }],
    },
    {
      text: '{ "insecure-registries": ["localhost.example.com"] }',
      reports: [{ messageId: 'registry', on: '"localhost.example.com"' }],
    },
    {
      text: '{\n  "insecure-registries": [\n    "localhost:5000",\n    "crane:5000",\n    "dock:5000"\n  ]\n}\n',
      reports: [
        { messageId: 'registry', on: '"crane:5000"' },
        { messageId: 'registry', on: '"dock:5000"' },
      ],
    },
  ],
})
