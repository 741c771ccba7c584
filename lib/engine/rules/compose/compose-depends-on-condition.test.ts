import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-depends-on-condition.ts'

const CHECK = '    healthcheck:\n      test: ["CMD", "true"]\n'
const DB = `  db:\n    image: postgres:17\n${CHECK}`
const web = (dependsOn: string, ...others: readonly string[]): string =>
  `services:\n  web:\n    image: harbour/web:7\n    depends_on:${dependsOn}\n${others.join('')}`

testFileRule(rule, docs, {
  valid: [
    web('\n      db:\n        condition: service_healthy', DB),
    web('\n      - berths', '  berths:\n    image: harbour/berths:2\n'),
    web('\n      - cache', '  cache:\n    image: redis:8\n'),
    web('\n      - migrate', '  migrate:\n    image: harbour/web:7\n'),
    web(
      '\n      migrate:\n        condition: service_completed_successfully',
      '  migrate:\n    image: harbour/web:7\n',
    ),
    web('\n      mail:\n        condition: service_healthy', '  mail:\n    image: axllent/mailpit:v1.27\n'),
    web('\n      db:\n        condition: service_healthy', '  db:\n    image: harbour/db:1\n'),
    web('\n      db:\n        condition: ${WAIT_FOR}', DB),
    web('\n      - harbourmaster', DB),
  ],
  invalid: [
    {
      text: web('\n      - db\n      - cache', DB, '  cache:\n    image: redis:8\n'),
      reports: [{ messageId: 'checked', on: 'db', severity: 'warning' }],
      fixed: web(
        '\n      db:\n        condition: service_healthy\n      cache:\n        condition: service_started',
        DB,
        '  cache:\n    image: redis:8\n',
      ),
    },
    {
      text: web('\n    - db', DB),
      reports: [{ messageId: 'checked', on: 'db' }],
      fixed: web('\n      db:\n        condition: service_healthy', DB),
    },
    {
      text: web(' [db]', DB),
      reports: [{ messageId: 'checked', on: 'db' }],
      fixed: web(' { db: { condition: service_healthy } }', DB),
    },
    {
      text: web('\n      db:\n        condition: service_started # for now', DB),
      reports: [{ messageId: 'checked', on: 'service_started' }],
      fixed: web('\n      db:\n        condition: service_healthy # for now', DB),
    },
    {
      text: web('\n      - db', '  db:\n    image: mysql:8.4\n'),
      reports: [{ messageId: 'unready', on: 'db', confidence: 'likely' }],
    },
    {
      text: web('\n      - queue', '  queue:\n    image: rabbitmq:4\n'),
      reports: [{ messageId: 'unready', on: 'queue' }],
    },
    {
      text: web('\n      db:\n        condition: service_healthy', '  db:\n    image: postgres:17\n'),
      reports: [{ messageId: 'noCheck', on: 'service_healthy', severity: 'error', confidence: 'certain' }],
    },
    {
      text: web(
        '\n      db:\n        condition: service_healthy',
        '  db:\n    image: harbour/db:1\n    healthcheck:\n      disable: true\n',
      ),
      reports: [{ messageId: 'switchedOff', on: 'service_healthy', severity: 'error' }],
    },
    {
      name: 'the built image has no check',
      text: web('\n      db:\n        condition: service_healthy', '  db:\n    build: db\n'),
      files: { 'db/Dockerfile': 'FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\n' },
      reports: [{ messageId: 'noCheck', on: 'service_healthy', severity: 'error' }],
    },
    {
      text: `services:\n  page:\n    image: adminer:5\n    depends_on:\n      - db\n${DB}`,
      reports: [{ messageId: 'checked', on: 'db', confidence: 'possible' }],
    },
  ],
})
