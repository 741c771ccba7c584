import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { hostMounts, type HostMount } from './shared/host-mounts.ts'
import { hostPlace } from './shared/host-places.ts'
import { factsOf } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'A bind mount is the directory of the host itself, not a copy. A process that is root in the container is root in it, too: in /etc it adds an account, in /usr it replaces a program, in /proc and /sys it talks to the kernel, in /var/lib/docker it reads the volumes of all others. Read-only prevents the change and not the look at keys and password hashes. What a service needs is nearly always one directory made for it, or one file.',
  bad: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /etc:/host/etc\n',
  good: 'services:\n  backup:\n    image: harbour/backup:1.6\n    volumes:\n      - /srv/harbour/logbooks:/logbooks:ro\n',
  sources: [
    'https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints',
    'https://docs.docker.com/reference/compose-file/services/#volumes',
    'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html',
  ],
  equivalents: { kics: ['Volume Has Sensitive Host Directory'], docker_bench: ['5.6'] },
}

type MessageId = 'writable' | 'readable' | 'readOnly' | 'monitoring' | 'clock'

/** Sockets of engines and the directories that hold them are compose-docker-socket's finding. */
export default defineRule({
  meta: {
    name: 'compose-sensitive-mount',
    severity: 'error',
    category: 'security',
    files: 'compose',
    title: 'Keep the directories of the host out of services',
    messages: {
      writable: '{{subject}} may change {{path}} of the host, which holds {{holds}}.',
      readable:
        '{{subject}} reads {{path}} of the host, which holds {{holds}}; that the mount is read-only keeps none of it secret.',
      readOnly:
        '{{subject}} sees {{path}} of the host, which holds {{holds}}; mount only the part that it needs.',
      monitoring:
        '{{subject}} watches the host and reads {{path}} for it, which holds {{holds}}; nobody but the monitoring should reach it.',
      clock:
        '{{subject}} takes the time zone from {{path}} of the host; the variable TZ says it without a file of the host, where the image brings the zones.',
    },
  },
  *check({ compose }) {
    for (const mount of hostMounts(compose)) {
      const report = reportOf(mount)
      if (report) yield report
    }
  },
})

function reportOf(mount: HostMount): Report<MessageId> | null {
  const { path, range, subject, literal, readOnly } = mount
  if (path === null) return null
  const confidence = literal ? 'certain' : 'likely'
  if (/^\/etc\/(?:localtime|timezone)$|^\/usr\/share\/zoneinfo(?:\/|$)/.test(path))
    return { messageId: 'clock', range, data: { subject, path }, severity: 'info', confidence: 'possible' }
  const place = hostPlace(path)
  if (place === null) return null
  const data = { subject, path, holds: place.holds }
  if (readOnly !== true) return { messageId: 'writable', range, data, confidence }
  if (isMonitoring(mount)) return { messageId: 'monitoring', range, data, severity: 'info', confidence }
  if (isHarmless(path) || !place.secret)
    return { messageId: 'readOnly', range, data, severity: 'info', confidence }
  return { messageId: 'readable', range, data, confidence }
}

function isMonitoring({ service }: HostMount): boolean {
  return service !== null && factsOf(service)?.role === 'monitoring'
}

/** Names and numbers of accounts, which every program on the host may read. */
function isHarmless(path: string): boolean {
  return /^\/etc\/(?:passwd|group)$/.test(path)
}
