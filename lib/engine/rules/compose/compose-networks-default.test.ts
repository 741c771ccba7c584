import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-networks-default.ts'

const PROXY = '  proxy:\n    image: traefik:v3.6\n    ports:\n      - "443:443"\n'
const DB = '  db:\n    image: postgres:17\n'
const WEB =
  '  web:\n    image: harbour/web:7\n    environment:\n      DATABASE_URL: postgres://web@db/harbour\n'

testFileRule(rule, docs, {
  valid: [
    { name: 'nobody to keep apart', text: `services:\n${WEB}${DB}` },
    { name: 'no data', text: `services:\n${PROXY}  web:\n    image: harbour/web:7\n` },
    { name: 'a proxy of the database', text: `services:\n${PROXY}    depends_on:\n      - db\n${WEB}${DB}` },
    { name: 'networks', text: `services:\n${PROXY}    networks: [front]\n${WEB}${DB}networks:\n  front:\n` },
    { name: 'the network of the host', text: `services:\n${PROXY}    network_mode: host\n${WEB}${DB}` },
    { name: 'nobody uses the data', text: `services:\n${PROXY}  web:\n    image: harbour/web:7\n${DB}` },
    { name: 'a part of another file', text: `services:\n${PROXY}${WEB}${DB}`, path: 'compose.override.yaml' },
  ],
  invalid: [
    {
      text: `services:\n${PROXY}${WEB}${DB}`,
      reports: [{ messageId: 'shared', on: 'db', severity: 'info', confidence: 'likely' }],
    },
    {
      text: `services:\n${PROXY}  web:\n    build: .\n    depends_on:\n      - db\n${DB}`,
      reports: [{ messageId: 'shared', on: 'db' }],
    },
    {
      text: `services:\n${PROXY}${WEB}${DB}networks:\n  default:\n    name: harbour\n`,
      reports: [{ messageId: 'shared', on: 'db' }],
    },
    {
      text: 'services:\n  front:\n    image: caddy:2\n    ports: ["80:80"]\n  web:\n    image: harbour/web:7\n    links:\n      - cache\n  cache:\n    image: redis:8\n',
      reports: [{ messageId: 'shared', on: 'cache' }],
    },
    {
      text: `services:\n${DB}${WEB}${PROXY}`,
      reports: [{ messageId: 'shared', on: 'db' }],
    },
    {
      text: 'services:\n  gate:\n    image: haproxy:3.2\n    ports: ["80:80"]\n  web:\n    image: harbour/web:7\n    environment:\n      - AMQP_URL=amqp://queue:5672\n  queue:\n    image: rabbitmq:4\n',
      reports: [{ messageId: 'shared', on: 'queue' }],
    },
  ],
})
