import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-privileged-host-port.ts'

const ports = (text: string): string =>
  `services:\n  files:\n    image: harbour/files:2\n    ports:\n      - ${text}\n`

testFileRule(rule, docs, {
  valid: [
    ports('"8080:8080"'),
    ports('"80:8080"'),
    ports('"443:443"'),
    ports('"8080:80"'),
    ports('"8000-8010:8000-8010"'),
    ports('${PORT}:2121'),
    'services:\n  files:\n    image: harbour/files:2\n    network_mode: host\n    ports:\n      - "21:21"\n',
  ],
  invalid: [
    {
      text: ports('"21:2121"'),
      reports: [{ messageId: 'host', on: '21', severity: 'info', confidence: 'certain' }],
    },
    { text: ports('"127.0.0.1:53:5353/udp"'), reports: [{ messageId: 'host', on: '53' }] },
    { text: ports('"1020-1030:1020-1030"'), reports: [{ messageId: 'host', on: '1020-1030' }] },
    {
      text: ports('"2222:22"'),
      reports: [{ messageId: 'container', on: '"2222:22"', confidence: 'possible' }],
    },
    { text: ports('"25"'), reports: [{ messageId: 'container', on: '"25"' }] },
    {
      text: ports('{ target: 2121, published: "990" }'),
      reports: [{ messageId: 'host', on: '"990"' }],
    },
  ],
})
