import type { Call, EnvSetting, Given, Word } from '../cli/model.ts'
import type { Range } from '../source/position.ts'
import type { Job, JobCommand } from './model.ts'
import { readImageName, type ImageName } from './reference.ts'

/** An image where a command names it. */
export type Named = {
  /** Null when it is not known which image. */
  readonly image: ImageName | null
  readonly range: Range
}

export type Building = {
  readonly job: Job
  readonly command: JobCommand
  /** `docker`, `podman`, `buildah`, `buildctl`, `kaniko` … */
  readonly tool: string
  /** The tool and its verb. */
  readonly range: Range
  readonly tags: readonly Named[]
  /** A path from the project's root, '' for the root itself; null when it is not known. */
  readonly context: string | null
  /** From the context; null when it is not known. */
  readonly dockerfile: string | null
  readonly target: Given<string | null> | null
  readonly args: readonly EnvSetting[]
  /** A cache is brought in or kept; null when that is not known. */
  readonly cached: boolean | null
  readonly pushes: boolean | null
  /** Says what is in the image or where it came from, in an attestation. */
  readonly attests: boolean
}

/** Images that the scripts of a job build. */
export function buildsOf(job: Job): readonly Building[] {
  return job.commands.flatMap((command) => buildIn(job, command) ?? [])
}

export function buildIn(job: Job, command: JobCommand): Building | null {
  const { call } = command
  if (call?.kind === 'build') return calledBuild(job, command, call)
  if (isKaniko(command)) return kanikoBuild(job, command)
  if (
    command.program === 'buildah' &&
    /^(?:bud|build|build-using-dockerfile)$/.test(command.words[1]?.shown ?? '')
  ) {
    return buildahBuild(job, command)
  }
  return null
}

type BuildCall = Extract<Call, { kind: 'build' }>

function calledBuild(job: Job, command: JobCommand, call: BuildCall): Building {
  const context = call.context?.path ?? null
  const folder = context === null ? null : inProject(context, command, job)
  const cached = call.cacheFrom.length + call.cacheTo.length > 0
  return {
    job,
    command,
    tool: call.tool,
    range: call.verbRange,
    tags: call.tags.map(({ word }) => named(word)),
    context: folder,
    dockerfile: folder === null ? null : dockerfileIn(folder, call.file?.value, call.file !== null),
    target: call.target,
    args: call.buildArgs,
    cached: cached || (call.open ? null : false),
    pushes: call.push,
    attests: call.sbom?.value === true || call.attests.length > 0 || call.provenance?.value === 'max',
  }
}

export function named(word: Pick<Word, 'shown' | 'range'>): Named {
  return { image: readImageName(word.shown), range: word.range }
}

/** `cd app` may stand before it; then nobody follows the path. */
function inProject(path: string, { index }: JobCommand, { commands }: Job): string | null {
  if (commands.slice(0, index).some(({ program }) => program === 'cd' || program === 'pushd')) return null
  return cleanPath(path)
}

function cleanPath(path: string): string | null {
  const own = path.replace(/^\$\{CI_PROJECT_DIR\}\/?/, '')
  const parts = own.split('/').filter((part) => part !== '' && part !== '.')
  if (own.startsWith('/') || parts.includes('..') || /[$*~]/.test(own)) return null
  return parts.join('/')
}

/** `--file` is a path from where the command runs, the Dockerfile one from the context. */
function dockerfileIn(folder: string, file: string | null | undefined, given: boolean): string | null {
  if (!given) return 'Dockerfile'
  const path = file === null || file === undefined ? null : cleanPath(file)
  if (path === null) return null
  if (folder === '') return path
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null
}

/** The executor of kaniko, by whatever path. Source: GoogleContainerTools/kaniko, README, "Additional Flags". */
export function isKaniko({ words }: JobCommand): boolean {
  return /(?:^|\/)kaniko\/executor$/.test(words[0]?.shown ?? '')
}

function kanikoBuild(job: Job, command: JobCommand): Building {
  const options = optionsOf(command.words.slice(1))
  const given = (...names: readonly string[]): readonly Option[] =>
    options.filter(({ name }) => names.includes(name))
  const context = given('--context', '-c').at(-1)?.value ?? ''
  const folder = cleanPath(context.replace(/^dir:\/\//, ''))
  const file = given('--dockerfile', '-f').at(-1)
  const target = given('--target').at(-1)
  return {
    job,
    command,
    tool: 'kaniko',
    range: command.words[0]?.range ?? command.range,
    tags: given('--destination', '-d').map(({ value, range }) => ({ image: readImageName(value), range })),
    context: folder,
    dockerfile: folder === null ? null : dockerfileIn(folder, file?.value, file !== undefined),
    target: target === undefined ? null : { value: target.value, range: target.range },
    args: given('--build-arg').map(settingOf),
    cached: given('--cache').some(({ value }) => value !== 'false'),
    pushes: given('--no-push').length === 0,
    attests: false,
  }
}

function buildahBuild(job: Job, command: JobCommand): Building {
  const options = optionsOf(command.words.slice(2))
  const given = (...names: readonly string[]): readonly Option[] =>
    options.filter(({ name }) => names.includes(name))
  const target = given('--target').at(-1)
  return {
    job,
    command,
    tool: 'buildah',
    range: command.words[0]?.range ?? command.range,
    tags: given('--tag', '-t').map(({ value, range }) => ({ image: readImageName(value), range })),
    context: null,
    dockerfile: null,
    target: target === undefined ? null : { value: target.value, range: target.range },
    args: given('--build-arg').map(settingOf),
    cached: given('--cache-from', '--cache-to').length > 0,
    pushes: false,
    attests: given('--sbom').length > 0,
  }
}

type Option = {
  readonly name: string
  readonly value: string
  readonly range: Range
  readonly variables: readonly string[]
}

/** `--name=value` and `--name value`. */
function optionsOf(words: readonly Word[]): readonly Option[] {
  return words.flatMap((word, at) => {
    if (!word.shown.startsWith('-')) return []
    const equals = word.shown.indexOf('=')
    if (equals !== -1) return [optionFrom(word, word.shown.slice(0, equals), word.shown.slice(equals + 1))]
    const next = words[at + 1]
    const behind = next === undefined || next.shown.startsWith('-') ? null : next
    return [optionFrom(behind ?? word, word.shown, behind?.shown ?? '')]
  })
}

function optionFrom({ range, variables }: Word, name: string, value: string): Option {
  return { name, value, range, variables }
}

function settingOf({ value, range, variables }: Option): EnvSetting {
  const equals = value.indexOf('=')
  const passed = equals === -1
  const text = passed ? null : value.slice(equals + 1)
  return { name: passed ? value : value.slice(0, equals), value: text, passed, variables, range }
}
