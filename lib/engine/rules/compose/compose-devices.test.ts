import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-devices.ts'

const crane = (device: string, more = ''): string =>
  `services:\n  crane:\n    image: harbour/crane:3\n${more}    devices:\n      - ${device}\n`

testFileRule(rule, docs, {
  valid: [
    'services:\n  crane:\n    image: harbour/crane:3\n',
    crane('/dev/ttyUSB0:/dev/ttyUSB0:r'),
    crane('nvidia.com/gpu=0'),
    crane('/dev/dri:/dev/dri'),
    crane('/dev/net/tun'),
    crane('${CRANE_DEVICE}'),
    crane('/dev/sda:/dev/sda', '    privileged: true\n'),
    'services:\n  crane:\n    image: harbour/crane:3\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n              count: 1\n              capabilities: [gpu]\n',
  ],
  invalid: [
    {
      text: crane('/dev:/dev'),
      reports: [{ messageId: 'all', on: '/dev:/dev', severity: 'error', confidence: 'certain' }],
    },
    {
      text: crane('/dev/sda1:/dev/xvda'),
      reports: [{ messageId: 'disk', on: '/dev/sda1:/dev/xvda', severity: 'error' }],
    },
    { text: crane('/dev/nvme0n1'), reports: [{ messageId: 'disk', on: '/dev/nvme0n1' }] },
    { text: crane('"/dev/mem:/dev/mem"'), reports: [{ messageId: 'memory', on: '"/dev/mem:/dev/mem"' }] },
    {
      text: crane('/dev/ttyUSB0:/dev/ttyUSB0'),
      reports: [
        { messageId: 'device', on: '/dev/ttyUSB0:/dev/ttyUSB0', severity: 'info', confidence: 'likely' },
      ],
    },
    {
      text: crane('/dev/bus/usb:/dev/bus/usb:rwm'),
      reports: [{ messageId: 'device', on: '/dev/bus/usb:/dev/bus/usb:rwm' }],
    },
  ],
})
