import type { ComposeFile, FileDefinition, Grant, Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { hostMounts, type HostMount } from './shared/host-mounts.ts'
import { factsOf } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'Whoever reaches the Docker socket tells the daemon what to do, and the daemon is root on the host: one call starts a container with the whole disk of the host in it. A hole in the web server that holds the socket is then a hole in everything. Mounting it read-only changes nothing, because the file is not written to, it is spoken through. A program that only needs to list containers gets a socket proxy: a small service that holds the socket, lets single calls through and is reached by nobody else.',
  bad: 'services:\n  gate:\n    image: traefik:3.6\n    ports:\n      - 80:80\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n',
  good: 'services:\n  gate:\n    image: traefik:3.6\n    command: [--providers.file.directory=/routes]\n    ports:\n      - 80:80\n    volumes:\n      - ./routes:/routes:ro\n',
  sources: [
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://docs.docker.com/engine/security/protect-access/',
    'https://docs.docker.com/reference/compose-file/services/#use_api_socket',
    'https://github.com/Tecnativa/docker-socket-proxy',
  ],
  equivalents: {
    kics: ['Docker Socket Mounted In Container'],
    semgrep: ['exposing-docker-socket-volume'],
    docker_bench: ['5.32'],
  },
}

type MessageId = 'socket' | 'readOnly' | 'rootless' | 'directory' | 'proxy' | 'api'

/** The whole disk, which holds the socket as well, is compose-sensitive-mount's finding. */
export default defineRule({
  meta: {
    name: 'compose-docker-socket',
    severity: 'error',
    category: 'security',
    files: 'compose',
    title: 'Keep the Docker socket out of services',
    messages: {
      socket:
        '{{subject}} holds {{path}}: whoever breaks in there starts a container with the disk of the host and is root on the host.',
      readOnly:
        '{{subject}} holds {{path}}, and read-only does not help: the file stays as it is, yet every call through it is answered, up to root on the host.',
      rootless:
        '{{subject}} holds {{path}}: whoever breaks in there acts as the account that the engine runs as.',
      directory:
        '{{subject}} holds {{path}}, in which the socket of the container engine lies: whoever breaks in there is root on the host.',
      proxy:
        '{{subject}} filters the calls to {{path}} and holds the whole of it itself: keep it on a network of its own and without published ports.',
      api: '{{subject}} gets the socket of the engine and your logins to registries by use_api_socket: whoever breaks in there is root on the host.',
    },
  },
  *check({ compose }) {
    for (const mount of [...hostMounts(compose), ...grantedFiles(compose)]) yield* reportsOf(mount)
    yield* apiSockets(compose)
  },
})

/** Docker's socket, and those of the engines below or beside it. */
const SOCKET = /(?:^|[\\/])(?:(?:docker|podman|containerd|crio|cri-dockerd)\.sock|docker_engine)$/
const DIRECTORY = /^(?:\/var)?\/run(?:\/(?:containerd|crio|podman|user(?:\/\d+(?:\/podman)?)?))?$/
const ROOTLESS = /^~|^\/(?:home|Users)\/|^(?:\/var)?\/run\/user\//

function* reportsOf(mount: HostMount): Iterable<Report<MessageId>> {
  const { path, target, range, subject, literal, readOnly } = mount
  const held = path ?? (target !== null && SOCKET.test(target) ? target : null)
  if (held === null) return
  const isDirectory = DIRECTORY.test(held)
  if (!isDirectory && !SOCKET.test(held)) return
  const data = { subject, path: held }
  const confidence = path !== null && literal ? 'certain' : 'likely'
  if (isProxy(mount)) yield { messageId: 'proxy', range, data, confidence, severity: 'warning' }
  else if (isDirectory) yield { messageId: 'directory', range, data, confidence }
  else if (ROOTLESS.test(held)) yield { messageId: 'rootless', range, data, confidence }
  else yield { messageId: readOnly === true ? 'readOnly' : 'socket', range, data, confidence }
}

/** Compose binds the file of a config or a secret as it binds any other. Source: docs.docker.com, compose-file/configs. */
function grantedFiles({ services, configs, secrets }: ComposeFile): readonly HostMount[] {
  const bound = (grants: readonly Grant[], files: readonly FileDefinition[], service: Service) =>
    grants.flatMap(({ name, path: target }): HostMount[] => {
      const written = files.find((each) => each.name === name)?.file?.written
      if (!written) return []
      const { text: path, literal, range } = written
      return [{ path, target, literal, range, readOnly: true, service, subject: `Service ${service.name}` }]
    })
  const all = services.flatMap((service) => [
    ...bound(service.configs, configs, service),
    ...bound(service.secrets, secrets, service),
  ])
  // A file that several services are granted is written in one place.
  const seen = new Set<number>()
  return all.filter(({ range }) => !seen.has(range.start.offset) && seen.add(range.start.offset))
}

function isProxy({ service }: HostMount): boolean {
  return service !== null && factsOf(service)?.role === 'socket-proxy'
}

/** Compose mounts the socket and the client's configuration itself. Source: docs.docker.com, compose-file/services, use_api_socket. */
function* apiSockets({ services }: ComposeFile): Iterable<Report<MessageId>> {
  const seen = new Set<number>()
  for (const { name, entries } of services) {
    const entry = entries.get('use_api_socket')
    if (entry?.value.kind !== 'scalar' || entry.value.value !== true) continue
    if (seen.has(entry.range.start.offset)) continue
    seen.add(entry.range.start.offset)
    yield { messageId: 'api', range: entry.range, data: { subject: `Service ${name}` } }
  }
}
