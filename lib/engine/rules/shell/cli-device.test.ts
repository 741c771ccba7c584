import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-device.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --device /dev/ttyUSB0 harbour/salvage:1\n',
    'docker run --device nvidia.com/gpu=0 harbour/salvage:1\n',
    'docker run --gpus all harbour/salvage:1\n',
    'docker run --device /dev/snd harbour/salvage:1\n',
    'docker run harbour/salvage:1 --device /dev/sda\n',
    'docker run --device "$DEVICE" harbour/salvage:1\n',
  ],
  invalid: [
    {
      text: 'docker run --device /dev/sda harbour/salvage:1\n',
      reports: [{ messageId: 'disk', on: '--device /dev/sda', severity: 'warning' }],
    },
    {
      text: 'docker run --device=/dev/nvme0n1:/dev/disk harbour/salvage:1\n',
      reports: [{ messageId: 'disk', on: '--device=/dev/nvme0n1:/dev/disk' }],
    },
    {
      text: 'docker run --device /dev harbour/salvage:1\n',
      reports: [{ messageId: 'all', on: '--device /dev', severity: 'error' }],
    },
    {
      text: 'docker run --device /dev/mem harbour/salvage:1\n',
      reports: [{ messageId: 'disk', on: '--device /dev/mem' }],
    },
    {
      text: 'docker run --device /dev/nvidia0 harbour/salvage:1\n',
      reports: [{ messageId: 'gpu', on: '--device /dev/nvidia0', severity: 'info' }],
    },
    {
      text: 'docker run --device /dev/mapper/vault:/dev/x:r harbour/salvage:1\n',
      reports: [{ messageId: 'disk', on: '--device /dev/mapper/vault:/dev/x:r' }],
    },
  ],
})
