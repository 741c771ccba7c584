import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-cgroup-parent.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  pumps:\n    image: harbour/pumps:1.9\n',
    'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup: private\n',
    'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup: ${MODE}\n',
    'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup_parent: ""\n',
    'services:\n  pumps:\n    image: harbour/pumps:1.9\n    labels:\n      cgroup: host\n',
    'services:\n  pumps:\n    image: harbour/pumps:1.9\n    mem_limit: 1g\n',
  ],
  invalid: [
    {
      text: 'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup_parent: machines\n',
      reports: [{ messageId: 'parent', on: 'cgroup_parent: machines', severity: 'info' }],
    },
    {
      text: 'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup_parent: "/machines.slice"\n',
      reports: [{ messageId: 'parent', on: 'cgroup_parent: "/machines.slice"' }],
    },
    {
      text: 'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup: host\n',
      reports: [{ messageId: 'host', on: 'cgroup: host' }],
    },
    {
      text: 'services:\n  pumps: { image: harbour/pumps:1.9, cgroup: host }\n',
      reports: [{ messageId: 'host', on: 'cgroup: host' }],
    },
    {
      text: 'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup: host\n    cgroup_parent: machines\n',
      reports: [
        { messageId: 'host', on: 'cgroup: host' },
        { messageId: 'parent', on: 'cgroup_parent: machines' },
      ],
    },
    {
      name: 'one anchor for two services',
      text: 'x-group: &group\n  cgroup_parent: machines\nservices:\n  pumps:\n    <<: *group\n    image: harbour/pumps:1.9\n  winch:\n    <<: *group\n    image: harbour/winch:2.2\n',
      reports: [{ messageId: 'parent', on: 'cgroup_parent: machines' }],
    },
  ],
})
