import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-port-quotes.ts'

const ports = (text: string): string => `services:\n  mail:\n    image: harbour/mail:3\n    ports:\n${text}\n`

testFileRule(rule, docs, {
  valid: [
    ports('      - "25:25"'),
    ports("      - '25:25'"),
    ports('      - 8080'),
    ports('      - ${MAIL_PORT:-25}:25'),
    ports('      - 127.0.0.1:25:25'),
    ports('      - 25:25/tcp'),
    ports('      - 9000-9001:9000-9001'),
    ports('      - target: 25\n        published: 25'),
  ],
  invalid: [
    {
      text: ports('      - 22:22'),
      reports: [{ messageId: 'number', on: '22:22', confidence: 'likely', severity: 'info' }],
      fixed: ports('      - "22:22"'),
    },
    {
      text: ports('      - 2222:22 # ssh'),
      reports: [{ messageId: 'number', on: '2222:22' }],
      fixed: ports('      - "2222:22" # ssh'),
    },
    {
      text: ports('      - 8080:80'),
      reports: [{ messageId: 'pair', on: '8080:80', confidence: 'possible' }],
      fixed: ports('      - "8080:80"'),
    },
    {
      text: 'services: { mail: { image: harbour/mail:3, ports: [25:25, "143:143"] } }\n',
      reports: [{ messageId: 'number', on: '25:25' }],
      fixed: 'services: { mail: { image: harbour/mail:3, ports: ["25:25", "143:143"] } }\n',
    },
    {
      text: ports('      - 25:59\n      - 25:60'),
      reports: [
        { messageId: 'number', on: '25:59' },
        { messageId: 'pair', on: '25:60' },
      ],
    },
    {
      text: 'x-mail: &mail\n  image: harbour/mail:3\n  ports:\n    - 25:25\nservices:\n  north: *mail\n  south: *mail\n',
      reports: [{ messageId: 'number', on: '25:25' }],
    },
  ],
})
