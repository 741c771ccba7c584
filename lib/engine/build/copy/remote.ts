import { baseName } from '../../dockerfile/paths.ts'
import type { CopyInstruction } from '../../dockerfile/model.ts'
import { ROOT, setEntry } from '../tree.ts'
import { addBulk, newEntry, problem, type World } from '../world.ts'
import { copyPath, join, makeDirectory, prepare, type Placement } from './place.ts'
import type { Source } from './source.ts'

/** `https://host/x.tgz`, and not the address of a repository. Source: moby/buildkit dockerfile2llb, isHTTPSource. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//.test(source) && !isGit(source)
}

/** What BuildKit clones. Source: moby/buildkit, frontend/dockerfile/dfgitutil, ParseGitRef. */
export function isGit(source: string): boolean {
  if (/^(?:git|ssh):\/\//.test(source) || /^git@[\w.-]+:/.test(source)) return true
  return /^https?:\/\/[^?#]*\.git(?:[?#].*)?$/.test(source)
}

/** A tar archive by its name; what it holds is not known. Plain `.gz` is one compressed file, which stays as it is. */
function isArchive(name: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst))$/i.test(name)
}

/** ADD unpacks local archives unless told not to, downloaded ones only when told to. Source: docs.docker.com/reference/dockerfile#add---unpack */
export function isUnpacked({ keyword, unpack }: CopyInstruction, name: string, remote: boolean): boolean {
  if (keyword !== 'ADD' || !isArchive(name)) return false
  return unpack ?? !remote
}

/** The destination of an archive is a directory, with or without a slash behind it. */
export function unpackInto(name: string, placement: Placement, world: World): void {
  const owner = placement.owner ?? ROOT
  const root = prepare(placement, world)
  makeDirectory(root, owner, placement.range, world)
  addBulk(world, root, name, { size: null, owner: placement.owner ?? { name: null, uid: null } })
  world.tree.opaque.add(root)
}

/** A download lands under the last part of its path, readable for its owner alone. Source: docs.docker.com/reference/dockerfile#add */
export function download(
  instruction: CopyInstruction,
  url: string,
  placement: Placement,
  world: World,
): void {
  const name = fileName(url)
  if (isUnpacked(instruction, name, true)) return unpackInto(name, placement, world)
  const file = newEntry(world, 'file', { owner: ROOT, mode: 0o600 })
  const source: Source = { look: () => file, follow: (path) => path, below: () => [], open: () => [] }
  copyPath({ source, path: `/${name}`, filter: null }, placement, world)
}

/** Source: moby/buildkit dockerfile2llb, dispatchCopy. */
function fileName(url: string): string {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? ''
  const name = baseName(path.replace(/(?<!\/)\/+$/, ''))
  if (name === '') return '__unnamed__'
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A repository's files without its history, which `--keep-git-dir` brings as well. */
export function clone(instruction: CopyInstruction, placement: Placement, world: World): void {
  const owner = placement.owner ?? ROOT
  const root = prepare(placement, world)
  makeDirectory(root, owner, placement.range, world)
  addBulk(world, root, 'repository', { size: null, owner })
  world.tree.opaque.add(root)
  const keep = instruction.node.flags.find(({ name }) => name === 'keep-git-dir')
  if (!keep || keep.value === 'false') return
  setEntry(world.tree, join(root, '.git'), newEntry(world, 'directory', { owner, mode: 0o755, fresh: false }))
}

/** `--checksum` is about one download or one commit. Source: moby/buildkit dockerfile2llb, dispatchCopy. */
export function checkChecksum({ checksum, sources }: CopyInstruction, world: World): void {
  if (!checksum?.text) return
  const report = (message: string): void => {
    world.log.problems.push(problem('add-checksum', message, 'error', checksum.range))
  }
  if (sources.length !== 1) return report("checksum can't be specified for multiple sources")
  const text = sources[0]!.text
  if (text !== null && !isUrl(text) && !isGit(text)) report('checksum requires HTTP(S) or Git sources')
}
