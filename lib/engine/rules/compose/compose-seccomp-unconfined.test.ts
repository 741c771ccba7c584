import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-seccomp-unconfined.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  compass:\n    image: harbour/compass:2.0\n',
    'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt: [no-new-privileges:true]\n',
    'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp=./compass.json\n',
    'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp=builtin\n',
    'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - apparmor:unconfined\n',
    'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp:${PROFILE}\n',
    {
      name: 'a label is no profile',
      text: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - label:seccomp:unconfined\n',
    },
    {
      name: 'privileged is a finding of its own',
      text: 'services:\n  compass:\n    image: harbour/compass:2.0\n    privileged: true\n    security_opt: [seccomp:unconfined]\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp:unconfined\n',
      reports: [{ messageId: 'unconfined', on: 'seccomp:unconfined', confidence: 'certain' }],
      fixed: 'services:\n  compass:\n    image: harbour/compass:2.0\n',
    },
    {
      text: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp=unconfined\n      - no-new-privileges:true\n',
      reports: [{ messageId: 'unconfined', on: 'seccomp=unconfined' }],
      fixed:
        'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - no-new-privileges:true\n',
    },
    {
      text: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt: [no-new-privileges:true, seccomp:unconfined]\n    restart: always\n',
      reports: [{ messageId: 'unconfined', on: 'seccomp:unconfined' }],
      fixed:
        'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt: [no-new-privileges:true]\n    restart: always\n',
    },
    {
      text: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt: ["seccomp:unconfined"]\n    restart: always\n',
      reports: [{ messageId: 'unconfined', on: '"seccomp:unconfined"' }],
      fixed: 'services:\n  compass:\n    image: harbour/compass:2.0\n    restart: always\n',
    },
    {
      name: 'the last one counts',
      text: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp:./compass.json\n      - seccomp:unconfined\n',
      reports: [{ messageId: 'unconfined', on: 'seccomp:unconfined' }],
    },
    {
      name: 'one anchor for two services',
      text: 'x-debug: &debug\n  security_opt:\n    - seccomp:unconfined\nservices:\n  compass:\n    <<: *debug\n    image: harbour/compass:2.0\n  charts:\n    <<: *debug\n    image: harbour/charts:5.0\n',
      reports: [{ messageId: 'unconfined', on: 'seccomp:unconfined' }],
    },
  ],
})
