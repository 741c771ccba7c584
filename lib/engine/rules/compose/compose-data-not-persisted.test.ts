import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-data-not-persisted.ts'

const store = (image: string, more = ''): string => `services:\n  store:\n    image: ${image}\n${more}`
const mount = (text: string): string => `    volumes:\n      - ${text}\n`
const NAMED = 'volumes:\n  data:\n'

testFileRule(rule, docs, {
  valid: [
    store('postgres:17', mount('data:/var/lib/postgresql/data') + NAMED),
    store('postgres:17', mount('./data:/var/lib/postgresql/data/') + NAMED),
    store('postgres:18', mount('data:/var/lib/postgresql') + NAMED),
    store('postgres:18', mount('data:/var/lib/postgresql/18/docker') + NAMED),
    store('postgres:18', `    environment:\n      PGDATA: /data/db\n${mount('data:/data')}${NAMED}`),
    store('postgres:17', `    environment:\n      PGDATA: \${PGDATA}\n`),
    store('postgres:17', '    tmpfs:\n      - /var/lib/postgresql/data\n'),
    store('postgres:17', mount('${PLACE}')),
    store(
      'docker.elastic.co/elasticsearch/elasticsearch:9.1.0',
      mount('data:/usr/share/elasticsearch') + NAMED,
    ),
    store('mcr.microsoft.com/mssql/server:2022-latest', mount('data:/var/opt/mssql/data') + NAMED),
    store('mongo:8', '    command: mongod --dbpath /elsewhere\n'),
    store('confluentinc/cp-kafka:8.0.0', '    environment:\n      KAFKA_LOG_DIRS: /elsewhere\n'),
    store('redis:8'),
    store('memcached:1.6'),
    store('nginx:1.30'),
    store('harbour/store:1'),
    store('influxdb:3'),
    store('rabbitmq:4', mount('{ type: volume, source: data, target: /var/lib/rabbitmq }') + NAMED),
  ],
  invalid: [
    {
      text: store('postgres:17'),
      reports: [{ messageId: 'lost', on: 'store', severity: 'warning', confidence: 'likely' }],
    },
    {
      text: store('mysql:8.4', mount('./init.sql:/docker-entrypoint-initdb.d/init.sql')),
      reports: [{ messageId: 'lost', on: 'store' }],
    },
    {
      text: store('mongo:8', mount('/data/db')),
      reports: [{ messageId: 'anonymous', on: '/data/db' }],
    },
    {
      text: store('postgres:17', mount('data:/var/lib/postgresql') + NAMED),
      reports: [{ messageId: 'above', on: 'data:/var/lib/postgresql', confidence: 'certain' }],
    },
    {
      text: store('postgres:18-alpine', mount('data:/var/lib/postgresql/data') + NAMED),
      reports: [
        { messageId: 'moved', on: '/var/lib/postgresql/data', severity: 'error', confidence: 'certain' },
      ],
    },
    {
      text: store('postgres', mount('data:/var/lib/postgresql/data') + NAMED),
      reports: [{ messageId: 'moved', on: '/var/lib/postgresql/data', confidence: 'likely' }],
    },
    {
      text: store('zookeeper:3.9', mount('data:/data') + NAMED),
      reports: [{ messageId: 'lost', on: 'store' }],
    },
    {
      text: store('redis:8', '    command: redis-server --appendonly yes\n'),
      reports: [{ messageId: 'lost', on: 'store', confidence: 'likely' }],
    },
    {
      name: 'a file for tests',
      text: store('mariadb:11.8'),
      path: 'compose.test.yaml',
      reports: [{ messageId: 'lost', on: 'store', confidence: 'possible' }],
    },
  ],
})
