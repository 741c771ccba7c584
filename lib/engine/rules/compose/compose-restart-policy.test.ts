import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-restart-policy.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  tides:\n    image: harbour/tides:1\n    restart: unless-stopped\n',
    'services:\n  tides:\n    image: harbour/tides:1\n    restart: on-failure:5\n',
    'services:\n  tides:\n    image: harbour/tides:1\n    restart: on-failure:10\n',
    'services:\n  tides:\n    image: harbour/tides:1\n    restart: always\n',
    'services:\n  tides:\n    image: harbour/tides:1\n    restart: "no"\n',
    'services:\n  tides:\n    image: harbour/tides:1\n    restart: ${RESTART}\n',
    'services:\n  tides:\n    image: harbour/tides:1\n    deploy:\n      restart_policy:\n        condition: on-failure\n',
    'services:\n  db-migrate:\n    image: harbour/tides:1\n',
    'services:\n  schema:\n    image: flyway/flyway:11\n',
    'services:\n  load:\n    image: harbour/tides:1\n  tides:\n    image: harbour/tides:1\n    restart: always\n    depends_on:\n      load:\n        condition: service_completed_successfully\n',
    'services:\n  store-test:\n    image: postgres:17\n    restart: always\n',
    'services:\n  tides-cli:\n    image: harbour/tides:1\n    restart: always\n    command: tail -f /dev/null\n',
    'services:\n  app:\n    image: harbour/tides:1\n    command: python manage.py migrate\n',
  ],
  invalid: [
    {
      text: 'services:\n  tides:\n    image: harbour/tides:1\n    ports:\n      - "80:80"\n',
      reports: [{ messageId: 'missing', on: 'tides', confidence: 'certain' }],
      fixed:
        'services:\n  tides:\n    image: harbour/tides:1\n    ports:\n      - "80:80"\n    restart: unless-stopped\n',
    },
    {
      text: 'services:\n  tides:\n    image: harbour/tides:1 # by hand\n',
      reports: [{ messageId: 'missing', on: 'tides', confidence: 'likely' }],
      fixed: 'services:\n  tides:\n    image: harbour/tides:1 # by hand\n    restart: unless-stopped\n',
    },
    {
      text: 'services:\n  tides:\n    image: harbour/tides:1\n    restart: no\n',
      reports: [{ messageId: 'bare', on: 'no' }],
      fixed: 'services:\n  tides:\n    image: harbour/tides:1\n    restart: "no"\n',
    },
    {
      text: 'services:\n  load:\n    image: harbour/tides:1\n    restart: always\n  tides:\n    image: harbour/tides:1\n    restart: always\n    depends_on:\n      load:\n        condition: service_completed_successfully\n',
      reports: [{ messageId: 'job', on: 'always', severity: 'warning', confidence: 'certain' }],
    },
    {
      text: 'services:\n  migrate:\n    image: harbour/tides:1\n    restart: unless-stopped\n',
      reports: [{ messageId: 'job', on: 'unless-stopped', confidence: 'possible' }],
    },
    {
      text: 'services:\n  db:\n    image: postgres:17\n    deploy:\n      replicas: 1\n    healthcheck:\n      test: pg_isready\n',
      reports: [{ messageId: 'missing', on: 'db', confidence: 'certain' }],
    },
  ],
})
