import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './daemon-cgroup-parent.ts'

testFileRule(rule, docs, {
  valid: [
    '{}',
    '{ "cgroup-parent": "" }',
    '{ "cgroup-parent": null }',
    '{ "cgroup-parent": 1 }',
    '{ "default-cgroupns-mode": "private" }',
    '{ "exec-opts": ["native.cgroupdriver=systemd"] }',
  ],
  invalid: [
    {
      text: '{ "cgroup-parent": "/crane" }',
      reports: [{ messageId: 'set', on: '"cgroup-parent": "/crane"', confidence: 'possible' }],
    },
    {
      text: '{ "cgroup-parent": "crane.slice" }',
      reports: [{ messageId: 'set', on: '"cgroup-parent": "crane.slice"' }],
    },
    { text: '{ "cgroup-parent": "/" }', reports: [{ messageId: 'set', on: '"cgroup-parent": "/"' }] },
    { text: '{ "cgroup-parent": " " }', reports: [{ messageId: 'set', on: '"cgroup-parent": " "' }] },
    {
      text: '{ "cgroup-parent": "", "cgroup-parent": "dock" }',
      reports: [{ messageId: 'set', on: '"cgroup-parent": "dock"' }],
    },
    {
      text: '{\n  "cgroup-parent": "user.slice",\n  "icc": false\n}\n',
      reports: [{ messageId: 'set', on: '"cgroup-parent": "user.slice"' }],
    },
  ],
})
