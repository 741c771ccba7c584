import { baseName, isInside, parentPath, resolvePath } from '../dockerfile/paths.ts'
import { ignores, parseDockerignore } from '../dockerignore/index.ts'
import { globTest } from './glob.ts'
import type { Context, ContextFile } from './types.ts'

/** A context nothing is known of: every source is assumed to be there. */
export const UNKNOWN_CONTEXT: Context = { files: {}, complete: false }

/** A context that holds these texts and nothing else. */
export function contextOf(files: Readonly<Record<string, string>>): Context {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, { content, size: utf8Length(content) }] as const,
  )
  return { files: Object.fromEntries(entries), complete: true }
}

const PLACEHOLDER = '.gitkeep'

/**
 * The context of a lab: its files, read-only ones and answers together. A folder with nothing but `.gitkeep` stands for one
 * that a student's project may have: copying it is no mistake, and what is in it, or whether it is there, is not known.
 */
export function labContext(files: Readonly<Record<string, string>>): Context {
  const paths = Object.keys(files)
  const open = paths
    .filter((path) => baseName(`/${path}`) === PLACEHOLDER && path.includes('/'))
    .map((path) => path.slice(0, -PLACEHOLDER.length - 1))
    .filter((folder) =>
      paths.every((path) => !path.startsWith(`${folder}/`) || path === `${folder}/${PLACEHOLDER}`),
    )
  const listed = Object.entries(files).filter(
    ([path]) => !open.includes(path.slice(0, -PLACEHOLDER.length - 1)),
  )
  return { ...contextOf(Object.fromEntries(listed)), ...(open.length > 0 ? { open } : {}) }
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}

/**
 * The context as the build gets it: `.dockerignore` applied, or `NAME.dockerignore` in its place where one lies beside the
 * Dockerfile NAME. Both may keep out the Dockerfile and themselves: the builder has read them by then, COPY has not.
 * Source: docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function withoutIgnored(context: Context, dockerfile: string): Context {
  const file = [`${dockerfile}.dockerignore`, '.dockerignore'].find((name) =>
    Object.hasOwn(context.files, name),
  )
  if (file === undefined || context.ignored) return context
  const { content } = context.files[file]!
  // A file that cannot be read may keep anything out.
  if (content === null) return { ...context, complete: false }
  const model = parseDockerignore(content)
  const paths = new Set(Object.keys(context.files).filter((path) => ignores(model, path)))
  const files = Object.fromEntries(Object.entries(context.files).filter(([path]) => !paths.has(path)))
  const kept = (list: readonly string[] = []): string[] => list.filter((path) => !ignores(model, path))
  const ignored = { file, paths, problems: model.problems }
  return { ...context, files, directories: kept(context.directories), open: kept(context.open), ignored }
}

/** A context that is asked many times: what lies in which directory. Paths are absolute, `/` is the context's root. */
export type ContextIndex = {
  readonly context: Context
  /** Files by absolute path, to their name in the context. */
  readonly names: ReadonlyMap<string, string>
  readonly children: ReadonlyMap<string, readonly string[]>
}

/** Looks at every file once. */
export function indexContext(context: Context): ContextIndex {
  const names = new Map<string, string>()
  const children = new Map<string, string[]>([['/', []]])
  const add = (path: string): void => {
    for (let at = path; at !== '/'; at = parentPath(at)) {
      const siblings = children.get(parentPath(at))
      siblings?.push(at)
      if (siblings) break
      children.set(parentPath(at), [at])
    }
  }
  for (const file of Object.keys(context.files)) {
    names.set(`/${file}`, file)
    add(`/${file}`)
  }
  for (const directory of context.directories ?? []) {
    if (children.has(`/${directory}`)) continue
    add(`/${directory}`)
    children.set(`/${directory}`, [])
  }
  return { context, names, children }
}

/** May there be something at a path, or in it, that is not listed? */
export function mayHoldMore({ context: { complete, open = [] } }: ContextIndex, path: string): boolean {
  return !complete || open.some((directory) => isInside(`/${directory}`, path))
}

/** The file at an absolute path of the context. */
export function contextFile({ context, names }: ContextIndex, path: string): ContextFile | undefined {
  const name = names.get(path)
  return name === undefined ? undefined : context.files[name]
}

/** What is at and below a path, files and directories, directories before what is in them. */
export function contextBelow({ children }: ContextIndex, path: string): string[] {
  const found: string[] = []
  const open = [path]
  while (open.length > 0) {
    const at = open.pop()!
    found.push(at)
    const inside = children.get(at)
    for (let index = (inside?.length ?? 0) - 1; index >= 0; index--) open.push(inside![index]!)
  }
  return found
}

const MAX_LINKS = 32

/** Where a path of the context leads when every symbolic link on the way is followed; null where that is nowhere. */
export function followContext(index: ContextIndex, path: string): string | null {
  let rest = path.split('/').filter((part) => part !== '')
  let at = '/'
  for (let links = 0; rest.length > 0;) {
    const next = resolvePath(at, rest[0]!)!
    rest = rest.slice(1)
    const link = contextFile(index, next)?.link
    if (link === undefined) at = next
    else if (links++ === MAX_LINKS) return null
    else {
      rest = [...link.split('/').filter((part) => part !== ''), ...rest]
      if (link.startsWith('/')) at = '/'
    }
  }
  return at === '/' || index.children.has(at) || contextFile(index, at) ? at : null
}

export type Match = {
  /** Absolute path of what the source names, as written. */
  readonly path: string
  /** The same with links followed. */
  readonly real: string
  readonly directory: boolean
}

export type Matches =
  | { readonly kind: 'found'; readonly matches: readonly Match[] }
  /** Nothing of that name: `at` is what is missing. Of a pattern that is the directory in front of it. */
  | { readonly kind: 'missing'; readonly at: string }

/**
 * What a COPY source stands for. Sources cannot leave the context: `..` and a leading `/` mean its root. A pattern that
 * matches nothing is no mistake, a directory missing in front of it is. Source: moby/buildkit, solver/llbsolver/file, docopy.
 */
export function matchSource(index: ContextIndex, source: string): Matches {
  const path = resolvePath('/', source)!
  if (!isGlob(path)) {
    const match = matchAt(index, path)
    return match ? { kind: 'found', matches: [match] } : { kind: 'missing', at: path }
  }
  const parts = path.slice(1).split('/')
  const first = parts.findIndex(isGlob)
  const directory = `/${parts.slice(0, first).join('/')}`
  const start = matchAt(index, directory)
  if (!start) return { kind: 'missing', at: directory }
  let found = [start]
  for (const part of parts.slice(first)) {
    const test = globTest(part)
    found = found.flatMap(({ path: at, real }) =>
      (index.children.get(real) ?? [])
        .filter((child) => test(baseName(child)))
        .flatMap((child) => matchAt(index, `${at === '/' ? '' : at}/${baseName(child)}`) ?? []),
    )
  }
  return { kind: 'found', matches: found }
}

function matchAt(index: ContextIndex, path: string): Match | null {
  const real = followContext(index, path)
  return real === null ? null : { path, real, directory: index.children.has(real) }
}

/** `\` makes the character behind it an ordinary one. Source: moby/buildkit dockerfile2llb, containsWildcards. */
export function isGlob(source: string): boolean {
  return /^(?:\\.|[^*?[\\])*[*?[]/s.test(source)
}
