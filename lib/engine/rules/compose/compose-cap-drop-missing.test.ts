import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-cap-drop-missing.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop: [ALL]\n',
    'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop:\n      - all\n    cap_add:\n      - NET_BIND_SERVICE\n',
    'x-safe: &safe\n  cap_drop: [ALL]\nservices:\n  tides:\n    <<: *safe\n    image: harbour/tides:3.0\n',
    'services:\n  base:\n    image: harbour/tides:3.0\n    cap_drop: [ALL]\n  tides:\n    extends: base\n',
    'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop: ["${DROPPED}"]\n',
    {
      name: 'privileged is a finding of its own',
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n    privileged: true\n',
    },
    {
      name: 'as is every capability',
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_add: [ALL]\n',
    },
    {
      name: 'a part of a service',
      text: 'services:\n  tides:\n    environment:\n      ZONE: north\n',
      path: 'compose.override.yaml',
    },
  ],
  invalid: [
    {
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n\n  moon:\n    image: harbour/moon:1.0\n    cap_drop: [ALL]\n',
      reports: [{ messageId: 'missing', on: 'tides', confidence: 'certain', severity: 'info' }],
      fixed:
        'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop:\n      - ALL\n\n  moon:\n    image: harbour/moon:1.0\n    cap_drop: [ALL]\n',
    },
    {
      text: 'services:\n  tides: { build: . }\n',
      reports: [{ messageId: 'missing', on: 'tides' }],
      fixed: 'services:\n  tides: { build: ., cap_drop: [ALL] }\n',
    },
    {
      text: 'services:\n    tides:\n        image: harbour/tides:3.0 # the newest\n        ports:\n            - "8080:8080"\n',
      reports: [{ messageId: 'missing', on: 'tides' }],
      fixed:
        'services:\n    tides:\n        image: harbour/tides:3.0 # the newest\n        ports:\n            - "8080:8080"\n        cap_drop:\n          - ALL\n',
    },
    {
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop:\n      - NET_RAW\n      - MKNOD\n    restart: always\n',
      reports: [{ messageId: 'partial', on: 'cap_drop' }],
      fixed:
        'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop:\n      - NET_RAW\n      - MKNOD\n      - ALL\n    restart: always\n',
    },
    {
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop: [NET_RAW]\n',
      reports: [{ messageId: 'partial', on: 'cap_drop' }],
      fixed: 'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop: [NET_RAW, ALL]\n',
    },
    {
      name: 'an empty list',
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n    cap_drop: []\n',
      reports: [{ messageId: 'missing', on: 'tides' }],
    },
    {
      name: 'a text at the end of the service',
      text: 'services:\n  tides:\n    image: harbour/tides:3.0\n    command: |\n      tides serve\n      --all\n',
      reports: [{ messageId: 'missing', on: 'tides' }],
      fixed:
        'services:\n  tides:\n    image: harbour/tides:3.0\n    command: |\n      tides serve\n      --all\n    cap_drop:\n      - ALL\n',
    },
  ],
})
