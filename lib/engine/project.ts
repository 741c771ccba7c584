import { build } from './build/build.ts'
import { withoutIgnored } from './build/context.ts'
import type { Build, Context, ContextFile } from './build/types.ts'
import { parse } from './dockerfile/index.ts'
import { baseConfigOf } from './images/index.ts'

/** The files around the one that is read: what facts across files come from. */
export type Project = {
  /** The file itself, from the project's root. */
  readonly path: string
  /** Every file that is known, ignored ones included. */
  readonly context: Context
  /** What `docker build` makes of a Dockerfile of the project; null when it is not known or cannot be read. Built once. */
  readonly build: (request: BuildRequest) => Build | null
}

export type BuildRequest = {
  /** Folder of the build context from the project's root; '' for the root itself. */
  readonly folder: string
  /** From that folder. */
  readonly dockerfile: string
  readonly target?: string
  readonly buildArgs?: Readonly<Record<string, string>>
}

/** Builds of a project that are known, by `buildKey`. */
export type Built = Map<string, Build | null>

/** `built` is shared by those who read several files of one project. */
export function projectOf(path: string, context: Context, built: Built = new Map()): Project {
  return {
    path,
    context,
    build: (request) => {
      const key = buildKey(request)
      const known = built.get(key)
      if (known !== undefined) return known
      const made = buildOf(context, request)
      built.set(key, made)
      return made
    },
  }
}

/** The same for requests that ask for the same. */
export function buildKey({ folder, dockerfile, target, buildArgs = {} }: BuildRequest): string {
  return JSON.stringify([folder, dockerfile, target ?? null, buildArgs])
}

/** The text of a file of the project, null when it is not known. */
export function textOf({ context }: Project, path: string): string | null {
  return Object.hasOwn(context.files, path) ? (context.files[path]?.content ?? null) : null
}

function buildOf(
  context: Context,
  { folder, dockerfile, target, buildArgs = {} }: BuildRequest,
): Build | null {
  const files = folderOf(context, folder)
  const text = files.files[dockerfile]?.content ?? null
  if (text === null) return null
  const model = parse(text, {
    baseImage: baseConfigOf,
    buildArgs,
    ...(target === undefined ? {} : { target }),
  })
  if (model.allProblems.some(({ severity }) => severity === 'error')) return null
  return build(model, withoutIgnored(files, dockerfile))
}

/** What lies below a folder, as the context of a build there. */
export function folderOf(context: Context, folder: string): Context {
  if (folder === '') return context
  const prefix = `${folder}/`
  const below = (path: string): string | null => (path.startsWith(prefix) ? path.slice(prefix.length) : null)
  const within = (paths: readonly string[] | undefined): string[] =>
    (paths ?? []).flatMap((path) => below(path) ?? [])
  const files: [string, ContextFile][] = Object.entries(context.files).flatMap(([path, file]) => {
    const inside = below(path)
    return inside === null ? [] : [[inside, file]]
  })
  return {
    files: Object.fromEntries(files),
    directories: within(context.directories),
    open: within(context.open),
    complete: context.complete,
  }
}
