import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-healthcheck.ts'

const BUILT = 'services:\n  web:\n    build: ./web\n    ports:\n      - "8080:80"\n'

testFileRule(rule, docs, {
  valid: [
    'services:\n  db:\n    image: postgres:17\n',
    'services:\n  db:\n    image: postgres:17\n    ports:\n      - "127.0.0.1:5432:5432"\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n',
    'services:\n  mail:\n    image: axllent/mailpit:v1.27\n    ports:\n      - "8025:8025"\n',
    'services:\n  db-init:\n    image: postgres:17\n    command: ["psql"]\n  web:\n    image: harbour/web:7\n    depends_on:\n      - db-init\n',
    {
      name: 'the built image brings a check',
      text: BUILT,
      files: { 'web/Dockerfile': 'FROM nginx:1.30\nHEALTHCHECK CMD curl -f http://localhost/\n' },
    },
    {
      name: 'a part of another file',
      text: 'services:\n  web:\n    ports:\n      - "8080:80"\n',
      path: 'compose.override.yaml',
    },
    'services:\n  db:\n    image: postgres:17\n    ports:\n      - "5432:5432"\n    healthcheck:\n      test: ${DB_TEST}\n',
  ],
  invalid: [
    {
      text: 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "127.0.0.1:5432:5432"\n',
      reports: [{ messageId: 'probe', on: 'db', confidence: 'certain' }],
    },
    {
      text: 'services:\n  web:\n    image: nginx:1.30\n    ports:\n      - "80:80"\n',
      reports: [{ messageId: 'missing', on: 'web', confidence: 'certain' }],
    },
    {
      text: 'services:\n  web:\n    image: harbour/web:7\n    ports:\n      - "80:80"\n',
      reports: [{ messageId: 'missing', on: 'web', confidence: 'possible' }],
    },
    {
      name: 'the built image brings none',
      text: BUILT,
      files: { 'web/Dockerfile': 'FROM nginx:1.30\nCOPY . /usr/share/nginx/html\n' },
      reports: [{ messageId: 'missing', on: 'web', confidence: 'certain' }],
    },
    {
      text: BUILT,
      reports: [{ messageId: 'missing', on: 'web', confidence: 'possible' }],
    },
    {
      text: 'services:\n  cache:\n    image: redis:8\n    healthcheck:\n      disable: true\n  web:\n    image: harbour/web:7\n    depends_on:\n      cache:\n        condition: service_started\n',
      reports: [{ messageId: 'disabled', on: 'healthcheck' }],
    },
    {
      text: 'services:\n  web:\n    image: harbour/web:7\n    ports:\n      - "80:80"\n    healthcheck:\n      test: ["NONE"]\n',
      reports: [{ messageId: 'disabled', on: 'healthcheck' }],
    },
    {
      text: 'services:\n  web:\n    image: httpd:2.4\n    ports:\n      - "80:80"\n    healthcheck:\n      interval: 5s\n',
      reports: [{ messageId: 'noTest', on: 'healthcheck', confidence: 'certain' }],
    },
  ],
})
