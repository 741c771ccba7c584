import { posix, relative, resolve, sep } from 'node:path'
import { isFolder } from './attempt.ts'
import { createContextReader } from './context.ts'
import { UsageError } from './io.ts'
import type { Io } from './io.ts'
import type { Arguments } from './options.ts'
import { kindOf } from '../lib/engine/file-kind.ts'
import type { Context, Dockerfile } from '../lib/engine/index.ts'

/** What the words behind `drydock build` mean. Everything here throws `UsageError` with what to write instead. */

/** The Dockerfile's path and the changed files: words behind --changed are files, unless the Dockerfile is the last of them. */
export function fileOf(args: Arguments): { readonly path: string; readonly changed: readonly string[] } {
  const { positionals } = args
  const changed = args.all('changed')
  const [path, more] = positionals
  if (more !== undefined)
    throw new UsageError(`build reads one Dockerfile, not ${positionals.join(' and ')}.`)
  if (path !== undefined) return { path: checkedFile(path, args), changed }
  const last = changed.at(-1)
  if (last === undefined || (last !== '-' && kindOf(last) !== 'dockerfile'))
    throw new UsageError('Name the Dockerfile to build, its folder, or - for standard input.')
  return { path: last, changed: changed.slice(0, -1) }
}

function checkedFile(path: string, args: Arguments): string {
  const kind = args.get('as') === null ? kindOf(path) : null
  if (kind === null || kind === 'dockerfile') return path
  throw new UsageError(
    `${path} is read as ${kind}; build takes a Dockerfile (add --as dockerfile if it is one).`,
  )
}

export function buildArgsOf(values: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(values.map((value) => pairOf('--build-arg', value, 'VERSION=1.0')))
}

/** Only the first `=` separates. */
function pairOf(option: string, value: string, example: string): [name: string, value: string] {
  const at = value.indexOf('=')
  if (at > 0) return [value.slice(0, at), value.slice(at + 1)]
  const meant = at === -1 && value !== '' ? `${value}=…` : example
  throw new UsageError(
    `${option} ${value || '""'} has no ${at === 0 ? 'name' : 'value'}; write ${option} ${meant}.`,
  )
}

export async function contextsOf(
  values: readonly string[],
  io: Io,
): Promise<Readonly<Record<string, Context>>> {
  const contexts: Record<string, Context> = {}
  for (const value of values) {
    const [name, folder] = pairOf('--build-context', value, 'NAME=DIR')
    const path = resolve(io.cwd, folder)
    if (!(await isFolder(path)))
      throw new UsageError(`--build-context ${value}: ${folder} is not a folder; write ${name}=DIR.`)
    // Without the name of a Dockerfile only .dockerignore itself counts.
    contexts[name] = createContextReader()(path, { name: '', text: '', guessed: false })
  }
  return contexts
}

/** Source: opencontainers/image-spec, "platform": os, architecture, variant. */
export function platformOf(value: string): string {
  if (/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/.test(value)) return value
  throw new UsageError(
    `--platform does not know "${value}"; write one platform, such as linux/amd64 or linux/arm64.`,
  )
}

/** A stage that is not there; a file without stages is told about by its own problems. */
export function targetOf(name: string, { stages, target }: Dockerfile): void {
  if (target !== -1 || stages.length === 0) return
  const known = stages.map(({ label }) => label).join(', ')
  throw new UsageError(`--target does not know "${name}"; stages of this file: ${known}.`)
}

/** A build context and the folder it was read from. */
export type OpenContext = { readonly context: Context; readonly folder: string }

/** Paths inside the context. They may also be written from here; a folder stands for the files in it. */
export function changedPaths(
  paths: readonly string[],
  { context, folder }: OpenContext,
  io: Io,
): readonly string[] {
  const listed = Object.keys(context.files)
  const changed = paths
    .filter((path) => path !== '')
    .flatMap((path) => {
      const fromHere = relative(folder, resolve(io.cwd, path)).split(sep).join('/')
      const candidates = [posix.normalize(path), fromHere]
      const found = candidates.map((each) => below(each, listed)).find((each) => each.length > 0)
      if (!found) io.stderr(`drydock: ${path} ${whyNot(candidates, context)}, so no step depends on it.\n`)
      return found ?? []
    })
  return [...new Set(changed)]
}

function below(path: string, listed: readonly string[]): readonly string[] {
  const name = path.replace(/\/+$/, '')
  if (name === '.' || name === '') return listed
  return listed.filter((each) => each === name || each.startsWith(`${name}/`))
}

function whyNot(candidates: readonly string[], { ignored }: Context): string {
  const paths = [...(ignored?.paths ?? [])]
  return candidates.some((each) => below(each, paths).length > 0)
    ? `is kept out of the build context by ${ignored!.file}`
    : 'is not in the build context'
}
