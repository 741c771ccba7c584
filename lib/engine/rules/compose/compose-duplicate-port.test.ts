import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-duplicate-port.ts'

const gates = (north: string, south: string, more = ''): string =>
  `services:\n  north:\n    image: harbour/gate:4\n    ports:\n      - ${north}\n  south:\n    image: harbour/gate:4\n${more}    ports:\n      - ${south}\n`

testFileRule(rule, docs, {
  valid: [
    gates('"8080:80"', '"8081:80"'),
    gates('"53:53/tcp"', '"53:53/udp"'),
    gates('"127.0.0.1:8080:80"', '"127.0.0.2:8080:80"'),
    gates('"0.0.0.0:8080:80"', '"[::1]:8080:80"'),
    gates('"8080:80"', '"8080-8090:80"'),
    gates('"${NORTH_PORT}:80"', '"${SOUTH_PORT}:80"'),
    gates('"80"', '"80"'),
    gates('"8080:80"', '"8080:80"', '    network_mode: host\n'),
    'services:\n  north:\n    image: harbour/gate:4\n    ports:\n      - "8080-8082:8080-8082"\n      - "8083:80"\n',
  ],
  invalid: [
    {
      text: gates('"8080:80"', '"8080:8000"'),
      reports: [{ messageId: 'services', on: '8080', severity: 'error', confidence: 'certain' }],
    },
    {
      text: gates('"127.0.0.1:8080:80"', '"8080:80"'),
      reports: [{ messageId: 'services', on: '8080' }],
    },
    {
      text: gates('"8080-8085:8080-8085"', '"8083:80"'),
      reports: [{ messageId: 'services', on: '8083' }],
    },
    {
      text: gates('"${NORTH_PORT:-8080}:80"', '"8080:80"'),
      reports: [{ messageId: 'services', on: '8080' }],
    },
    {
      text: gates('"8080:80"', '{ target: 80, published: "8080" }'),
      reports: [{ messageId: 'services', on: '"8080"' }],
    },
    {
      text: 'services:\n  north:\n    image: harbour/gate:4\n    ports:\n      - "8080:80"\n      - "8080:81"\n',
      reports: [{ messageId: 'within', on: '8080' }],
    },
    {
      text: gates('"8080:80"', '"8080:80"', '    profiles: [tools]\n'),
      reports: [{ messageId: 'services', on: '8080', confidence: 'likely' }],
    },
    {
      name: 'services that share their ports',
      text: 'x-gate: &gate\n  image: harbour/gate:4\n  ports: ["8080:80"]\nservices:\n  north: *gate\n  south: *gate\n',
      reports: [{ messageId: 'services', on: '8080' }],
    },
  ],
})
