import type { ComposeFile, Mount, Service } from '../../compose/model.ts'
import { defineRule, type Confidence, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { awaitedServices, oneShot } from './shared/one-shot.ts'
import { runTogether } from './shared/together.ts'

export const docs: RuleDocs = {
  why: 'Two services that write into the same volume have to agree on every file: a database that two servers open at once is destroyed, and one service that is broken into changes what the other one reads or runs. Often only one of them writes; then the others mount it read-only, and nothing can go wrong. Where both write by design, such as uploads of several workers, the program has to be made for it.',
  bad: 'services:\n  charts:\n    image: harbour/charts:3\n    volumes:\n      - charts:/srv/charts\n  web:\n    image: harbour/web:7\n    volumes:\n      - charts:/charts\nvolumes:\n  charts:\n',
  good: 'services:\n  charts:\n    image: harbour/charts:3\n    volumes:\n      - charts:/srv/charts\n  web:\n    image: harbour/web:7\n    volumes:\n      - charts:/charts:ro\nvolumes:\n  charts:\n',
  sources: [
    'https://docs.docker.com/engine/storage/volumes/#use-a-read-only-volume',
    'https://docs.docker.com/reference/compose-file/services/#volumes',
  ],
  equivalents: { kics: ['Shared Volumes Between Containers'] },
}

type MessageId = 'shared'

/** Jobs that fill a volume before others read it, and copies of one service, are no others. */
export default defineRule({
  meta: {
    name: 'compose-shared-volume',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Mount a volume writable in one service only',
    messages: {
      shared:
        'Service {{other}} may write to {{volume}}, too; whichever of the two only reads it should mount it read-only (:ro).',
    },
  },
  *check({ compose }) {
    yield* distinct(reportsOf(compose))
  },
})

type Use = { readonly service: Service; readonly mount: Mount; readonly volume: string }

function reportsOf(compose: ComposeFile): readonly Report<MessageId>[] {
  const first = new Map<string, Use>()
  return writersOf(compose).flatMap((use) => {
    const other = first.get(use.volume)
    if (!other) first.set(use.volume, use)
    if (!other || other.service === use.service || isCopy(other.service, use.service)) return []
    const data = { other: other.service.name, volume: use.volume }
    return [{ messageId: 'shared' as const, range: use.mount.range, data, confidence: weightOf(other, use) }]
  })
}

function writersOf(compose: ComposeFile): readonly Use[] {
  const awaited = awaitedServices(compose)
  return compose.services
    .filter((service) => service.readOnly?.value !== null && oneShot(service, awaited) === null)
    .flatMap((service) =>
      service.volumes.flatMap((mount) => {
        const volume = mount.source?.text ?? null
        const isShared =
          mount.type === 'volume' || (mount.type === 'bind' && volume !== null && isFolder(volume))
        return volume !== null && mount.readOnly === false && isShared ? [{ service, mount, volume }] : []
      }),
    )
}

/** Sockets and single files are other rules' concern, and the whole project is a matter of developing. */
function isFolder(path: string): boolean {
  const name = path.split('/').at(-1) ?? ''
  return (
    !name.slice(1).includes('.') &&
    !/^\.{0,2}\/?$/.test(path) &&
    !/^\/(?:var\/run|run|dev|sys|proc|etc)(?:\/|$)/.test(path)
  )
}

/** The same image or build with the same mounts: a worker beside the web server. */
function isCopy(a: Service, b: Service): boolean {
  const image = (service: Service): string | null => service.image?.written.raw ?? null
  const context = (service: Service): string | null => service.build?.context?.written.raw ?? null
  return (image(a) !== null || context(a) !== null) && image(a) === image(b) && context(a) === context(b)
}

function weightOf(a: Use, b: Use): Confidence {
  // Folders of the host often hold logs or scripts, each service its own files.
  const isVolume = a.mount.type === 'volume' && b.mount.type === 'volume'
  return isVolume && runTogether(a.service, b.service) === 'certain' ? 'likely' : 'possible'
}
