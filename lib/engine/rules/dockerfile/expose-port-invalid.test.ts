import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './expose-port-invalid.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nEXPOSE 80 443/tcp 53/UDP 7000-7010 5000/sctp\n',
    'FROM nginx:1.30\nARG PORT\nEXPOSE $PORT\n',
    'FROM nginx:1.30\nENV PORT=8080\nEXPOSE ${PORT}/tcp\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nEXPOSE 80 80800\n',
      reports: [{ messageId: 'large', on: '80800', confidence: 'certain', severity: 'error' }],
    },
    {
      dockerfile: 'FROM nginx:1.30\nEXPOSE 7010-7000\n',
      reports: [{ messageId: 'reversed', on: '7010-7000' }],
    },
    { dockerfile: 'FROM nginx:1.30\nEXPOSE 80/http\n', reports: [{ messageId: 'protocol', on: '80/http' }] },
    { dockerfile: 'FROM nginx:1.30\nEXPOSE http\n', reports: [{ messageId: 'number', on: 'http' }] },
    {
      dockerfile: 'FROM nginx:1.30\nARG PORT=99999\nEXPOSE $PORT\n',
      reports: [{ messageId: 'large', on: '$PORT' }],
    },
    { dockerfile: 'FROM nginx:1.30\nEXPOSE -1\n', reports: [{ messageId: 'number', on: '-1' }] },
  ],
})
