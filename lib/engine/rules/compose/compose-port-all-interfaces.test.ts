import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-port-all-interfaces.ts'

const ports = (text: string, image = 'harbour/berths:2'): string =>
  `services:\n  berths:\n    image: ${image}\n    ports:\n${text}\n`

testFileRule(rule, docs, {
  valid: [
    ports('      - "127.0.0.1:8080:80"'),
    ports('      - "127.0.0.1::80"'),
    ports('      - "[::1]:8080:80"'),
    ports('      - "0.0.0.0:8080:80"'),
    ports('      - ${BIND_ADDRESS}:8080:80'),
    ports('      - ${WHERE}:80'),
    ports('      - target: 80\n        published: "8080"\n        host_ip: 127.0.0.1'),
    ports('      - "5432:5432"', 'postgres:17'),
    ports('      - "16379:6379"', 'registry.harbour.example/cache:3'),
    'services:\n  berths:\n    image: harbour/berths:2\n    network_mode: host\n    ports:\n      - "8080:80"\n',
    'services:\n  berths:\n    image: harbour/berths:2\n    expose:\n      - "8080"\n',
  ],
  invalid: [
    {
      text: ports('      - "8080:80"'),
      reports: [{ messageId: 'open', on: '"8080:80"', severity: 'info', confidence: 'certain' }],
      fixed: ports('      - "127.0.0.1:8080:80"'),
    },
    {
      text: ports('      - 8080:80/tcp # for the office'),
      reports: [{ messageId: 'open', on: '8080:80/tcp' }],
      fixed: ports('      - 127.0.0.1:8080:80/tcp # for the office'),
    },
    {
      text: ports('      - "${BERTHS_PORT:-8080}:80"'),
      reports: [{ messageId: 'open', on: '"${BERTHS_PORT:-8080}:80"' }],
      fixed: ports('      - "127.0.0.1:${BERTHS_PORT:-8080}:80"'),
    },
    {
      text: ports('      - "443:8443"'),
      reports: [{ messageId: 'web', on: '"443:8443"', confidence: 'possible' }],
    },
    {
      name: 'a network by its name',
      text: 'services:\n  berths:\n    image: harbour/berths:2\n    network_mode: harbour\n    ports:\n      - "8080:80"\n',
      reports: [{ messageId: 'open', on: '"8080:80"' }],
    },
    {
      text: ports('      - "3000"'),
      reports: [{ messageId: 'random', on: '"3000"' }],
      fixed: ports('      - "127.0.0.1::3000"'),
    },
    {
      text: ports('      - "8080:8080"', 'adminer:5'),
      reports: [{ messageId: 'admin', on: '"8080:8080"', severity: 'warning' }],
      fixed: ports('      - "127.0.0.1:8080:8080"', 'adminer:5'),
    },
    {
      text: ports('      - "5672:5672"\n      - "15672:15672"', 'rabbitmq:4-management'),
      reports: [{ messageId: 'admin', on: '"15672:15672"', severity: 'warning' }],
    },
    {
      text: ports('      - target: 80\n        published: "8080"'),
      reports: [{ messageId: 'open', on: 'target: 80\n        published: "8080"' }],
      fixed: ports('      - target: 80\n        published: "8080"\n        host_ip: 127.0.0.1'),
    },
    {
      text: ports('      - { target: 80, published: 8080 }'),
      reports: [{ messageId: 'open', on: '{ target: 80, published: 8080 }' }],
      fixed: ports('      - { target: 80, published: 8080, host_ip: 127.0.0.1 }'),
    },
    {
      name: 'ports that two services share are reported once',
      text: 'x-berths: &berths\n  image: harbour/berths:2\n  ports: ["8080-8090:80"]\nservices:\n  north: *berths\n  south: *berths\n',
      reports: [{ messageId: 'open', on: '"8080-8090:80"' }],
    },
  ],
})
