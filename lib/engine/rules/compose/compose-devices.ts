import type { Device, Service } from '../../compose/model.ts'
import { defineRule, type Confidence, type Report, type RuleDocs, type Severity } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'A device that is passed to a container is used without the kernel’s protection in between: who may write to /dev/sda changes any file of the host, whatever its owner, and /dev/mem is the memory of all programs. A serial port, a camera or a graphics card can be needed; then that one device is passed, with the rights that are needed (r for reading). Graphics cards of NVIDIA are reserved in deploy, without a device node.',
  bad: 'services:\n  backup:\n    image: harbour/backup:1\n    devices:\n      - /dev/sda:/dev/sda\n',
  good: 'services:\n  backup:\n    image: harbour/backup:1\n    volumes:\n      - /srv/data:/data:ro\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#devices',
    'https://docs.docker.com/reference/cli/docker/container/run/#device',
    'https://docs.docker.com/compose/how-tos/gpu-support/',
  ],
  equivalents: { docker_bench: ['5.18'] },
}

type MessageId = 'all' | 'disk' | 'memory' | 'device'

/** A privileged service has all devices anyway, which compose-privileged says. */
export default defineRule({
  meta: {
    name: 'compose-devices',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Give a service only the one device that it needs',
    messages: {
      all: 'This passes every device of the host to service {{service}}, disks and memory included.',
      disk: '{{device}} is a disk of the host: service {{service}} reads and changes every file on it, whatever its owner.',
      memory:
        '{{device}} is the memory of the host: service {{service}} reads and changes that of every program.',
      device:
        'Service {{service}} uses {{device}} of the host directly; read-only rights (:r at the end) are enough for many uses.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(
      services.flatMap((service) =>
        service.privileged?.value === true
          ? []
          : service.devices.flatMap((device) => reportOf(service, device) ?? []),
      ),
    )
  },
})

type Verdict = { readonly messageId: MessageId; readonly severity: Severity; readonly confidence: Confidence }

function reportOf({ name }: Service, { source, permissions, range }: Device): Report<MessageId> | null {
  const verdict = source === null ? null : verdictOf(source, permissions)
  return verdict && { ...verdict, range, data: { service: name, device: source ?? '' } }
}

/** Disks, their partitions, and what holds them together. */
const DISK =
  /^\/dev\/(?:sd[a-z]{1,3}\d{0,3}|hd[a-z]\d{0,3}|vd[a-z]{1,2}\d{0,3}|xvd[a-z]\d{0,3}|nvme\d{1,3}(?:n\d.*)?|mmcblk\d.*|dm-\d+|md\d+|mapper\/.+|disk\/.+|loop\d+)$/
const MEMORY = /^\/dev\/(?:mem|kmem|port)$/
/** Made to be used by programs, with rights to write: graphics, tunnels, virtual machines. Nothing is to be mended there. */
const USUAL =
  /^\/dev\/(?:dri(?:\/.*)?|fuse|net\/tun|kvm|snd(?:\/.*)?|null|zero|u?random|kfd|vchiq|video\d+|nvidia.*|rtc)$/

function verdictOf(source: string, permissions: string | null): Verdict | null {
  const path = source.replace(/\/$/, '')
  if (path === '/dev') return { messageId: 'all', severity: 'error', confidence: 'certain' }
  if (DISK.test(path)) return { messageId: 'disk', severity: 'error', confidence: 'certain' }
  if (MEMORY.test(path)) return { messageId: 'memory', severity: 'error', confidence: 'certain' }
  // A name of CDI, `nvidia.com/gpu=0`, is no path.
  if (!path.startsWith('/') || permissions === 'r' || USUAL.test(path)) return null
  return { messageId: 'device', severity: 'info', confidence: 'likely' }
}
