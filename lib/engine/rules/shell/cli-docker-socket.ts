import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach, type Used } from './shared/calls.ts'
import { hostPaths, type SeenPath } from './shared/host-paths.ts'
import { SOCKET, SOCKET_DIRECTORY } from './shared/sockets.ts'

export const docs: RuleDocs = {
  why: 'The socket of the engine is its whole API. A program that reaches it starts a container with the disk of the host mounted, and is root on the host two commands later; a web server with the socket is a web server with root. Mounting the file read-only changes nothing: it is the calls through it that count. Tools that only watch get a proxy that lets reading calls through; pipelines get a rootless builder.',
  bad: 'docker run -d -v /var/run/docker.sock:/var/run/docker.sock harbour/watch:2.0\n',
  good: 'docker run -d --network watch -e DOCKER_HOST=tcp://socket-proxy:2375 harbour/watch:2.0\n',
  sources: [
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://docs.docker.com/engine/security/protect-access/',
  ],
  equivalents: { docker_bench: ['5.32'] },
}

type MessageId = 'socket' | 'readOnly' | 'directory' | 'api'

/** The whole disk, which holds the socket as well, is cli-sensitive-mount's finding. */
export default defineRule({
  meta: {
    name: 'cli-docker-socket',
    severity: 'error',
    category: 'security',
    files: 'shell',
    title: 'Keep the Docker socket out of containers',
    messages: {
      socket:
        'The container holds {{path}}: whoever breaks in there starts another one with the disk of the host and is root on the host.',
      readOnly:
        'The container holds {{path}}, and read-only does not help: every call through the socket is answered, up to root on the host.',
      directory:
        'In {{path}} lies the socket of the container engine: whoever breaks into this container is root on the host.',
      api: '--use-api-socket hands the container the socket of the engine and your logins to registries: whoever breaks in there is root on the host.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run', 'service'], reportsOf)
  },
})

function* reportsOf(used: Used<'run' | 'service'>): Iterable<Report<MessageId>> {
  for (const path of hostPaths(used)) {
    const report = reportOf(path)
    if (report !== null) yield report
  }
  const option = used.call.options.find(({ name, value }) => name === 'use-api-socket' && value === 'true')
  if (option !== undefined) yield { messageId: 'api', range: option.range }
}

function reportOf({ path, readOnly, range, literal }: SeenPath): Report<MessageId> | null {
  const confidence = literal ? 'certain' : 'likely'
  const data = { path }
  if (SOCKET_DIRECTORY.test(path)) return { messageId: 'directory', range, data, confidence }
  if (!SOCKET.test(path)) return null
  return { messageId: readOnly === true ? 'readOnly' : 'socket', range, data, confidence }
}
