import type { CopyInstruction } from '../dockerfile/model.ts'
import { expandWord } from '../dockerfile/expand.ts'
import { baseName, isInside, resolvePath } from '../dockerfile/paths.ts'
import type { Heredoc } from '../dockerfile/syntax.ts'
import { ownerOf, splitOwner } from './accounts.ts'
import { groupMissing } from './effects/files.ts'
import { isGlob, matchSource, type Match } from './context.ts'
import type { ImageFacts } from '../images/types.ts'
import { globTest } from './glob.ts'
import { applyMode, grantsWorldWrite } from './modes.ts'
import { withoutVersion } from './python.ts'
import { credentialFile } from './secrets/files.ts'
import { below, exists, isDirectory, put, putDirectories, ROOT, type Tree } from './tree.ts'
import type { Context, FileEntry, InstalledPackage, Owner } from './types.ts'
import { addBulk, addPackage, newEntry, problem, type World } from './world.ts'

/** What another stage has to offer. */
export type SourceStage = {
  readonly index: number
  readonly label: string
  readonly tree: Tree
  readonly packages: readonly InstalledPackage[]
  readonly venvs: ReadonlySet<string>
}

/** Where COPY and a bind mount take from: a build context (`name` null for the main one), a stage, an image. */
export type CopyFrom =
  | { readonly kind: 'context'; readonly context: Context; readonly name: string | null }
  | { readonly kind: 'stage'; readonly stage: SourceStage }
  | { readonly kind: 'image'; readonly facts: ImageFacts | null }
  | { readonly kind: 'unknown' }

export type CopyResult = {
  /** Context paths whose content is part of the cache key. */
  readonly reads: readonly string[]
  readonly takes: readonly { stage: number; path: string }[]
}

type Placement = {
  readonly directory: string
  readonly into: boolean
  readonly owner: Owner
  readonly mode: string | null
}

/** COPY and ADD: puts what they bring into the tree. Source: docs.docker.com/reference/dockerfile#copy */
export function copy(instruction: CopyInstruction, from: CopyFrom, world: World): CopyResult {
  const { destination, sources, inline } = instruction
  const target = resolvePath(instruction.before.workdir, destination?.text ?? null)
  if (target === null || destination?.text == null) return { reads: [], takes: [] }
  const into =
    destination.text.endsWith('/') || /(^|\/)\.$/.test(destination.text) || sources.length + inline.length > 1
  const placement = {
    directory: target,
    into,
    owner: copyOwner(instruction, world),
    mode: instruction.chmod?.text ?? null,
  }
  if (grantsWorldWrite(placement.mode) === true)
    world.log.worldWritable.push({ path: target, by: 'creation', range: instruction.chmod!.range })
  for (const heredoc of inline) {
    const content = heredocText(heredoc, world)
    putFile(world, placement, heredoc.name, { content, context: null, size: content?.length ?? null })
  }
  if (from.kind === 'context') return copyContext(instruction, from.context, world, placement)
  return from.kind === 'stage'
    ? copyStage(instruction, from.stage, world, placement)
    : assume(world, placement)
}

/** The text an inline file gets: expanded unless its name is quoted, without leading tabs under `<<-`. */
function heredocText({ content, expand, chomp }: Heredoc, world: World): string | null {
  const text = chomp ? content.replace(/^\t+/gm, '') : content
  return expand ? expandWord(text, world.lookup, { escape: '\\', quotes: false }).text : text
}

function copyOwner({ chown }: CopyInstruction, world: World): Owner {
  if (!chown) return ROOT
  if (chown.text === null) return { name: null, uid: null }
  const { user, group } = splitOwner(chown.text)
  const owner = ownerOf(world.accounts, user)
  if (owner.known !== false && groupMissing(world, group)) {
    const text = `unable to convert uid/gid chown string to host mapping: can't find gid for group ${group}: no such group: ${group}`
    world.log.problems.push(problem('unknown-group', text, 'error', chown.range))
  }
  if (owner.known === false) {
    const text = `unable to convert uid/gid chown string to host mapping: can't find uid for user ${user}: no such user: ${user}`
    world.log.problems.push(problem('unknown-user', text, 'error', chown.range))
  }
  return { name: owner.name, uid: owner.uid }
}

