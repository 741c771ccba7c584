import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './expose-host-mapping.ts'

testRule(rule, docs, {
  valid: [
    'FROM nginx:1.30\nEXPOSE 80\n',
    'FROM nginx:1.30\nEXPOSE 80/tcp 443/udp 8000-8010\n',
    'FROM nginx:1.30\nARG PORT=8080\nEXPOSE ${PORT}\n',
    { name: 'the colon of a default', dockerfile: 'FROM nginx:1.30\nEXPOSE ${PORT:-8080}\n' },
    { name: 'of a default nobody knows', dockerfile: 'FROM harbour/base:1\nARG ALT\nEXPOSE ${PORT:-$ALT}\n' },
    {
      name: 'no port at all, which is another finding',
      dockerfile: 'FROM nginx:1.30\nEXPOSE 8080:web 80:\n',
    },
    { name: 'too large', dockerfile: 'FROM nginx:1.30\nEXPOSE 80:80800\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM nginx:1.30\nEXPOSE 8080:80\n',
      reports: [{ messageId: 'host', on: '8080:80', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM nginx:1.30\nEXPOSE 80\n',
    },
    {
      dockerfile: 'FROM nginx:1.30\nEXPOSE 127.0.0.1:8080:80/tcp 443\n',
      reports: [{ messageId: 'address', on: '127.0.0.1:8080:80/tcp' }],
      fixed: 'FROM nginx:1.30\nEXPOSE 80/tcp 443\n',
    },
    {
      dockerfile: 'FROM nginx:1.30\nEXPOSE [::1]:53:53/udp\n',
      reports: [{ messageId: 'address', on: '[::1]:53:53/udp' }],
      fixed: 'FROM nginx:1.30\nEXPOSE 53/udp\n',
    },
    {
      name: 'the same on both sides',
      dockerfile: 'FROM nginx:1.30\nexpose 80:80 \\\n  8000-8010:8000-8010\n',
      reports: [
        { messageId: 'host', on: '80:80' },
        { messageId: 'host', on: '8000-8010:8000-8010' },
      ],
      fixed: 'FROM nginx:1.30\nexpose 80 \\\n  8000-8010\n',
    },
    {
      name: 'by the default of an argument',
      dockerfile: 'FROM nginx:1.30\nARG PORTS="8080:80 8443:443"\nEXPOSE ${PORTS}\n',
      reports: [{ messageId: 'host', on: '${PORTS}' }],
      fixed: 'FROM nginx:1.30\nARG PORTS="8080:80 8443:443"\nEXPOSE ${PORTS}\n',
    },
    {
      name: 'a value nobody knows',
      dockerfile: 'FROM nginx:1.30\nARG HOST\nEXPOSE ${HOST}:80\n',
      reports: [{ messageId: 'variable', on: '${HOST}:80', confidence: 'likely' }],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile: 'FROM nginx:1.30 AS a1\nEXPOSE 5000:5000\nFROM nginx:1.30\n',
      reports: [{ messageId: 'host', on: '5000:5000' }],
    },
  ],
})
