import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './expose-protocol-casing.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nEXPOSE 8080\n',
    'FROM nginx:1.30\nEXPOSE 8080/tcp 8443/udp\n',
    'FROM nginx:1.30\nEXPOSE 7000-7010/sctp\n',
    { name: 'no port is told elsewhere', dockerfile: 'FROM nginx:1.30\nEXPOSE 80/HTTP\n' },
    { name: 'the keyword', dockerfile: 'from nginx:1.30\nexpose 8080/tcp\n' },
    { name: 'a protocol that is not known', dockerfile: 'FROM nginx:1.30\nARG PROTO\nEXPOSE 53/$PROTO\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nEXPOSE 8080/TCP\n',
      reports: [{ messageId: 'capitals', on: '8080/TCP', confidence: 'certain', severity: 'info' }],
      fixed: 'FROM nginx:1.30\nEXPOSE 8080/tcp\n',
    },
    {
      dockerfile: 'FROM nginx:1.30\nEXPOSE 53/Udp\n',
      reports: [{ messageId: 'capitals', on: '53/Udp' }],
      fixed: 'FROM nginx:1.30\nEXPOSE 53/udp\n',
    },
    {
      name: 'a range',
      dockerfile: 'FROM nginx:1.30\nEXPOSE 7000-7010/UDP\n',
      reports: [{ messageId: 'capitals', on: '7000-7010/UDP' }],
    },
    {
      name: 'one of several',
      dockerfile: 'FROM nginx:1.30\nEXPOSE 80/tcp 443/TCP 53/udp\n',
      reports: [{ messageId: 'capitals', on: '443/TCP' }],
      fixed: 'FROM nginx:1.30\nEXPOSE 80/tcp 443/tcp 53/udp\n',
    },
    {
      name: 'from a variable: nothing to edit here',
      dockerfile: 'FROM nginx:1.30\nARG PROTO=UDP\nEXPOSE 53/$PROTO\n',
      reports: [{ messageId: 'capitals', on: '53/$PROTO' }],
      fixed: 'FROM nginx:1.30\nARG PROTO=UDP\nEXPOSE 53/$PROTO\n',
    },
    {
      name: 'in an earlier stage',
      dockerfile:
        'FROM nginx:1.30 AS web\nEXPOSE 80/TCP\nFROM debian:13-slim\nCOPY --from=web /etc/nginx /etc/nginx\n',
      reports: [{ messageId: 'capitals', on: '80/TCP' }],
    },
  ],
})
