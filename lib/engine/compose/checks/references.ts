import { nearest } from '../../source/nearest.ts'
import type { Range } from '../../source/position.ts'
import type { Problem } from '../../source/problem.ts'
import type { ComposeFile, Service } from '../model.ts'
import type { Known } from './known.ts'

type Reference = {
  readonly kind: keyof Known
  /** What the service does with it: `depends on the service`. */
  readonly what: string
  readonly name: string
  readonly range: Range
}

/** Names that are used and defined nowhere: an error, or a warning where files that are not known may define them. */
export function checkReferences(
  file: ComposeFile,
  known: Known,
  certain: boolean,
  code: string,
): readonly Problem[] {
  return file.services
    .flatMap((service) => referencesOf(service).map((reference) => ({ ...reference, service: service.name })))
    .filter(({ kind, name }) => known[kind] !== null && !known[kind].has(name) && !name.includes('$'))
    .filter(isFirstAt())
    .slice(0, MOST_TOLD)
    .map(({ kind, what, name, range, service }) => ({
      code,
      message: `${service} ${what} ${name}, which ${certain ? 'is defined nowhere' : 'this file does not define'}: ${correction(kind, name, known, service)}`,
      severity: certain ? 'error' : 'warning',
      range,
      subject: name,
    }))
}

/** What services take over from another stands in one place: it is told about once. */
function isFirstAt(): (reference: Reference) => boolean {
  const seen = new Set<string>()
  return ({ name, range }) => {
    const key = `${range.start.offset} ${name}`
    return !seen.has(key) && seen.add(key).has(key)
  }
}

/** Near names are worked out for each. */
const MOST_TOLD = 200
const MOST_COMPARED = 100

const WHERE: Readonly<Record<keyof Known, string>> = {
  services: 'define it below services, or remove it here',
  networks: 'define it below networks at the top of the file',
  volumes: 'define it below volumes at the top of the file, or write ./ before it if it is a folder',
  secrets: 'define it below secrets at the top of the file',
  configs: 'define it below configs at the top of the file',
}

function correction(kind: keyof Known, name: string, known: Known, own: string): string {
  const others = [...(known[kind] ?? [])].filter((each) => kind !== 'services' || each !== own)
  const near = nearest(name, others.slice(0, MOST_COMPARED))
  return near === null ? WHERE[kind] : `write ${near}, or ${WHERE[kind]}`
}

function referencesOf(service: Service): readonly Reference[] {
  return [
    ...service.dependsOn
      .filter(({ required }) => required !== false)
      .map(({ service: name, nameRange }) => reference('services', 'depends on', name, nameRange)),
    ...service.links.flatMap(({ service: name, range }) => maybe('services', 'links to', name, range)),
    ...service.volumesFrom
      .filter(({ kind }) => kind === 'service')
      .flatMap(({ name, range }) => maybe('services', 'takes the volumes of', name, range)),
    ...sharedNamespaces(service),
    ...(service.extends && service.extends.file === null
      ? maybe(
          'services',
          'extends',
          service.extends.service?.value ?? null,
          service.extends.service?.range ?? service.extends.range,
        )
      : []),
    ...service.networks.map(({ name, nameRange }) =>
      reference('networks', 'uses the network', name, nameRange),
    ),
    ...service.volumes.flatMap(({ type, source }) =>
      type === 'volume' && source ? maybe('volumes', 'uses the volume', source.text, source.range) : [],
    ),
    ...service.secrets.flatMap(({ name, nameRange }) =>
      maybe('secrets', 'is given the secret', name, nameRange),
    ),
    ...(service.build?.secrets ?? []).flatMap(({ name, nameRange }) =>
      maybe('secrets', 'is built with the secret', name, nameRange),
    ),
    ...service.configs.flatMap(({ name, nameRange }) =>
      maybe('configs', 'is given the config', name, nameRange),
    ),
  ]
}

/** `service:NAME` in what may be shared with another container. */
function sharedNamespaces({ networkMode, pid, ipc }: Service): readonly Reference[] {
  return [networkMode, pid, ipc].flatMap((setting) => {
    const [, name] = /^service:(.+)$/.exec(setting?.value ?? '') ?? []
    return setting && name !== undefined ? [reference('services', 'shares with', name, setting.range)] : []
  })
}

function maybe(kind: keyof Known, what: string, name: string | null, range: Range): readonly Reference[] {
  return name === null ? [] : [reference(kind, what, name, range)]
}

function reference(kind: keyof Known, what: string, name: string, range: Range): Reference {
  return { kind, what, name, range }
}
