import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-undefined-reference.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - logbooks:/var/lib/postgresql\nvolumes:\n  logbooks:\n',
    'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - ./logbooks:/logbooks\n      - /srv/old:/old\n      - /anonymous\n',
    'services:\n  archive:\n    image: postgres:18\n    networks: [default]\n',
    'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - ${LOGBOOKS}:/logbooks\n',
    'services:\n  archive:\n    image: postgres:18\n  ferry:\n    image: harbour/ferry:2.4\n    depends_on: [archive]\n    links: ["archive:db"]\n    network_mode: "service:archive"\n',
    'services:\n  ferry:\n    image: harbour/ferry:2.4\n    secrets: [ticket]\n    configs:\n      - source: routes\n        target: /routes\nsecrets:\n  ticket:\n    environment: TICKET\nconfigs:\n  routes:\n    file: ./routes.yml\n',
  ],
  invalid: [
    {
      text: 'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - logbooks:/var/lib/postgresql\n',
      reports: [{ messageId: 'undefined', on: 'logbooks', confidence: 'certain', severity: 'error' }],
    },
    {
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    depends_on:\n      - archiv\n  archive:\n    image: postgres:18\n',
      reports: [{ messageId: 'undefined', on: 'archiv' }],
    },
    {
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    depends_on:\n      archive:\n        condition: service_healthy\n',
      reports: [{ messageId: 'undefined', on: 'archive' }],
    },
    {
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    networks: [quay]\n',
      reports: [{ messageId: 'undefined', on: 'quay' }],
    },
    {
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    secrets:\n      - ticket\n',
      reports: [{ messageId: 'undefined', on: 'ticket' }],
    },
    {
      text: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    configs:\n      - source: routes\n        target: /routes\n',
      reports: [{ messageId: 'undefined', on: 'routes' }],
    },
    {
      text: 'services:\n  ferry:\n    extends: base\n    image: harbour/ferry:2.4\n',
      reports: [{ messageId: 'undefined', on: 'base' }],
    },
  ],
})
