import type { Building } from '../../../gitlab-ci/builds.ts'
import { allBuilds } from '../../../rules/gitlab-ci/shared/pushed-images.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { BuildCacheCheck } from '../../schema.ts'
import { optionsOf } from './executions.ts'
import { fullName, fullNameOf } from './image-names.ts'
import { at, nameOf, type PlacedJob } from './placed.ts'

type Store = { readonly type: string; readonly ref: string; readonly mode: string }

type Stores = { readonly from: readonly Store[]; readonly to: readonly Store[]; readonly open: boolean }

/** The cache that a build takes layers from, and writes them to. */
export function matchCache(check: BuildCacheCheck, build: Building, placed: PlacedJob): Outcome {
  const { from, to, open } = storesOf(build)
  const name = nameOf(placed)
  const place = at(placed, build.range, build.tool)
  const missing =
    from.length === 0 ? 'takes layers from no cache' : to.length === 0 ? 'writes layers to no cache' : null
  if (missing !== null) {
    const need =
      from.length === 0
        ? 'Name one in --cache-from, or --import-cache.'
        : 'Name one in --cache-to, or --export-cache.'
    return open
      ? unknown(
          `Whether the build of job ${placed.job.name} ${missing} cannot be told from the file.`,
          need,
          place,
        )
      : fails(`The build of job ${placed.job.name} ${missing}.`, need, place)
  }
  const answer = ask<BuildCacheCheck>(check, {
    type: (types) => {
      const other = [...from, ...to].find(({ type }) => !asList(types).includes(type))
      return other === undefined
        ? holds('', place)
        : fails(`${name} has a cache of type ${other.type}.`, `It has to be ${orList(asList(types))}.`, place)
    },
    shared: (wanted) => {
      const is = from.some(({ ref }) => to.some((each) => each.ref === ref))
      return decided(
        is,
        wanted,
        {
          yes: 'The cache is read and written.',
          no: `Layers are written to ${to[0]?.ref} and taken from ${from[0]?.ref}.`,
          open: '',
          need: wanted ? 'Name the same image in both.' : '',
        },
        place,
      )
    },
    mode: (modes) => {
      const other = to.find(({ mode }) => !asList(modes).includes(mode))
      return other === undefined
        ? holds('', place)
        : fails(
            `Layers are written with mode=${other.mode}.`,
            `It has to be mode=${orList(asList(modes))}.`,
            place,
          )
    },
    apart: (wanted) => isApart(wanted, to, place, placed),
  })
  return answer.holds ? holds(`${name} keeps its layers in a cache.`, place) : answer
}

function isApart(
  wanted: boolean,
  to: readonly Store[],
  place: ReturnType<typeof at>,
  { pipeline }: PlacedJob,
): Outcome {
  const made = allBuilds(pipeline).flatMap(({ tags }) =>
    tags.flatMap(({ image }) => (image === null ? [] : fullName(image))),
  )
  const shared = to.find(({ ref }) => made.includes(fullNameOf(ref) ?? ref))
  return decided(
    shared === undefined,
    wanted,
    {
      yes: 'The cache has a name of its own.',
      no: `The cache overwrites ${shared?.ref}, which is an image that is built.`,
      open: '',
      need: wanted ? 'Give the cache a name of its own.' : '',
    },
    place,
  )
}

/** Sources: docs.docker.com/build/cache/backends/registry; containers/buildah, docs/buildah-build.1.md, "--cache-from". */
function storesOf({ command, tool }: Building): Stores {
  const { call, words } = command
  if (tool === 'buildah' || tool === 'podman') {
    const shown = words.map((word) => word.shown)
    // podman keeps layers unless it is told otherwise, buildah the other way round.
    const layers = optionsOf(shown, ['layers']).at(-1)
    const keeps = tool === 'podman' ? layers !== 'false' : layers !== undefined && layers !== 'false'
    const stores = (name: string): readonly Store[] =>
      keeps ? optionsOf(shown, [name]).map((ref) => ({ type: 'registry', ref, mode: 'max' })) : []
    return { from: stores('cache-from'), to: stores('cache-to'), open: words.some(({ open }) => open) }
  }
  if (call?.kind !== 'build') return { from: [], to: [], open: false }
  const stores = (...names: readonly string[]): readonly Store[] =>
    call.options.filter(({ name }) => names.includes(name)).map(({ shown }) => storeOf(shown))
  return {
    from: stores('cache-from', 'import-cache'),
    to: stores('cache-to', 'export-cache'),
    open: call.open,
  }
}

/** `type=registry,ref=app:cache`, or a name alone. What is not known stays as it is called. */
function storeOf(shown: string): Store {
  const fields = new Map(
    shown
      .split(',')
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  )
  if (!fields.has('type') && !fields.has('ref')) return { type: 'registry', ref: shown, mode: 'min' }
  return {
    type: fields.get('type') ?? 'registry',
    ref: fields.get('ref') ?? '',
    mode: fields.get('mode') ?? 'min',
  }
}