/** An image's files are not known: something is there now. */
function assume(world: World, { directory, into, owner }: Placement): CopyResult {
  const entry = newEntry(world, into ? 'directory' : 'file', { owner, mode: null, fresh: false })
  put(world.tree, directory, entry, ROOT)
  if (into) addBulk(world, directory, 'copied', { size: null, owner })
  world.tree.opaque.add(directory)
  return { reads: [], takes: [] }
}

function copyContext(
  instruction: CopyInstruction,
  context: Context,
  world: World,
  placement: Placement,
): CopyResult {
  const reads: string[] = []
  for (const source of instruction.sources) {
    const matches =
      source.text === null || isRemote(instruction, source.text) ? null : matchSource(context, source.text)
    if (matches === null || (matches.length === 0 && !isGlob(source.text!))) {
      if (matches !== null && context.complete) world.log.problems.push(notFound(source.text!, source.range))
      assume(world, placement)
      continue
    }
    // There may be more than is listed.
    if (!context.complete && (isGlob(source.text!) || matches.some(({ directory }) => directory)))
      world.tree.opaque.add(placement.directory)
    if (isUnpacked(instruction, source.text!)) {
      reads.push(...matches.flatMap(({ files }) => files))
      makeDirectory(world, placement.directory, placement)
      world.tree.opaque.add(placement.directory)
      continue
    }
    for (const match of matches) {
      const kept = match.files.filter((file) => !isExcluded(instruction, match, file))
      reads.push(...kept)
      placeMatch(instruction, { ...match, files: kept }, context, world, placement)
    }
  }
  return { reads, takes: [] }
}

/** ADD unpacks a local tar archive unless told not to. Source: docs.docker.com/reference/dockerfile#add */
function isUnpacked({ keyword, unpack }: CopyInstruction, source: string): boolean {
  return keyword === 'ADD' && unpack !== false && /\.(tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz|zst))$/i.test(source)
}

function isRemote({ keyword }: CopyInstruction, source: string): boolean {
  return keyword === 'ADD' && /^(https?:\/\/|git@|git:\/\/|ssh:\/\/)/.test(source)
}

/** BuildKit's words, without the address of the build that no reader can use. */
function notFound(
  source: string,
  range: World['log']['problems'][number]['range'],
): World['log']['problems'][number] {
  const name = source.startsWith('/') ? source : `/${source.replace(/^\.\//, '')}`
  const text = `failed to calculate checksum: "${name}": not found. The build context has no such file or directory.`
  return problem('copy-source-missing', text, 'error', range)
}

function isExcluded({ exclude }: CopyInstruction, match: Match, file: string): boolean {
  if (exclude.length === 0) return false
  const relative = match.directory && match.path !== '' ? file.slice(match.path.length + 1) : file
  const segments = relative.split('/')
  return exclude.some((pattern) => {
    const tests = pattern.split('/').filter((part) => part !== '')
    if (tests[0] === '**') return segments.some((segment) => globTest(tests[1] ?? '*')(segment))
    return tests.length <= segments.length && tests.every((test, index) => globTest(test)(segments[index]!))
  })
}

/** A directory brings its content, a file itself. `--parents` keeps the way from the context's root. */
function placeMatch(
  instruction: CopyInstruction,
  match: Match,
  context: Context,
  world: World,
  placement: Placement,
): void {
  const { parents } = instruction
  if (match.directory) {
    const directory =
      parents && match.path !== '' ? resolvePath(placement.directory, match.path)! : placement.directory
    makeDirectory(world, directory, placement)
  }
  for (const file of match.files) {
    const { content, size: bytes } = context.files[file]!
    const below = match.directory && match.path !== '' ? file.slice(match.path.length + 1) : file
    const name = parents ? behindPivot(instruction, file) : match.directory ? below : baseName(file)
    const inDirectory = match.directory || parents ? { ...placement, into: true } : placement
    putFile(world, inDirectory, name, {
      content,
      context: file,
      size: bytes,
      secret: credentialFile(file)?.sure === true,
    })
  }
}

