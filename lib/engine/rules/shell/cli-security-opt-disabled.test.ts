import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-security-opt-disabled.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --security-opt no-new-privileges harbour/crane:4\n',
    'docker run --security-opt seccomp=crane.json harbour/crane:4\n',
    'docker run --security-opt apparmor=docker-crane harbour/crane:4\n',
    'docker run --security-opt label=type:crane_t harbour/crane:4\n',
    'docker run --privileged --security-opt seccomp=unconfined harbour/crane:4\n',
    'docker run --security-opt "$PROFILE" harbour/crane:4\n',
  ],
  invalid: [
    {
      text: 'docker run -d --security-opt seccomp=unconfined harbour/crane:4\n',
      reports: [{ messageId: 'seccomp', on: '--security-opt seccomp=unconfined' }],
      fixed: 'docker run -d harbour/crane:4\n',
    },
    {
      text: 'docker run --security-opt=apparmor:unconfined harbour/crane:4\n',
      reports: [{ messageId: 'apparmor', on: '--security-opt=apparmor:unconfined' }],
      fixed: 'docker run harbour/crane:4\n',
    },
    {
      text: 'docker run --security-opt label=disable harbour/crane:4\n',
      reports: [{ messageId: 'label', on: '--security-opt label=disable' }],
    },
    {
      text: 'docker run --security-opt systempaths=unconfined harbour/crane:4\n',
      reports: [{ messageId: 'systempaths', on: '--security-opt systempaths=unconfined' }],
    },
    {
      text: 'docker run --security-opt no-new-privileges=false harbour/crane:4\n',
      reports: [{ messageId: 'privileges', on: '--security-opt no-new-privileges=false' }],
    },
    {
      text: 'docker run \\\n  --security-opt seccomp=unconfined \\\n  harbour/crane:4\n',
      reports: [{ messageId: 'seccomp', on: '--security-opt seccomp=unconfined' }],
    },
  ],
})
