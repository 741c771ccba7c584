import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-secret-in-environment.ts'

const web = (environment: string): string =>
  `services:\n  web:\n    image: harbour/web:7\n    environment:\n${environment}\n`

testFileRule(rule, docs, {
  valid: [
    web('      DB_PASSWORD: ${DB_PASSWORD}'),
    web('      DB_PASSWORD: ${DB_PASSWORD:?set it}'),
    web('      - DB_PASSWORD'),
    web('      DB_PASSWORD_FILE: /run/secrets/db_password'),
    web('      DB_PASSWORD: /run/secrets/db_password'),
    web('      MYSQL_ALLOW_EMPTY_PASSWORD: "yes"'),
    web('      MYSQL_RANDOM_ROOT_PASSWORD: 1'),
    web('      TOKEN_TTL: "3600"'),
    web('      DB_PASSWORD: ""'),
    web('      DATABASE_URL: postgres://web:${DB_PASSWORD:?}@db/harbour'),
    web('      DATABASE_URL: postgres://db/harbour'),
    web('      DB_PASSWORD: ${DB_PASSWORD:-${POSTGRES_PASSWORD}}'),
    web('      POSTGRES_USER: harbour'),
    web('      SMTP_AUTH: login'),
    web('      KAFKA_SSL_CLIENT_AUTH: required'),
    web('      KAFKA_SSL_KEYSTORE_CREDENTIALS: broker_keystore_creds'),
    web('      MAX_TOKEN: "4096"'),
    web('      TOKEN_TIME: ${TOKEN_TIME:-9000}'),
    'services:\n  web:\n    image: harbour/web:7\n    labels:\n      traefik.http.middlewares.auth.basicauth.realm: harbour\n',
    'services:\n  web:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: abc\n',
  ],
  invalid: [
    {
      text: web('      DB_PASSWORD: spring-neap-77'),
      reports: [{ messageId: 'literal', on: 'spring-neap-77', severity: 'error', confidence: 'certain' }],
    },
    {
      text: web('      - SESSION_SECRET=low-water-4711'),
      reports: [{ messageId: 'literal', on: 'low-water-4711' }],
    },
    {
      text: web('      DB_PASSWORD: changeme'),
      reports: [{ messageId: 'standIn', on: 'changeme', severity: 'warning' }],
    },
    {
      text: web('      DB_PASSWORD: ${DB_PASSWORD:-postgres}'),
      reports: [{ messageId: 'default', on: '${DB_PASSWORD:-postgres}', severity: 'warning' }],
    },
    {
      text: web('      DATABASE_URL: postgres://web:spring-neap-77@db/harbour'),
      reports: [{ messageId: 'url', on: 'postgres://web:spring-neap-77@db/harbour', severity: 'error' }],
    },
    {
      text: web('      SMTP_AUTH: harbour:4711'),
      reports: [{ messageId: 'literal', on: 'harbour:4711', confidence: 'likely' }],
    },
    {
      name: 'a file for development',
      text: web('      DB_PASSWORD: spring-neap-77'),
      path: 'compose.dev.yaml',
      reports: [{ messageId: 'literal', on: 'spring-neap-77', severity: 'warning', confidence: 'possible' }],
    },
    {
      name: 'one place that two services share',
      text: 'x-env: &env\n  DB_PASSWORD: spring-neap-77\nservices:\n  web:\n    image: harbour/web:7\n    environment: *env\n  worker:\n    image: harbour/web:7\n    environment:\n      <<: *env\n',
      reports: [{ messageId: 'literal', on: 'spring-neap-77' }],
    },
    {
      text: 'services:\n  web:\n    image: harbour/web:7\n    labels:\n      harbour.api.token: 4711-low-water\n',
      reports: [{ messageId: 'literal', on: '4711-low-water' }],
    },
  ],
})
