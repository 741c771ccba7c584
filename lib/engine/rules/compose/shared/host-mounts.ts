import type { ComposeFile, Interpolated, Mount, Service, VolumeDefinition } from '../../../compose/model.ts'
import type { Range } from '../../../source/position.ts'

/** A path of the host that a service gets to see. */
export type HostMount = {
  /** Absolute or from `~`, without a slash at the end; null when a variable decides, or when it lies in the project. */
  readonly path: string | null
  /** Path in the container; null for a volume, which several services may mount. */
  readonly target: string | null
  readonly readOnly: boolean | null
  /** No variable decides the path. */
  readonly literal: boolean
  /** The path as it stands in the text. */
  readonly range: Range
  /** Null for a volume of the top level that binds a path. */
  readonly service: Service | null
  /** `Service web`, `Volume data`. */
  readonly subject: string
}

/** Bind mounts of all services in both forms, and volumes whose driver is told to bind a path. One for each place in the text. */
export function hostMounts({ services, volumes }: ComposeFile): readonly HostMount[] {
  const found = [
    ...services.flatMap((service) => service.volumes.flatMap((mount) => ofService(service, mount))),
    ...volumes.flatMap(ofVolume),
  ]
  const seen = new Set<number>()
  return found.filter(({ range }) => !seen.has(range.start.offset) && seen.add(range.start.offset))
}

function ofService(service: Service, { type, source, target, readOnly }: Mount): readonly HostMount[] {
  if (source === null || (type !== 'bind' && type !== 'npipe' && type !== null)) return []
  const subject = `Service ${service.name}`
  return [{ ...placeOf(source), target: target?.text ?? null, readOnly, service, subject }]
}

/** `driver_opts: { type: none, o: bind, device: /srv }`. Source: docker/docs, engine/storage/volumes.md. */
function ofVolume({ name, driverOpts }: VolumeDefinition): readonly HostMount[] {
  const option = (wanted: string): Interpolated | null =>
    driverOpts.find((each) => each.name === wanted)?.value ?? null
  const device = option('device')
  const flags = option('o')?.text?.split(',') ?? []
  if (device === null || !flags.some((flag) => flag === 'bind' || flag === 'rbind')) return []
  const readOnly = flags.includes('ro')
  return [{ ...placeOf(device), target: null, readOnly, service: null, subject: `Volume ${name}` }]
}

function placeOf({ raw, text, literal, range }: Interpolated): Pick<HostMount, 'path' | 'literal' | 'range'> {
  const home = raw.replace(/^\$(?:HOME|\{HOME\})(?=\/|$)/, '~')
  const written = text ?? (home.startsWith('~') && !home.includes('$') ? home : null)
  return { path: written === null ? null : normalised(written), literal: literal || home !== raw, range }
}

/** Null for a path that lies in the project, and for one of Windows. */
function normalised(path: string): string | null {
  if (!/^(?:\/|~(?:\/|$))/.test(path)) return null
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return path.startsWith('/') ? `/${parts.join('/')}` : parts.join('/')
}
