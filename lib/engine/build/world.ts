import type { Family } from '../images/types.ts'
import type { Variable } from '../dockerfile/variables.ts'
import type { Problem } from '../source/problem.ts'
import type { Accounts } from './accounts.ts'
import type { Tree } from './tree.ts'
import type { Executed, FileEntry, Install, InstalledPackage, Owner, WorldWritable } from './types.ts'

/** A stage while it is built: the file system, the accounts, what is installed, and what the current step does. */
export type World = {
  readonly tree: Tree
  readonly accounts: Accounts
  readonly installed: Installed
  /** Directories that any of them lies in. */
  readonly places: Set<string>
  /** Virtual environments, by their directory. */
  readonly venvs: Set<string>
  readonly family: Family | null
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

export type StepLog = {
  readonly added: Set<string>
  readonly removed: Set<string>
  readonly commands: Executed[]
  readonly installs: Install[]
  readonly problems: Problem[]
  readonly worldWritable: WorldWritable[]
}

export function newLog(): StepLog {
  return { added: new Set(), removed: new Set(), commands: [], installs: [], problems: [], worldWritable: [] }
}

/** A file or directory as the current step would create it. */
export function newEntry(world: World, kind: FileEntry['kind'], more: Partial<FileEntry> = {}): FileEntry {
  return {
    kind,
    context: null,
    content: null,
    owner: world.user,
    mode: world.umask === null ? null : (kind === 'directory' ? 0o777 : 0o666) & ~world.umask,
    size: kind === 'directory' ? 0 : null,
    fresh: kind === 'directory',
    secret: false,
    made: world.made,
    ...more,
  }
}

export function problem(
  code: string,
  message: string,
  severity: Problem['severity'],
  range: Problem['range'],
): Problem {
  return { code, message, severity, range }
}
