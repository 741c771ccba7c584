import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-database-published.ts'

const store = (image: string, ports: string): string =>
  `services:\n  store:\n    image: ${image}\n    ports:\n${ports}\n`

testFileRule(rule, docs, {
  valid: [
    store('postgres:17', '      - "127.0.0.1:5432:5432"'),
    store('postgres:17', '      - "10.8.0.4:5432:5432"'),
    store('postgres:17', '      - ${DB_ADDRESS}:5432:5432'),
    store('rabbitmq:4-management', '      - "15672:15672"'),
    store('harbour/berths:2', '      - "8080:80"'),
    store('harbour/berths:2', '      - "5432:8080"'),
    'services:\n  store:\n    image: redis:8\n    expose:\n      - "6379"\n',
    'services:\n  store:\n    image: mysql:8.4\n    network_mode: host\n    ports:\n      - "3306:3306"\n',
  ],
  invalid: [
    {
      text: store('postgres:17-alpine', '      - "5433:5432"'),
      reports: [{ messageId: 'published', on: '"5433:5432"', confidence: 'certain', severity: 'warning' }],
      fixed: store('postgres:17-alpine', '      - "127.0.0.1:5433:5432"'),
    },
    {
      text: store('redis', '      - 6379:6379'),
      reports: [{ messageId: 'published', on: '6379:6379' }],
      fixed: store('redis', '      - 127.0.0.1:6379:6379'),
    },
    {
      text: store('mongo:8', '      - "0.0.0.0:27017:27017"'),
      reports: [{ messageId: 'published', on: '"0.0.0.0:27017:27017"' }],
    },
    {
      text: store('rabbitmq:4-management', '      - "5672:5672"\n      - "15672:15672"'),
      reports: [{ messageId: 'published', on: '"5672:5672"' }],
    },
    {
      text: store('docker.elastic.co/elasticsearch/elasticsearch:9.1.0', '      - "9200"'),
      reports: [{ messageId: 'published', on: '"9200"' }],
      fixed: store('docker.elastic.co/elasticsearch/elasticsearch:9.1.0', '      - "127.0.0.1::9200"'),
    },
    {
      text: store('registry.harbour.example/store:3', '      - "5432:5432"'),
      reports: [{ messageId: 'perhaps', on: '"5432:5432"', confidence: 'likely' }],
    },
    {
      text: 'services:\n  store:\n    build: ./store\n    ports:\n      - "3306:3306"\n',
      reports: [{ messageId: 'perhaps', on: '"3306:3306"' }],
    },
    {
      name: 'a file for development',
      text: store('postgres:17', '      - "5432:5432"'),
      path: 'docker-compose.dev.yml',
      reports: [{ messageId: 'published', on: '"5432:5432"', confidence: 'possible' }],
    },
  ],
})