/** `--parents ./a/./b/c.txt`: what stands before `/./` is left out. */
function behindPivot({ sources }: CopyInstruction, file: string): string {
  for (const { text } of sources) {
    const pivot = text?.replace(/^\.\//, '').indexOf('/./') ?? -1
    const before = pivot === -1 ? null : text!.replace(/^\.\//, '').slice(0, pivot)
    if (before !== null && file.startsWith(`${before}/`)) return file.slice(before.length + 1)
  }
  return file
}

function makeDirectory(world: World, path: string, { owner, mode }: Placement): void {
  const bits = mode === null ? 0o755 : applyMode(mode, 0o755, true)
  putDirectories(world.tree, path, newEntry(world, 'directory', { owner, mode: bits }))
}

function putFile(
  world: World,
  { directory, into, owner, mode }: Placement,
  name: string,
  file: Partial<FileEntry>,
): void {
  const path = into || isDirectory(world.tree, directory) ? resolvePath(directory, name)! : directory
  const bits = mode === null ? 0o644 : applyMode(mode, 0o644, false)
  const entry = newEntry(world, 'file', { ...file, owner, mode: bits })
  put(world.tree, path, entry, owner)
}

function copyStage(
  instruction: CopyInstruction,
  from: SourceStage,
  world: World,
  placement: Placement,
): CopyResult {
  const takes: { stage: number; path: string }[] = []
  for (const source of instruction.sources) {
    const path = resolvePath('/', source.text)
    if (path === null || isGlob(path)) {
      assume(world, placement)
      if (path !== null)
        takes.push({
          stage: from.index,
          path: path.slice(0, path.search(/[*?[]/)).replace(/\/[^/]*$/, '') || '/',
        })
      continue
    }
    takes.push({ stage: from.index, path })
    if (exists(from.tree, path) === 'no') {
      const text = `failed to calculate checksum: "${path}": not found. Stage ${from.label} has no such file or directory.`
      world.log.problems.push(problem('copy-source-missing', text, 'error', source.range))
    }
    takeFrom(from, path, world, placement)
  }
  return { reads: [], takes }
}

/** Copies what is listed below `path` in the other stage, with the packages and environments that live there. */
export function takeFrom(from: SourceStage, path: string, world: World, placement: Placement): void {
  const listed = below(from.tree, path)
  const directory = isDirectory(from.tree, path) || listed.length > 1
  if (listed.length === 0 && !directory) {
    assume(world, placement)
    takePackages(from, path, placement.directory, world)
    return
  }
  const { into } = placement
  const target =
    directory || !(into || isDirectory(world.tree, placement.directory))
      ? placement.directory
      : resolvePath(placement.directory, baseName(path))!
  if (directory) makeDirectory(world, target, placement)
  for (const each of below(from.tree, path)) {
    if (each === path && directory) continue
    const entry = from.tree.entries.get(each)!
    const mode =
      placement.mode === null ? entry.mode : applyMode(placement.mode, entry.mode, entry.kind === 'directory')
    put(
      world.tree,
      (target === '/' ? '' : target) + each.slice(path === '/' ? 0 : path.length),
      { ...entry, owner: placement.owner, mode, made: world.made },
      placement.owner,
    )
  }
  if (
    exists(from.tree, path) === 'unknown' ||
    [...from.tree.opaque].some((one) => isInside(one, path) || isInside(path, one))
  ) {
    world.tree.opaque.add(target)
  }
  takePackages(from, path, target, world)
}

function takePackages(from: SourceStage, path: string, target: string, world: World): void {
  const source = withoutVersion(path)
  for (const each of from.packages) {
    if (each.location === null || !isInside(source, each.location)) continue
    const location =
      (target === '/' ? '' : withoutVersion(target)) + each.location.slice(source === '/' ? 0 : source.length)
    addPackage(world, { ...each, location, made: world.made })
  }
  // An environment works only where it was made: its scripts name their interpreter by its full path.
  for (const venv of from.venvs)
    if (isInside(path, venv) && target + venv.slice(path.length) === venv) world.venvs.add(venv)
}
