import type { Family, ImageFacts } from '../images/types.ts'
import type { Variable } from '../dockerfile/variables.ts'
import type { Problem } from '../source/problem.ts'
import type { Accounts } from './accounts.ts'
import { put, type Tree } from './tree.ts'
import type {
  CreatedAccount,
  Executed,
  FileEntry,
  Install,
  InstalledPackage,
  Owner,
  WorldWritable,
} from './types.ts'

/** A stage while it is built: the file system, the accounts, what is installed, and what the current step does. */
export type World = {
  readonly tree: Tree
  readonly accounts: Accounts
  readonly installed: Installed
  /** Directories that any of them lies in. */
  readonly places: Set<string>
  /** Virtual environments, by their directory. */
  readonly venvs: Set<string>
  /** Programs that were found missing: a second use of one is no second problem. */
  readonly missing: Set<string>
  readonly family: Family | null
  /** The external base image; null when nothing is known of it, and for scratch. */
  readonly facts: ImageFacts | null
  /** Minor version of the base image's Python, null when unknown. */
  readonly python: string | null
  readonly made: { readonly stage: number; readonly step: number }
  /** Permission bits that new files do not get; null when unknown. */
  readonly umask: number | null
  /** Owner of what RUN creates. */
  readonly user: Owner
  /** As text, for `Executed.user`. */
  readonly userText: string | null
  /** Build arguments and environment of the instruction. */
  readonly lookup: (name: string) => Variable
  /** Variables of which is only known that they are not empty: secrets that have to be passed. */
  readonly filled: readonly string[]
  /** Mount targets of the RUN: what is written below them is not kept. */
  readonly mounts: readonly string[]
  /** Where secrets are mounted. */
  readonly secretMounts: readonly string[]
  readonly log: StepLog
}

/** Packages by manager, name and place: the later install of the same one wins. */
export type Installed = Map<string, InstalledPackage>

export function addPackage(
  { installed, places }: Pick<World, 'installed' | 'places'>,
  added: InstalledPackage,
): void {
  if (added.location !== null) places.add(added.location)
  const key = `${added.manager} ${added.name} ${added.location}`
  // What was certainly there stays so, whatever may install it once more.
  if (!added.certain && installed.get(key)?.certain) return
  // Removed first, so that the order is that of the installs.
  installed.delete(key)
  installed.set(key, added)
}

/** What a step does besides changing the tree, whose journal knows the files. */
export type StepLog = {
  readonly accounts: CreatedAccount[]
  readonly commands: Executed[]
  readonly installs: Install[]
  readonly problems: Problem[]
  readonly worldWritable: WorldWritable[]
  /** A command that is not modelled may have written anything: how much the layer weighs is not known. */
  unknownSize: boolean
}

export function newLog(): StepLog {
  return {
    accounts: [],
    commands: [],
    installs: [],
    problems: [],
    worldWritable: [],
    unknownSize: false,
  }
}

/** A file or directory as the current step would create it. */
export function newEntry(world: World, kind: FileEntry['kind'], more: Partial<FileEntry> = {}): FileEntry {
  return {
    kind,
    context: null,
    package: null,
    content: null,
    owner: world.user,
    mode: world.umask === null ? null : (kind === 'directory' ? 0o777 : 0o666) & ~world.umask,
    size: kind === 'directory' || kind === 'symlink' ? 0 : null,
    estimated: false,
    fresh: kind === 'directory',
    secret: false,
    made: world.made,
    ...more,
  }
}

/** What a bulk entry holds; `size` in bytes, null when unknown. */
export type Bulk = Partial<Pick<FileEntry, 'size' | 'estimated' | 'package' | 'owner' | 'made' | 'wheels'>>

/**
 * Puts many files that are not listed one by one into a directory: `addBulk(world, '/var/lib/apt/lists', 'lists', …)`.
 * The same name again replaces them.
 */
export function addBulk(world: World, directory: string, name: string, bulk: Bulk): void {
  put(
    world.tree,
    bulkPath(directory, name),
    newEntry(world, 'bulk', { mode: null, estimated: true, ...bulk }),
  )
}

const BULK = '…'

/** Where `addBulk` lists them. */
export function bulkPath(directory: string, name: string): string {
  return `${directory === '/' ? '' : directory}/${BULK}${name.replaceAll('/', ' ')}`
}

export function problem(
  code: string,
  message: string,
  severity: Problem['severity'],
  range: Problem['range'],
): Problem {
  return { code, message, severity, range }
}
