import { resolvePath } from '../../dockerfile/paths.ts'
import type { Arguments } from '../arguments.ts'
import { readRequirement, readRequirements } from '../python.ts'
import { exists, followLinks } from '../tree.ts'
import type { Executed, Package, Wheels } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import type { Status } from './effect.ts'
import { failed } from './support.ts'

/** What a command line asks pip for. */
export type Wanted = {
  readonly packages: readonly Package[]
  /** Context paths of the requirements files, in the order they are read. */
  readonly manifests: readonly string[]
  /** Every package is known by name. */
  readonly complete: boolean
  /** It asks for something. */
  readonly any: boolean
  /** All of it lies in directories of wheels, with what it needs. */
  readonly fromWheels: boolean
}

/** Name of the bulk that stands for the wheels in a directory. */
export const WHEELS = 'wheels'

/** Reads the words and requirements files of `pip install`; a status where a file is certainly not there. */
export function readWanted(
  given: Arguments,
  named: readonly (string | null)[],
  files: readonly (string | null)[],
  command: Executed,
  world: World,
): Wanted | Status {
  const words = [...given.all('-r'), ...given.all('--requirement'), ...files]
  const read = readFiles(words, command, world)
  if (typeof read === 'string') return read
  const packages = [...read.packages]
  const manifests = [...read.manifests]
  let { complete } = read
  let fromWheels = named.length > 0 && words.length === 0
  for (const word of named) {
    const wheels = wheelsAt(word, given, command, world)
    fromWheels &&= wheels?.withNeeds ?? false
    if (wheels) {
      packages.push(...wheels.packages)
      manifests.push(...wheels.manifests)
      continue
    }
    const requirement = word === null || isLocal(word) ? null : readRequirement(word)
    if (requirement) packages.push({ manager: 'pip', ...requirement, manifest: null })
    else complete = false
  }
  const editable = given.has('-e', '--editable')
  const any = words.length > 0 || named.length > 0 || editable
  return { packages, manifests, complete: complete && !editable, any, fromWheels }
}

/** `/wheels/*`, `wheels/*.whl`: the wheels that an earlier step or stage put there. */
function wheelsAt(
  word: string | null,
  given: Arguments,
  command: Executed,
  { tree }: World,
): Wheels | undefined {
  const text = word === null ? null : /^(?:(.*)\/)?\*(?:\.whl)?$/.exec(word)
  const directory = text ? resolvePath(command.cwd, text[1] === '' ? '/' : (text[1] ?? '.')) : null
  const wheels = directory === null ? undefined : tree.entries.get(bulkPath(directory, WHEELS))?.wheels
  // Without their needs, and without an index to get them from, they cannot be used.
  return wheels?.withNeeds || !given.has('--no-index', '--no-deps') ? wheels : undefined
}

/** `.`, `./dist/app.whl`, `git+https://…` name no package of the index. */
function isLocal(word: string): boolean {
  return word.startsWith('.') || word.startsWith('/') || isAddress(word) || /\.(whl|tar\.gz|zip)$/.test(word)
}

function isAddress(word: string): boolean {
  return /^[a-z][a-z+.-]*:\/\//i.test(word)
}

type Read = Pick<Wanted, 'packages' | 'manifests' | 'complete'>

function readFiles(words: readonly (string | null)[], command: Executed, world: World): Read | Status {
  const manifests: string[] = []
  const packages: Package[] = []
  const seen = new Set<string>()
  const open = words.map((word) => (word !== null && isAddress(word) ? null : resolvePath(command.cwd, word)))
  let complete = true
  for (const path of open) {
    if (path !== null && seen.has(path)) continue
    const read = path === null ? 'unknown' : readManifest(path, world)
    if (path === null || read === 'unknown') {
      complete = false
      continue
    }
    if (read === 'missing') return missing(path, command, world)
    seen.add(path)
    const { context } = read
    if (context !== null) manifests.push(context)
    packages.push(...read.packages.map((each) => ({ manager: 'pip' as const, ...each, manifest: context })))
    complete &&= read.complete
    const directory = path.slice(0, path.lastIndexOf('/')) || '/'
    open.push(...read.nested.map((nested) => resolvePath(directory, nested)))
  }
  return { packages, manifests, complete }
}

function missing(path: string, command: Executed, world: World): Status {
  const text = `ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${path}'`
  return failed(world, command, 'requirements-missing', text, path)
}

type Manifest = ReturnType<typeof readRequirements> & { readonly context: string | null }

function readManifest(path: string, world: World): Manifest | 'missing' | 'unknown' {
  const entry = followLinks(world.tree, path)
  if (!entry) return exists(world.tree, path) === 'no' ? 'missing' : 'unknown'
  if (entry.content === null) return { packages: [], nested: [], complete: false, context: entry.context }
  return { ...readRequirements(entry.content), context: entry.context }
}

/** Names of a requirements file, for `pip uninstall -r`; none where it cannot be read. */
export function namesIn(world: World, path: string | null): string[] {
  const content = path === null ? null : followLinks(world.tree, path)?.content
  return content == null ? [] : readRequirements(content).packages.map(({ name }) => name)
}
