import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-cap-add-dangerous.ts'

testFileRule(rule, docs, {
  valid: [
    'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE, CHOWN]\n',
    'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_add: [SYS_NICE]\n',
    'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_drop: [SYS_ADMIN, NET_ADMIN]\n',
    'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_add: ["${EXTRA_CAPABILITY}"]\n',
    'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_add: []\n',
    {
      name: 'privileged is a finding of its own',
      text: 'services:\n  winch:\n    image: harbour/winch:2.2\n    privileged: true\n    cap_add: [SYS_ADMIN]\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_add:\n      - ALL\n',
      reports: [{ messageId: 'all', on: 'ALL', confidence: 'certain', severity: 'error' }],
    },
    {
      text: 'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_add: [cap_sys_admin, CHOWN, sys_module]\n',
      reports: [
        { messageId: 'escape', on: 'cap_sys_admin' },
        { messageId: 'escape', on: 'sys_module' },
      ],
    },
    {
      name: 'dropping all first changes nothing',
      text: 'services:\n  winch:\n    image: harbour/winch:2.2\n    cap_drop: [ALL]\n    cap_add: [DAC_READ_SEARCH, SYS_RAWIO, BPF]\n',
      reports: [
        { messageId: 'escape', on: 'DAC_READ_SEARCH' },
        { messageId: 'escape', on: 'SYS_RAWIO' },
        { messageId: 'escape', on: 'BPF' },
      ],
    },
    {
      name: 'its own network',
      text: 'services:\n  tunnel:\n    image: harbour/tunnel:1.0\n    cap_add:\n      - NET_ADMIN\n',
      reports: [{ messageId: 'network', on: 'NET_ADMIN', severity: 'warning' }],
    },
    {
      name: 'the network of the host',
      text: 'services:\n  tunnel:\n    image: harbour/tunnel:1.0\n    network_mode: host\n    cap_add:\n      - NET_ADMIN\n',
      reports: [{ messageId: 'network', on: 'NET_ADMIN', severity: 'error' }],
    },
    {
      name: 'a debugger, inside and outside',
      text: 'services:\n  probe:\n    image: harbour/probe:1.0\n    cap_add: [SYS_PTRACE]\n  lookout:\n    image: harbour/lookout:3.1\n    pid: host\n    cap_add: [SYS_PTRACE]\n',
      reports: [
        { messageId: 'processes', on: 'SYS_PTRACE', severity: 'warning' },
        { messageId: 'processes', on: 'SYS_PTRACE', severity: 'error' },
      ],
    },
    {
      name: 'one anchor for two services',
      text: 'x-caps: &caps [SYS_ADMIN]\nservices:\n  winch:\n    image: harbour/winch:2.2\n    cap_add: *caps\n  crane:\n    image: harbour/crane:1.4\n    cap_add: *caps\n',
      reports: [{ messageId: 'escape', on: 'SYS_ADMIN' }],
    },
  ],
})
