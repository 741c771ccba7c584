import type { Mount, Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { factsOf } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'A volume without a name gets a long random one. Compose takes it over as long as the container is only replaced, but docker compose down lets go of it, and the next up makes another: the data seem to be gone, while the old volumes pile up on the disk, and nobody can tell which holds what. A name shows what it is, and lets one back it up and find it again.',
  bad: 'services:\n  charts:\n    image: harbour/charts:3\n    volumes:\n      - /srv/charts\n',
  good: 'services:\n  charts:\n    image: harbour/charts:3\n    volumes:\n      - charts:/srv/charts\nvolumes:\n  charts:\n',
  sources: [
    'https://docs.docker.com/engine/storage/volumes/#named-and-anonymous-volumes',
    'https://docs.docker.com/reference/cli/docker/compose/down/',
  ],
  equivalents: {},
}

type MessageId = 'anonymous'

/** The data of known databases are compose-data-not-persisted's; a volume that only hides part of a mount needs no name. */
export default defineRule({
  meta: {
    name: 'compose-anonymous-volume',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Give every volume a name',
    messages: {
      anonymous:
        'The volume on {{path}} has no name: after docker compose down and up service {{service}} gets an empty one, and the old one stays behind.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(
      services.flatMap((service) => {
        const bound = boundFolders(service)
        return service.volumes.flatMap((mount) => reportOf(service, mount, bound) ?? [])
      }),
    )
  },
})

/** What is empty at each start anyway, and what a build or a package manager makes again. */
const MADE =
  /^\/(?:dev|proc|run|sys)(?:\/|$)|(?:^|\/)(?:node_modules|vendor|\.venv|venv|target|build|dist|\.next|\.nuxt|__pycache__|tmp|cache|\.cache)(?:\/|$)/

function reportOf(service: Service, mount: Mount, bound: ReadonlySet<string>): Report<MessageId> | null {
  const path = mount.target?.text ?? null
  if (mount.type !== 'volume' || mount.source !== null || path === null) return null
  if (!path.startsWith('/') || MADE.test(path) || isWithin(path, bound)) return null
  if (factsOf(service)?.data?.includes(path.replace(/\/$/, ''))) return null
  return {
    messageId: 'anonymous',
    range: mount.range,
    data: { path, service: service.name },
    confidence: 'likely',
  }
}

/** Longer paths than this are cut: no folder of such a depth is mounted. */
const LONGEST = 500

function isWithin(path: string, folders: ReadonlySet<string>): boolean {
  const parts = path.slice(0, LONGEST).split('/')
  return parts.some((_, at) => folders.has(parts.slice(0, at).join('/')))
}

/** Folders in the container that come from the host. */
function boundFolders({ volumes }: Service): ReadonlySet<string> {
  return new Set(
    volumes.flatMap(({ type, target }) =>
      type === 'bind' && typeof target?.text === 'string' ? target.text.replace(/\/$/, '') : [],
    ),
  )
}
