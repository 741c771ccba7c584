import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-tcp-without-tls.ts'

const FILES = '"tlscacert": "/c/ca.pem", "tlscert": "/c/cert.pem", "tlskey": "/c/key.pem"'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "hosts": ["fd://", "unix:///var/run/docker.sock"] }',
    `{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": true, ${FILES} }`,
    `{ "hosts": ["tcp://0.0.0.0:2376"], "tls": true, "tlsverify": true, ${FILES} }`,
    { name: 'TLS for no address', text: '{ "tls": true }' },
    {
      name: 'not a boolean, which is told elsewhere',
      text: '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": "true" }',
    },
    { name: 'a protocol that dockerd refuses', text: '{ "hosts": ["ssh://crane"] }' },
  ],
  invalid: [
    {
      text: '{ "hosts": ["unix://", "tcp://0.0.0.0:2375"] }',
      reports: [{ messageId: 'plain', on: '"tcp://0.0.0.0:2375"', confidence: 'certain', severity: 'error' }],
    },
    {
      name: 'bound to one address',
      text: '{ "hosts": ["tcp://10.0.0.5:2375"] }',
      reports: [{ messageId: 'plain', on: '"tcp://10.0.0.5:2375"' }],
    },
    { text: '{ "hosts": ["10.0.0.5:2375"] }', reports: [{ messageId: 'plain', on: '"10.0.0.5:2375"' }] },
    {
      name: 'another port: the command line may say more',
      text: '{ "hosts": ["tcp://10.0.0.5:2376"] }',
      reports: [{ messageId: 'plain', on: '"tcp://10.0.0.5:2376"', confidence: 'likely' }],
    },
    {
      text: '{ "hosts": ["tcp://10.0.0.5:2376"], "tls": false }',
      reports: [{ messageId: 'plain', on: '"tcp://10.0.0.5:2376"', confidence: 'certain' }],
    },
    {
      text: '{ "hosts": ["tcp://127.0.0.1:2375", "tcp://[::1]:2375", "tcp://localhost:2375"] }',
      reports: [
        { messageId: 'loopback', on: '"tcp://127.0.0.1:2375"', severity: 'warning' },
        { messageId: 'loopback', on: '"tcp://[::1]:2375"' },
        { messageId: 'loopback', on: '"tcp://localhost:2375"' },
      ],
    },
    {
      text: `{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": false, ${FILES} }`,
      reports: [{ messageId: 'unverified', on: '"tlsverify": false', confidence: 'certain' }],
    },
    {
      text: `{ "hosts": ["tcp://10.0.0.5:2376"], "tls": true, ${FILES} }`,
      reports: [{ messageId: 'implied', on: '"tls": true', severity: 'warning', confidence: 'likely' }],
    },
    {
      text: '{ "hosts": ["tcp://10.0.0.5:2376"], "tlsverify": true, "tlscert": "/c/cert.pem", "tlskey": "" }',
      reports: [{ messageId: 'certificates', on: '"tlsverify": true', confidence: 'likely' }],
    },
  ],
})
