import type { ComposeFile, Mount, Service } from '../../compose/model.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { isDevelopment } from './shared/development.ts'
import { hostPlace } from './shared/host-places.ts'

export const docs: RuleDocs = {
  why: 'A bind mount is the file of the host itself. A service reads its configuration and has no reason to write it, yet without ro it may: an attacker in the container changes the file in your working copy, it is there again after the next start, and with the next commit in the repository. :ro costs nothing. Some programs do write there, such as those with settings on a web page; they need the mount as it is.',
  bad: 'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./gate.conf:/etc/nginx/conf.d/default.conf\n',
  good: 'services:\n  gate:\n    image: nginx:1.30\n    volumes:\n      - ./gate.conf:/etc/nginx/conf.d/default.conf:ro\n',
  sources: [
    'https://docs.docker.com/engine/storage/bind-mounts/#use-a-read-only-bind-mount',
    'https://docs.docker.com/reference/compose-file/services/#volumes',
    'https://docs.docker.com/reference/compose-file/configs/',
  ],
  equivalents: {},
}

/** Directories and files of the host itself are compose-sensitive-mount's finding. */
export default defineRule({
  meta: {
    name: 'compose-bind-writable-config',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Mount configuration read-only',
    messages: {
      writable:
        'Service {{service}} may change {{source}}, which it should only read; :ro keeps the file as it is.',
    },
  },
  *check({ compose, project }) {
    if (isDevelopment(project)) return
    yield* distinct(
      compose.services.flatMap((service) =>
        service.volumes.flatMap((mount) => reportOf(compose, service, mount) ?? []),
      ),
    )
  },
})

function reportOf({ source }: ComposeFile, { name }: Service, mount: Mount): Report<'writable'> | null {
  const from = mount.source?.text
  const to = mount.target?.text
  if (mount.type !== 'bind' || mount.readOnly !== false || mount.source === null || !from || !to) return null
  if (!isConfiguration(from, to) || hostPlace(from) !== null) return null
  return {
    messageId: 'writable',
    range: mount.source.range,
    data: { service: name, source: mount.source.raw },
    confidence: 'possible',
    ...fixOf(source, mount),
  }
}

/** Endings of files that programs read their settings, certificates and first data from. */
const FILE =
  /\.(?:conf|cfg|cnf|ini|ya?ml|toml|xml|properties|crt|cer|pem|key|template|tmpl|rules|sql|htpasswd)$/i
/** Directories of that kind; one called config alone may hold what a program writes. */
const DIRECTORY =
  /\/(?:conf\.d|sites-(?:enabled|available)|certs|ssl|tls|docker-entrypoint-initdb\.d|provisioning)\/?$/

function isConfiguration(from: string, to: string): boolean {
  return FILE.test(from) || FILE.test(to) || DIRECTORY.test(`/${from}`) || DIRECTORY.test(to)
}

/** In the short form only, where nothing stands behind the path in the container. */
function fixOf(source: string, { form, range, options }: Mount): { fix?: Fix } {
  if (form === 'long' || options.length > 0) return {}
  const newText = slice(source, range).replace(/(["']?)$/, ':ro$1')
  return { fix: { title: 'Mount it read-only', safety: 'behaviour', edits: [{ range, newText }] } }
}
