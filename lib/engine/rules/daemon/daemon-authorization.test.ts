import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-authorization.ts'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "hosts": ["fd://"], "tlsverify": true }',
    { name: 'TLS is missing first', text: '{ "hosts": ["tcp://10.0.0.5:2375"] }' },
    { name: 'TLS asks nobody', text: '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": false }' },
    '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": true, "authorization-plugins": ["harbour-authz"] }',
    '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": true, "authorization-plugins": "harbour-authz" }',
  ],
  invalid: [
    {
      text: '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": true }',
      reports: [{ messageId: 'none', on: '"tcp://10.0.0.5:2376"', confidence: 'likely', severity: 'info' }],
    },
    {
      text: '{ "hosts": ["fd://", "tcp://:2376"], "tlsverify": true }',
      reports: [{ messageId: 'none', on: '"tcp://:2376"' }],
    },
    {
      text: '{ "hosts": ["10.0.0.5:2376"], "tlsverify": true }',
      reports: [{ messageId: 'none', on: '"10.0.0.5:2376"' }],
    },
    {
      text: '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": true, "authorization-plugins": [] }',
      reports: [{ messageId: 'none', on: '"tcp://10.0.0.5:2376"' }],
    },
    {
      text: '{ "hosts": ["tcp://10.0.0.5:2376", "tcp://10.0.0.6:2376"], "tlsverify": true }',
      reports: [
        { messageId: 'none', on: '"tcp://10.0.0.5:2376"' },
        { messageId: 'none', on: '"tcp://10.0.0.6:2376"' },
      ],
    },
    {
      text: '{ "tls": true, "tlsverify": true, "hosts": ["tcp://[::]:2376"] }',
      reports: [{ messageId: 'none', on: '"tcp://[::]:2376"' }],
    },
  ],
})
