import { trimEnd } from '../../../source/trim.ts'
import type { FileDefinition, Grant, Interpolated, Mount } from '../../../compose/model.ts'
import { folderOf } from '../../../rules/compose/shared/built-image.ts'
import { ask, asList, decided, every, fails, holds, orList, type Outcome } from '../../outcome.ts'
import type { MountedCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { at, nameOf, someThing, type PlacedService } from './placed.ts'

type Mounted = Pick<Mount, 'type' | 'readOnly' | 'range'> & {
  readonly source: string | null
  readonly target: string | null
  /** The source as it is written, variables included. */
  readonly written: string
  /** A source is written, even where it is not known. */
  readonly hasSource: boolean
}

/** Volumes, files of secrets and configs, and tmpfs as one list. */
function mountsOf(placed: PlacedService): readonly Mounted[] {
  const { service, compose } = placed
  const volumes = service.volumes.map(({ type, readOnly, range, source, target }): Mounted => ({
    type: type === 'volume' && inMemory(compose, source?.text ?? null) ? 'tmpfs' : type,
    readOnly,
    range,
    source: sourceOf(source),
    target: target?.text ?? null,
    written: source?.raw ?? '',
    hasSource: source !== null,
  }))
  const memory = service.tmpfs.map(({ path, options, range }): Mounted => ({
    type: 'tmpfs',
    readOnly: options.includes('ro'),
    range,
    source: null,
    target: path,
    written: '',
    hasSource: false,
  }))
  return [...volumes, ...grantedFiles(placed), ...memory]
}

/** Outside of a swarm the file of a secret or a config is bound read-only. Source: docker/compose, create.go. */
function grantedFiles({ service, compose }: PlacedService): readonly Mounted[] {
  const made = (grants: readonly Grant[], definitions: readonly FileDefinition[]): readonly Mounted[] =>
    grants.flatMap(({ name, path, range }) => {
      const file = definitions.find((each) => each.name === name)?.file
      if (!file) return []
      const { value: source, written } = file
      return {
        type: 'bind',
        readOnly: true,
        range,
        source,
        target: path,
        written: written.raw,
        hasSource: true,
      }
    })
  return [...made(service.secrets, compose.secrets), ...made(service.configs, compose.configs)]
}

/** `${PWD}` is taken for the folder of the file, where Compose is called. */
function sourceOf(source: Interpolated | null): string | null {
  if (!source || source.text !== null) return source?.text ?? null
  const here = source.raw.replace(/^\$(?:PWD(?!\w)|\{PWD\})/, '.')
  return here.startsWith('.') && !here.includes('$') ? here : null
}

/** Where a variable stands for folders only, a pattern that leaves the folder open decides. */
function isFrom(wanted: readonly string[], { source, written, hasSource }: Mounted): boolean | null {
  if (source !== null) return textTest(wanted)(source)
  const isEnough = wanted.every((each) => each.startsWith('*')) && !/\$[^/]*$/.test(written)
  return !hasSource ? false : isEnough ? textTest(wanted)(written) : null
}

/** `driver_opts: { type: tmpfs }`. Source: docs.docker.com/reference/cli/docker/volume/create/#opt. */
function inMemory({ volumes }: PlacedService['compose'], name: string | null): boolean {
  const made = volumes.find((each) => each.name === name)
  return made?.driverOpts.some((each) => each.name === 'type' && each.value?.text === 'tmpfs') ?? false
}

/** Where something is mounted: secrets, configs, volumes. */
export function mountPaths(placed: PlacedService): readonly string[] {
  const { secrets, configs } = placed.service
  const files = [...secrets, ...configs].flatMap(({ path }) => path ?? [])
  return [...files, ...mountsOf(placed).flatMap(({ target }) => target ?? [])]
}

export function matchMounts(wanted: MountedCheck | readonly MountedCheck[], placed: PlacedService): Outcome {
  return every(asList(wanted).map((each) => () => isMounted(each, placed)))
}

function isMounted(check: MountedCheck, placed: PlacedService): Outcome {
  const where = check.target === undefined ? '' : ` at ${orList(asList(check.target))}`
  const none = fails(
    `Nothing like that is mounted into service ${placed.service.name}${where}.`,
    needOf(check),
    at(placed),
  )
  const here = mountsOf(placed).filter((mount) => check.target === undefined || isAt(mount, check))
  return someThing(here, (mount) => fits(mount, check, placed), none)
}

function isAt({ target }: Mounted, { target: wanted, within = false }: MountedCheck): boolean {
  if (target === null) return true
  const path = trimEnd(target, '/') || '/'
  return asList(wanted).some(
    (each) => each === path || (within && each.startsWith(`${path === '/' ? '' : path}/`)),
  )
}

function needOf({ type, named, readOnly, holds: file }: MountedCheck): string {
  const kind = named
    ? 'a volume with a name that the file declares'
    : type === undefined
      ? ''
      : KINDS[asList(type)[0]!]
  const words = [kind, file && `something that holds ${file}`, readOnly && 'read-only'].filter(Boolean)
  return words.length > 0 ? `It needs ${words.join(', ')}.` : ''
}

const KINDS = { bind: 'a path of the host', volume: 'a volume', tmpfs: 'a tmpfs' }

function fits(mount: Mounted, check: MountedCheck, placed: PlacedService): Outcome {
  const place = at(placed, mount.range, mount.target ?? '')
  const told = (is: boolean | null, wanted: boolean, yes: string, no: string): Outcome =>
    decided(
      is,
      wanted,
      { yes, no, open: `What is mounted there cannot be told from the file.`, need: needOf(check) },
      place,
    )
  const answer = ask<Omit<MountedCheck, 'within'>>(check, {
    target: (wanted) =>
      told(
        mount.target === null ? null : isAt(mount, { ...check, target: wanted }),
        true,
        '',
        `${mount.target} is mounted.`,
      ),
    type: (wanted) =>
      told(
        mount.type === null ? null : asList(wanted).includes(mount.type as 'bind'),
        true,
        '',
        `A ${mount.type} is mounted at ${mount.target}.`,
      ),
    named: (wanted) =>
      told(
        isNamed(mount, placed),
        wanted,
        `A declared volume is mounted at ${mount.target}.`,
        `No volume that the file declares is mounted at ${mount.target}.`,
      ),
    readOnly: (wanted) =>
      told(
        mount.readOnly,
        wanted,
        `What is mounted at ${mount.target} cannot be written.`,
        `The container may write to ${mount.target}.`,
      ),
    source: (wanted) =>
      told(
        isFrom(asList(wanted), mount),
        true,
        '',
        `${mount.source ?? 'Nothing of the host'} is mounted at ${mount.target}.`,
      ),
    holds: (file) =>
      told(
        mount.hasSource && mount.source === null ? null : holdsFile(mount, file, placed),
        true,
        '',
        `What is mounted at ${mount.target} does not hold ${file}.`,
      ),
  })
  return answer.holds
    ? holds(`${mount.target} of ${nameOf(placed).toLowerCase()} is mounted.`, place)
    : answer
}

function isNamed({ type, source, hasSource }: Mounted, { compose }: PlacedService): boolean | null {
  if (type === null || (hasSource && source === null)) return null
  return type === 'volume' && source !== null && compose.volumes.some(({ name }) => name === source)
}

/** Does a path of the project lie in what is bound? */
function holdsFile({ type, source }: Mounted, file: string, { project }: PlacedService): boolean {
  if (type !== 'bind' || source === null) return false
  const path = folderOf(project, source)
  return path !== null && (path === '' || path === file || file.startsWith(`${path}/`))
}
