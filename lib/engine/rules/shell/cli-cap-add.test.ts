import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-cap-add.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --cap-drop ALL --cap-add NET_BIND_SERVICE harbour/winch:2\n',
    'docker run --cap-add CHOWN harbour/winch:2\n',
    'docker run --cap-drop SYS_ADMIN harbour/winch:2\n',
    'docker run --privileged --cap-add SYS_ADMIN harbour/winch:2\n',
    'docker run harbour/winch:2 --cap-add ALL\n',
    'docker run --cap-add "$CAP" harbour/winch:2\n',
  ],
  invalid: [
    {
      text: 'docker run --cap-add SYS_ADMIN harbour/winch:2\n',
      reports: [{ messageId: 'escape', on: '--cap-add SYS_ADMIN', severity: 'error' }],
    },
    {
      text: 'docker run --cap-add=ALL harbour/winch:2\n',
      reports: [{ messageId: 'all', on: '--cap-add=ALL' }],
    },
    {
      text: 'docker run --cap-add cap_sys_module harbour/winch:2\n',
      reports: [{ messageId: 'escape', on: '--cap-add cap_sys_module' }],
    },
    {
      text: 'docker run --cap-add NET_ADMIN harbour/winch:2\n',
      reports: [{ messageId: 'network', on: '--cap-add NET_ADMIN', severity: 'warning' }],
    },
    {
      text: 'docker run --network host --cap-add NET_ADMIN harbour/winch:2\n',
      reports: [{ messageId: 'network', on: '--cap-add NET_ADMIN', severity: 'error' }],
    },
    {
      text: 'docker run --cap-add SYS_PTRACE --pid=host harbour/winch:2\n',
      reports: [{ messageId: 'processes', on: '--cap-add SYS_PTRACE', severity: 'error' }],
    },
    {
      text: 'docker run --cap-add SYS_PTRACE --cap-add DAC_READ_SEARCH harbour/winch:2\n',
      reports: [
        { messageId: 'processes', on: '--cap-add SYS_PTRACE', severity: 'warning' },
        { messageId: 'escape', on: '--cap-add DAC_READ_SEARCH' },
      ],
    },
  ],
})
