import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-user-root.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  crane:\n    image: harbour/crane:1.4\n',
    'services:\n  crane:\n    image: harbour/crane:1.4\n    user: "10001"\n',
    'services:\n  crane:\n    image: harbour/crane:1.4\n    user: "10001:0"\n',
    'services:\n  crane:\n    image: harbour/crane:1.4\n    user: crane:root\n',
    'services:\n  crane:\n    image: harbour/crane:1.4\n    user: ${UID}:${GID}\n',
    'services:\n  crane:\n    image: harbour/crane:1.4\n    user: ${UID:-1000}:${GID:-0}\n',
    'services:\n  crane:\n    image: harbour/crane:1.4\n    user: rootless\n',
    'services:\n  crane:\n    image: harbour/crane:1.4\n    user: ${UID:?set it to your own}\n',
  ],
  invalid: [
    {
      text: 'services:\n  crane:\n    image: harbour/crane:1.4\n    user: root\n',
      reports: [{ messageId: 'root', on: 'root', confidence: 'certain', severity: 'warning' }],
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:1.4\n    user: 0\n',
      reports: [{ messageId: 'root', on: '0' }],
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:1.4\n    user: "0:0"\n',
      reports: [{ messageId: 'root', on: '"0:0"' }],
    },
    {
      text: 'services:\n  crane:\n    build: .\n    user: root:crane\n',
      reports: [{ messageId: 'root', on: 'root:crane' }],
    },
    {
      text: 'services:\n  crane:\n    image: harbour/crane:1.4\n    user: ${UID:-0}\n',
      reports: [{ messageId: 'variable', on: '${UID:-0}', confidence: 'likely' }],
    },
    {
      name: 'a job that others wait for',
      text: 'services:\n  prepare:\n    image: busybox:1.37\n    user: root\n    command: chown -R 10001 /data\n  crane:\n    image: harbour/crane:1.4\n    depends_on:\n      prepare:\n        condition: service_completed_successfully\n',
      reports: [{ messageId: 'job', on: 'root', severity: 'info', confidence: 'likely' }],
    },
    {
      name: 'one anchor for two services',
      text: 'x-old: &old\n  user: root\nservices:\n  crane:\n    <<: *old\n    image: harbour/crane:1.4\n  winch:\n    <<: *old\n    image: harbour/winch:2.2\n',
      reports: [{ messageId: 'root', on: 'root' }],
    },
  ],
})
