import type { Mount, Service } from '../../compose/model.ts'
import { lookupImage } from '../../images/index.ts'
import type { Project } from '../../project.ts'
import { defineRule, type Confidence, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { builtImage, folderOf } from './shared/built-image.ts'
import { isDevelopment } from './shared/development.ts'
import { awaitedServices, oneShot } from './shared/one-shot.ts'
import { imageOf } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'A mount of the source tree lies over the code that the build has put into the image, so what runs is what happens to lie on this computer: changes that nobody built or tested, files that belong to another user, and node_modules made for another system. On a server without the repository the mount is an empty folder, and the service does not start. While developing it is handy, so it belongs in compose.override.yaml, which Compose reads by itself, or in develop: watch.',
  bad: 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n',
  good: 'services:\n  web:\n    build: .\n    develop:\n      watch:\n        - action: sync\n          path: ./src\n          target: /app/src\n',
  sources: [
    'https://docs.docker.com/compose/how-tos/production/#modify-your-compose-file-for-production',
    'https://docs.docker.com/compose/how-tos/file-watch/',
    'https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/',
  ],
  equivalents: {},
}

type MessageId = 'tree' | 'part' | 'modules' | 'noImage'

/** Files for development are where such mounts belong. */
export default defineRule({
  meta: {
    name: 'compose-source-bind-in-production',
    severity: 'info',
    category: 'maintainability',
    files: 'compose',
    title: 'Keep mounts of the source tree in compose.override.yaml',
    messages: {
      tree: 'This lays the folder {{source}} over what the build of service {{service}} has put into its image, so the image’s own code never runs.',
      part: 'This lays {{source}} over the code in the image of service {{service}}, so what was built never runs.',
      modules:
        'This gives service {{service}} the packages installed on this computer, made for its system and its version, in place of those of the image.',
      noImage:
        'Service {{service}} runs code out of the folder {{source}} of this computer: there is no image that could be tested, moved or rolled back.',
    },
  },
  *check({ compose, project }) {
    if (isDevelopment(project)) return
    const awaited = awaitedServices(compose)
    yield* distinct(
      compose.services.flatMap((service) =>
        oneShot(service, awaited) === null
          ? service.volumes.flatMap((mount) => reportOf(service, mount, project) ?? [])
          : [],
      ),
    )
  },
})

/** Names that source trees go by. */
const CODE = new Set(['app', 'backend', 'client', 'code', 'frontend', 'lib', 'server', 'source', 'src'])

/** Where no image has its code: data, settings and what is served as it is. */
const NO_CODE =
  /^\/(?:backups?|certs?|config|data|docker-entrypoint[^/]*|etc|media|mnt|run|secrets?|tmp|uploads|usr\/share|var\/(?:lib|log|run))(?:\/|$)/

function reportOf(service: Service, mount: Mount, project: Project): Report<MessageId> | null {
  const target = mount.target?.text ?? null
  const written = mount.source?.text ?? null
  if (mount.type !== 'bind' || target === null || written === null || !/^\.{0,2}(?:\/|$)/.test(written))
    return null
  const source = folderOf(project, written)
  if (source === null || NO_CODE.test(target)) return null
  const data = { service: service.name, source: written }
  if (/(?:^|\/)node_modules$/.test(source)) return { messageId: 'modules', range: mount.range, data }
  const verdict =
    service.build === null ? ofImage(service, source) : ofBuild(service, source, target, project)
  return verdict && { ...verdict, range: mount.range, data }
}

type Verdict = { readonly messageId: MessageId; readonly confidence: Confidence }

function ofBuild(service: Service, source: string, target: string, project: Project): Verdict | null {
  const context = service.build?.context?.value
  const folder = typeof context === 'string' ? folderOf(project, context) : null
  if (folder === null) return null
  const inside = source === folder ? '' : below(source, folder)
  if (inside === null || (inside !== '' && !CODE.has(inside.split('/').at(-1) ?? ''))) return null
  const workdir = builtImage(service, project)?.workdir ?? null
  const covers =
    workdir !== null &&
    (target === workdir || below(target, workdir) !== null || below(workdir, target) !== null)
  const confidence = covers ? 'likely' : 'possible'
  return { messageId: inside === '' ? 'tree' : 'part', confidence }
}

/** The path of something in a folder, from that folder; null when it is not in it. */
function below(path: string, folder: string): string | null {
  const prefix = folder === '' ? '' : `${folder}/`
  return path.startsWith(prefix) && path !== folder ? path.slice(prefix.length) : null
}

/** Languages whose images hold no program of their own. */
const RUNTIMES = new Set(['dotnet', 'elixir', 'go', 'java', 'node', 'php', 'python', 'ruby', 'rust'])

function ofImage(service: Service, source: string): Verdict | null {
  const reference = imageOf(service)
  const isWhole = source === '' || CODE.has(source.split('/').at(-1) ?? '')
  if (reference === null || !isWhole) return null
  const runtimes = Object.keys(lookupImage(reference)?.runtimes ?? {})
  return runtimes.some((name) => RUNTIMES.has(name)) ? { messageId: 'noImage', confidence: 'possible' } : null
}
