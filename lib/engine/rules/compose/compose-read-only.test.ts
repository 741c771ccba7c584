import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-read-only.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  timetable:\n    image: harbour/timetable:2.1\n    read_only: true\n',
    'services:\n  timetable:\n    image: harbour/timetable:2.1\n    read_only: ${READ_ONLY}\n',
    'x-safe: &safe\n  read_only: true\nservices:\n  timetable:\n    <<: *safe\n    image: harbour/timetable:2.1\n',
    'services:\n  archive:\n    image: postgres:18\n  notes:\n    image: redis:8\n',
    'services:\n  archive:\n    image: docker.io/library/mariadb:12@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n',
    {
      name: 'privileged is a finding of its own',
      text: 'services:\n  timetable:\n    image: harbour/timetable:2.1\n    privileged: true\n',
    },
    {
      name: 'a job that ends',
      text: 'services:\n  migrate:\n    build: .\n    command: ./manage.py migrate\n',
    },
    {
      name: 'a file for developers',
      text: 'services:\n  timetable:\n    image: harbour/timetable:2.1\n',
      path: 'docker-compose.dev.yml',
    },
    {
      name: 'code that is changed while it runs',
      text: 'services:\n  timetable:\n    build: .\n    develop:\n      watch:\n        - action: sync\n          path: ./src\n          target: /app/src\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  timetable:\n    image: harbour/timetable:2.1\n',
      reports: [{ messageId: 'writable', on: 'timetable', confidence: 'possible', severity: 'info' }],
      fixed:
        'services:\n  timetable:\n    image: harbour/timetable:2.1\n    read_only: true\n    tmpfs:\n      - /tmp\n',
    },
    {
      text: 'services:\n  timetable:\n    build: .\n    tmpfs: /tmp\n',
      reports: [{ messageId: 'writable', on: 'timetable', confidence: 'likely' }],
      fixed: 'services:\n  timetable:\n    build: .\n    tmpfs: /tmp\n    read_only: true\n',
    },
    {
      text: 'services:\n  page:\n    image: nginx:1.30\n',
      reports: [{ messageId: 'writable', on: 'page', confidence: 'likely' }],
      fixed:
        'services:\n  page:\n    image: nginx:1.30\n    read_only: true\n    tmpfs:\n      - /var/cache/nginx\n      - /var/run\n',
    },
    {
      text: 'services:\n  timetable: { image: harbour/timetable:2.1 }\n',
      reports: [{ messageId: 'writable', on: 'timetable' }],
      fixed: 'services:\n  timetable: { image: harbour/timetable:2.1, read_only: true, tmpfs: [/tmp] }\n',
    },
    {
      text: 'services:\n  timetable:\n    image: harbour/timetable:2.1\n    read_only: false\n',
      reports: [{ messageId: 'off', on: 'read_only: false' }],
      fixed: 'services:\n  timetable:\n    image: harbour/timetable:2.1\n    read_only: true\n',
    },
    {
      name: 'volumes leave the rest writable',
      text: 'services:\n  page:\n    image: httpd:2.4\n    volumes:\n      - ./page:/usr/local/apache2/htdocs:ro\n',
      reports: [{ messageId: 'writable', on: 'page' }],
      fixed:
        'services:\n  page:\n    image: httpd:2.4\n    volumes:\n      - ./page:/usr/local/apache2/htdocs:ro\n    read_only: true\n    tmpfs:\n      - /usr/local/apache2/logs\n',
    },
  ],
})
