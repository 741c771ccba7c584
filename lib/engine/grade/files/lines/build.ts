import { cleanPath, pathFrom } from '../../../cli/folder.ts'
import type { BuildCall, BuildContext, FieldList, ImageWord } from '../../../cli/model.ts'
import { andList, ask, asList, every, fails, orList, unknown, type Outcome } from '../../outcome.ts'
import type { CacheRefCheck, DockerBuildCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { at, isRefused, isUnknown, nameOf, shownOf, switchOf, told, type PlacedLine } from './placed.ts'
import { matchVariables } from './variables.ts'

/** docker build, docker buildx build, podman build, buildctl build. */
export function matchBuild(check: DockerBuildCheck, placed: PlacedLine): Outcome {
  const { call } = placed.line
  if (call?.kind !== 'build') return fails(`${nameOf(placed)} builds no image.`, '', at(placed))
  const { open } = call
  const said = (is: boolean | null, wanted: boolean, yes: string, no: string, need = ''): Outcome =>
    told(placed, is, wanted, { yes, no, need })
  return ask<DockerBuildCheck>(check, {
    tags: (wanted) => every(asList(wanted).map((each) => () => hasTag(each, call, placed))),
    versioned: (wanted) => isVersioned(wanted, call, placed),
    context: (wanted) => isContext(asList(wanted), call, placed),
    file: (wanted) => isFile(asList(wanted), call, placed),
    target: (wanted) => {
      const target = call.target?.value ?? null
      const is = target === null ? (call.target || open ? null : false) : asList(wanted).includes(target)
      return said(
        is,
        true,
        `builds ${target ?? orList(asList(wanted))}`,
        target === null ? 'builds the last stage' : `builds ${target}`,
        `It has to be ${orList(asList(wanted))}.`,
      )
    },
    platforms: (wanted) => {
      const own = call.platforms.map(({ value }) => value && usualPlatform(value))
      const missing = asList(wanted).find(
        (each) => !own.some((one) => one !== null && (one === each || one.startsWith(`${each}/`))),
      )
      const is = missing === undefined ? true : own.includes(null) || open ? null : false
      return told(
        placed,
        is,
        true,
        {
          yes: `builds for ${asList(wanted).join(' and ')}`,
          no: `does not build for ${missing}`,
          need: `Name it in --platform.`,
        },
        call.platforms[0]?.range ?? null,
      )
    },
    pushes: (wanted) =>
      said(
        switchOf(call.push, open),
        wanted,
        'pushes its result',
        'does not push its result',
        wanted ? 'Add --push.' : '',
      ),
    loads: (wanted) =>
      said(switchOf(call.load, open), wanted, 'loads its result', 'does not load its result'),
    args: (wanted) => matchVariables(wanted, call.buildArgs, placed, open),
    secrets: (ids) => {
      const missing = asList(ids).find(
        (id) => !call.secrets.some((secret) => secret.id !== null && textTest([id])(secret.id)),
      )
      const is =
        missing === undefined ? true : open || call.secrets.some(({ id }) => id === null) ? null : false
      return told(
        placed,
        is,
        true,
        {
          yes: `is given the secret ${asList(ids).join(' and ')}`,
          no: `is given no secret ${missing}`,
          need: `Add --secret id=${missing ?? ''}.`,
        },
        call.secrets[0]?.range ?? null,
      )
    },
    mountedSecrets: (wanted) => {
      const { secretIds = null } = placed
      const missing = secretIds?.find((id) => !call.secrets.some((secret) => secret.id === id))
      const isOpen = open || call.secrets.some(({ id }) => id === null)
      const is = secretIds === null ? null : secretIds.length === 0 ? false : missing === undefined
      return told(
        placed,
        is === false && missing !== undefined && isOpen ? null : is,
        wanted,
        {
          yes: 'is given each secret that the Dockerfile mounts',
          no:
            missing === undefined
              ? 'has no secret to pass, since the Dockerfile mounts none'
              : `is not given the secret ${missing}, which the Dockerfile mounts`,
          need: missing === undefined ? '' : `Pass it under the id ${missing}.`,
        },
        call.secrets[0]?.range ?? null,
        missing,
      )
    },
    sbom: (wanted) =>
      said(
        call.sbom ? call.sbom.value : open ? null : false,
        wanted,
        'lists what is in the image',
        'lists nothing of what is in the image',
        wanted ? 'Add --sbom=true.' : '',
      ),
    provenance: (wanted) => hasProvenance(wanted, call, placed),
    cacheFrom: (wanted) => hasCache(wanted, call.cacheFrom, 'takes no such cache', call, placed),
    cacheTo: (wanted) => hasCache(wanted, call.cacheTo, 'writes no such cache', call, placed),
  })
}

function hasTag(pattern: string, { tags, open }: BuildCall, placed: PlacedLine): Outcome {
  const test = textTest([pattern])
  const fitting = tags.filter(({ word }) => test(word.shown))
  const found = fitting.find((tag) => !isRefused(tag))
  const shown = tags.map(({ word }) => word.shown)
  return told(
    placed,
    found ? true : open || tags.some(({ word }) => isUnknown(word)) ? null : false,
    true,
    {
      yes: `names its result ${found?.word.shown ?? pattern}`,
      no: namesInstead(fitting, shown),
      need: `It has to be ${pattern}.`,
    },
    (found ?? tags[0])?.word.range ?? null,
    (found ?? tags[0])?.word.shown,
  )
}

function namesInstead(refused: readonly ImageWord[], shown: readonly string[]): string {
  if (refused[0]) return `is given ${refused[0].word.shown}, which Docker refuses as a name`
  return shown.length > 0 ? `names its result ${shown.join(' and ')}` : 'names its result nothing'
}

/** There is a tag, and each says which version it is. */
function isVersioned(wanted: boolean, { tags, open }: BuildCall, placed: PlacedLine): Outcome {
  const loose = tags.find(
    ({ word }) => !isUnknown(word) && (!/:[^/:@]+$/.test(word.shown) || word.shown.endsWith(':latest')),
  )
  const isOpen = tags.some(({ word }) => isUnknown(word))
  const is = loose ? false : isOpen ? null : tags.length > 0 ? true : open ? null : false
  return told(
    placed,
    is,
    wanted,
    {
      yes: 'names a version of its result',
      no: loose ? `names its result ${loose.word.shown}, which is no version` : 'names its result nothing',
      need: 'Write -t NAME:VERSION.',
    },
    loose?.word.range ?? null,
    loose?.word.shown,
  )
}

function isContext(
  wanted: readonly string[],
  { context, open, operands }: BuildCall,
  placed: PlacedLine,
): Outcome {
  const need = `Give it ${orList(wanted)} as its context.`
  if (operands.length > 1 && !open)
    return fails(
      `${nameOf(placed)} is given several contexts: ${andList(shownOf(operands))}.`,
      'It takes one.',
      at(placed, operands[1]?.range ?? null, operands[1]?.shown),
    )
  const place = at(placed, context?.word.range ?? null, context?.word.shown ?? '')
  if (context === null)
    return open
      ? unknown('Which context it is given cannot be told from the file.', need, place)
      : fails(`${nameOf(placed)} names no context.`, need, place)
  const path = contextPath(context, placed)
  const is = path === null ? (isElsewhere(context) ? false : null) : wanted.map(cleanPath).includes(path)
  return told(
    placed,
    is,
    true,
    {
      yes: `takes ${context.word.shown} as its context`,
      no: `takes ${context.word.shown} as its context`,
      need,
    },
    context.word.range,
    context.word.shown,
  )
}

function isFile(wanted: readonly string[], call: BuildCall, placed: PlacedLine): Outcome {
  const file = dockerfileOf(call, placed)
  const isAbsent = !call.file && !call.open && (call.context === null || isElsewhere(call.context))
  return told(
    placed,
    file === null ? (isAbsent ? false : null) : wanted.map(cleanPath).includes(file),
    true,
    {
      yes: `reads ${orList(wanted)}`,
      no: file === null ? 'reads no Dockerfile that is here' : `reads ${file}`,
      need: `It has to be ${orList(wanted)}.`,
    },
    call.file?.range ?? null,
    file ?? undefined,
  )
}

/** Seen from where the script starts; null for an archive, an address and what is not known. */
function contextPath(context: BuildContext, { line }: PlacedLine): string | null {
  return isElsewhere(context) ? null : pathFrom(line.folder, context.word)
}

function isElsewhere({ kind }: BuildContext): boolean {
  return kind !== 'path' && kind !== 'unknown'
}

/** `--file` is a path from where the command runs, not from the context. */
function dockerfileOf({ file, context, options }: BuildCall, placed: PlacedLine): string | null {
  const shown = options.findLast(({ name }) => name === 'file')?.shown ?? ''
  if (file) return pathFrom(placed.line.folder, { text: file.value, shown })
  const folder = context === null ? null : contextPath(context, placed)
  return folder === null ? null : cleanPath(`${folder}/Dockerfile`.replace(/^\/(?=Dockerfile$)/, ''))
}

/** Without a word about it buildx attests the least. Source: docs.docker.com/build/metadata/attestations/slsa-provenance. */
function hasProvenance(
  wanted: 'max' | 'min' | 'no',
  { provenance, open }: BuildCall,
  placed: PlacedLine,
): Outcome {
  const value = provenance ? provenance.value : open ? null : 'min'
  const is = value === null ? null : (value === 'false' ? 'no' : value) === wanted
  const words = {
    max: 'attests all of how it was built',
    min: 'attests the least of how it was built',
    no: 'attests nothing',
  }
  return told(
    placed,
    is,
    true,
    {
      yes: words[wanted],
      no: words[value === 'false' ? 'no' : (value ?? 'min')],
      need: wanted === 'max' ? 'Add --provenance=mode=max.' : '',
    },
    provenance?.range ?? null,
  )
}

function hasCache(
  check: CacheRefCheck,
  caches: readonly FieldList[],
  none: string,
  { open }: BuildCall,
  placed: PlacedLine,
): Outcome {
  const fits = ({ fields }: FieldList): boolean | null => {
    if (fields === null) return null
    const is = (name: 'type' | 'ref' | 'mode', fallback: string): boolean =>
      check[name] === undefined || textTest(asList(check[name]))(fields[name] ?? fallback)
    return is('type', 'registry') && is('ref', '') && is('mode', 'min')
  }
  const found = caches.find((each) => fits(each) === true)
  const isOpen = open || caches.some((each) => fits(each) === null)
  const what = Object.entries(check)
    .map(([name, value]) => `${name}=${asList(value).join(' or ')}`)
    .join(',')
  return told(
    placed,
    found ? true : isOpen ? null : false,
    true,
    { yes: `uses the cache ${what}`, no: none, need: `It needs ${what}.` },
    (found ?? caches[0])?.range ?? null,
  )
}

/** Names of processors that mean another one's. Source: containerd/platforms, normalizeArch. */
const PROCESSORS: Readonly<Record<string, string>> = { x86_64: 'amd64', 'x86-64': 'amd64', aarch64: 'arm64' }

function usualPlatform(platform: string): string {
  const [system = '', processor = '', ...variant] = platform.toLowerCase().split('/')
  const usual = Object.hasOwn(PROCESSORS, processor) ? PROCESSORS[processor]! : processor
  return [system, usual, ...variant].join('/')
}
