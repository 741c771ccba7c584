import { hostPlace } from '../compose/shared/host-places.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { hostPaths, type SeenPath } from './shared/host-paths.ts'

export const docs: RuleDocs = {
  why: 'A bind mount is the directory of the host itself, not a copy. A process that is root in the container is root in it, too: in /etc it adds an account, in /usr it replaces a program, in /var/lib/docker it reads the volumes of all others. Read-only prevents the change and not the look at keys and password hashes. What a program needs is nearly always one directory made for it, or the folder of the project.',
  bad: 'docker run --rm -v /etc:/host/etc harbour/backup:1.6\n',
  good: 'docker run --rm -v /srv/harbour/logbooks:/logbooks:ro harbour/backup:1.6\n',
  sources: [
    'https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints',
    'https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html',
  ],
  equivalents: { docker_bench: ['5.6'] },
}

type MessageId = 'writable' | 'readable' | 'readOnly'

/** Sockets of engines and the directories that hold them are cli-docker-socket's finding. */
export default defineRule({
  meta: {
    name: 'cli-sensitive-mount',
    severity: 'error',
    category: 'security',
    files: 'shell',
    title: 'Keep the directories of the host out of containers',
    messages: {
      writable: 'The container may change {{path}} of the host, which holds {{holds}}.',
      readable:
        'The container reads {{path}} of the host, which holds {{holds}}; that the mount is read-only keeps none of it secret.',
      readOnly:
        'The container sees {{path}} of the host, which holds {{holds}}; mount only the part that it needs.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run', 'service'], (used) =>
      hostPaths(used).flatMap((path) => reportOf(path) ?? []),
    )
  },
})

function reportOf({ path, readOnly, range, literal }: SeenPath): Report<MessageId> | null {
  if (/^\/etc\/(?:localtime|timezone)$|^\/usr\/share\/zoneinfo(?:\/|$)/.test(path)) return null
  const place = hostPlace(path)
  if (place === null) return null
  const confidence = literal ? 'certain' : 'likely'
  const data = { path, holds: place.holds }
  if (readOnly !== true) return { messageId: 'writable', range, data, confidence }
  if (!place.secret || /^\/etc\/(?:passwd|group)$/.test(path))
    return { messageId: 'readOnly', range, data, severity: 'info', confidence }
  return { messageId: 'readable', range, data, confidence }
}
