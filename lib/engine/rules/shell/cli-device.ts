import { trimEnd } from '../../source/trim.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'A device is the hardware itself: with the disk of the host a container reads and writes every file on it, past all permissions, and /dev/mem is its memory. One serial port or one camera is a different thing, and is what --device is for; the letters behind it (r, w, m) can make it narrower still. A GPU is asked for with --gpus or by its CDI name, which bring the libraries of the driver as well.',
  bad: 'docker run --rm --device /dev/sda harbour/salvage:1.0\n',
  good: 'docker run --rm --device /dev/ttyUSB0:/dev/ttyUSB0:rw harbour/salvage:1.0\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/#device',
    'https://docs.docker.com/reference/cli/docker/container/run/#gpus',
  ],
  equivalents: { docker_bench: ['5.18'] },
}

type MessageId = 'disk' | 'all' | 'gpu'

export default defineRule({
  meta: {
    name: 'cli-device',
    severity: 'warning',
    category: 'security',
    files: 'shell',
    title: 'Give containers single harmless devices',
    messages: {
      disk: 'With {{path}} the container reads and writes the host past all permissions.',
      all: '{{path}} is all devices of the host, its disks included.',
      gpu: '{{path}} alone is a GPU without the libraries of its driver; --gpus or --device nvidia.com/gpu=0 brings both.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) =>
      call.devices.flatMap(({ value, range }): Report<MessageId>[] => {
        const path = trimEnd(value?.split(':', 1)[0] ?? '', '/')
        const messageId = kindOf(path)
        return messageId === null ? [] : [{ messageId, range, data: { path }, ...severityOf(messageId) }]
      }),
    )
  },
})

function kindOf(path: string): MessageId | null {
  if (path === '/dev') return 'all'
  if (/^\/dev\/(?:k?mem|port|sd[a-z]|nvme\d|[xv]d[a-z]|mapper(?:\/|$)|dm-\d|disk\/)/.test(path)) return 'disk'
  return path.startsWith('/dev/nvidia') ? 'gpu' : null
}

function severityOf(messageId: MessageId): { severity?: 'info' | 'error' } {
  if (messageId === 'gpu') return { severity: 'info' }
  return messageId === 'all' ? { severity: 'error' } : {}
}
