import { isInside } from '../../dockerfile/paths.ts'
import type { ImageFacts } from '../../images/types.ts'
import { contextBelow, contextFile, followContext, mayHoldMore, type ContextIndex } from '../context.ts'
import { credentialFile } from '../secrets/files.ts'
import { below, exists, isDirectory, ROOT, type Tree } from '../tree.ts'
import type { FileEntry, InstalledPackage } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import { realPath } from './links.ts'

/** What another stage has to offer. */
export type SourceStage = {
  readonly index: number
  readonly label: string
  readonly tree: Tree
  readonly packages: readonly InstalledPackage[]
  readonly venvs: ReadonlySet<string>
  readonly accounts: World['accounts']
}

/** Where COPY and a bind mount take from: a build context (`name` null for the main one), a stage, an image. */
export type CopyFrom =
  | { readonly kind: 'context'; readonly context: ContextIndex; readonly name: string | null }
  | { readonly kind: 'stage'; readonly stage: SourceStage }
  | { readonly kind: 'image'; readonly facts: ImageFacts | null }
  | { readonly kind: 'unknown' }

/** A file system that is copied from, whatever it is. Paths are absolute. */
export type Source = {
  /** What lies there, links not followed; `unknown` where there may be something. */
  readonly look: (path: string) => FileEntry | 'no' | 'unknown'
  /** The path with all its links followed. */
  readonly follow: (path: string) => string
  /** What is listed at and below a path, directories before what is in them. */
  readonly below: (path: string) => readonly string[]
  /** Directories at and below a path that may hold more than is listed. */
  readonly open: (path: string) => readonly string[]
  /** Bulk entries stand for all that is not listed there. */
  readonly weighed?: (path: string) => boolean
}

/** A build context: everything belongs to root, and modes are what a fresh checkout has. */
export function contextSource(index: ContextIndex, name: string | null, world: World): Source {
  const look = (path: string): FileEntry | 'no' | 'unknown' => {
    const file = contextFile(index, path)
    if (file) {
      const { content, size, link, mode = 0o644 } = file
      const credential = credentialFile(path.slice(1))?.sure === true
      const more = { owner: ROOT, context: name === null ? index.names.get(path)! : null, secret: credential }
      if (link !== undefined) return newEntry(world, 'symlink', { ...more, content: link, mode: 0o777 })
      return newEntry(world, 'file', { ...more, content, size, mode })
    }
    if (index.children.has(path) || index.context.open?.includes(path.slice(1)))
      return newEntry(world, 'directory', { owner: ROOT, mode: 0o755, fresh: !mayHoldMore(index, path) })
    if (!mayHoldMore(index, path)) return 'no'
    // A name that is a credential's says what it is without its bytes.
    const credential = credentialFile(path.slice(1))?.sure === true && !/[*?[]/.test(path)
    const assumed = { owner: ROOT, context: name === null ? path.slice(1) : null, mode: null, secret: true }
    return credential ? newEntry(world, 'file', assumed) : 'unknown'
  }
  return {
    look,
    follow: (path) => followContext(index, path) ?? path,
    below: (path) => contextBelow(index, path),
    open: (path) => {
      if (mayHoldMore(index, path)) return [path]
      return (index.context.open ?? []).map((each) => `/${each}`).filter((each) => isInside(path, each))
    },
  }
}

/** A stage's files as they are at its end. */
export function stageSource({ tree }: SourceStage, world: World): Source {
  const directory = newEntry(world, 'directory', { owner: ROOT, mode: 0o755, fresh: false })
  return {
    look: (path) => {
      const entry = tree.entries.get(path)
      if (entry) return entry
      if (isDirectory(tree, path)) return directory
      return exists(tree, path) === 'no' ? 'no' : 'unknown'
    },
    follow: (path) => realPath(tree, path),
    below: (path) => below(tree, path),
    open: (path) => openBelow(tree, path),
    weighed: (path) => isWeighed(tree, path),
  }
}

function openBelow(tree: Tree, path: string): string[] {
  const open = [...tree.opaque].filter((each) => isInside(path, each))
  const entry = tree.entries.get(path)
  const covered = [...tree.opaque].some((each) => isInside(each, path))
  // What the base image has in a directory that was there before is not listed.
  const old = entry ? entry.kind === 'directory' && !entry.fresh : tree.base?.length !== 0
  return covered || old ? [path, ...open] : open
}

/** A directory that this file made, in which every command that left something unlisted said how much it is. */
function isWeighed(tree: Tree, path: string): boolean {
  const entry = tree.entries.get(path)
  if (entry?.kind !== 'directory' || !entry.fresh) return false
  const open = [...tree.opaque].filter((each) => isInside(path, each) || isInside(each, path))
  return open.every(
    (each) => each !== '/' && below(tree, each).some((at) => tree.entries.get(at)?.kind === 'bulk'),
  )
}

/** Of an image that is not a stage some single files are known, and of the rest nothing. */
export function imageSource(facts: ImageFacts | null, world: World): Source {
  const look = (path: string): FileEntry | 'unknown' => {
    if (!facts || !Object.hasOwn(facts.files, path)) return 'unknown'
    const size = facts.files[path]!
    return newEntry(world, 'file', {
      owner: ROOT,
      mode: null,
      size: size.basis === 'unknown' ? null : size.bytes,
      estimated: size.basis === 'estimated',
    })
  }
  return { look, follow: (path) => path, below: (path) => [path], open: () => [] }
}

export function sourceOf(from: CopyFrom, world: World): Source {
  if (from.kind === 'context') return contextSource(from.context, from.name, world)
  if (from.kind === 'stage') return stageSource(from.stage, world)
  return imageSource(from.kind === 'image' ? from.facts : null, world)
}
