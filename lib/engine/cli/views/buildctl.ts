import type { BuildCall, CallBase, Option, Word } from '../model.ts'
import { buildOf } from './build.ts'

/**
 * `buildctl build` says with `--opt`, `--local` and `--output` what `docker build` says with options of their own.
 * Source: moby/buildkit, README, "Building a Dockerfile with buildctl".
 */
export function buildctlOf(base: CallBase): BuildCall {
  const options = base.options.flatMap(translated)
  const local = (name: string): Option | undefined =>
    base.options.find((each) => each.name === 'local' && each.shown.startsWith(`${name}=`))
  const context = local('context')
  const call = buildOf({ ...base, options }, context === undefined ? null : [wordOf(context)])
  return { ...call, file: fileOf(call, local('dockerfile')), options: base.options }
}

/** The folder of the Dockerfile is one thing, its name in it another. */
function fileOf({ file }: BuildCall, folder: Option | undefined): BuildCall['file'] {
  if (folder === undefined) return file
  const path = folder.value?.slice('dockerfile='.length) ?? null
  const name = file === null ? 'Dockerfile' : file.value
  return {
    value: path === null || name === null ? null : `${path.replace(/\/+$/, '')}/${name}`,
    range: folder.range,
  }
}

function wordOf({ value, shown, variables, valueRange }: Option): Word {
  const from = shown.indexOf('=') + 1
  return {
    text: value === null ? null : shown.slice(from),
    shown: shown.slice(from),
    raw: shown.slice(from),
    variables,
    bare: [],
    open: false,
    range: valueRange,
  }
}

const CACHES: Readonly<Record<string, string>> = { 'import-cache': 'cache-from', 'export-cache': 'cache-to' }

function translated(option: Option): readonly Option[] {
  const cache = Object.hasOwn(CACHES, option.name) ? CACHES[option.name] : undefined
  if (cache !== undefined) return [{ ...option, name: cache }]
  if (option.name !== 'opt') return [option]
  const [, name = '', colon = '', rest = ''] = /^([\w-]+)(?:([:=])([^]*))?$/.exec(option.shown) ?? []
  return translatedOpt(option, name, colon, rest)
}

function translatedOpt(option: Option, name: string, colon: string, rest: string): readonly Option[] {
  const as = (to: string, shown: string): readonly Option[] => [
    { ...option, name: to, shown, value: option.value === null ? null : shown },
  ]
  if (colon === ':' && (name === 'build-arg' || name === 'label')) return as(name, rest)
  if (colon === ':' && name === 'attest')
    return as('attest', `type=${rest.replace('=', ',').replace(/,$/, '')}`)
  if (name === 'filename') return as('file', rest)
  if (name === 'target' || name === 'platform') return as(name, rest)
  return name === 'no-cache' ? as('no-cache', 'true') : []
}
