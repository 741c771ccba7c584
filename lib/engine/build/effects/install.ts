import { cleanPath, isInside } from '../../dockerfile/paths.ts'
import { UNKNOWN_SIZE, type Size } from '../../source/size.ts'
import { scriptsOf, SYSTEM_PREFIX, withoutVersion } from '../python.ts'
import { putDirectories, setEntry } from '../tree.ts'
import type { FileEntry, Install } from '../types.ts'
import { addPackage, bulkPath, newEntry, type World } from '../world.ts'
import { write } from './support.ts'

/** Notes an install and its packages where they land; `sizeOf` says what one weighs with what it pulls in. */
export function record(world: World, install: Install, sizeOf: (name: string) => Size = unknownSize): void {
  world.log.installs.push(install)
  const { prefix, command, packages } = install
  // What goes into a mount is not part of the image.
  if (prefix !== null && isMounted(world, prefix)) return
  if (prefix !== null) openPrefix(prefix, world)
  for (const each of packages ?? []) {
    addPackage(world, {
      ...each,
      location: prefix,
      python: world.python,
      importable: null,
      certain: command.certain,
      size: sizeOf(each.name),
      made: world.made,
    })
    if (each.manager === 'pip' && command.certain) addScripts(each.name, prefix, world)
  }
}

const unknownSize = (): Size => UNKNOWN_SIZE

export function isMounted({ mounts }: World, directory: string): boolean {
  return mounts.some((mount) => isInside(withoutVersion(mount), directory))
}

function addScripts(name: string, location: string | null, world: World): void {
  if (location === null) return
  const prefix = location.replace(/\/lib\/python3\/site-packages$/, '')
  for (const script of scriptsOf(name)) addProgram(world, cleanPath(`${prefix}/bin/${script}`), `pip ${name}`)
}

/** An executable of a package; its bytes are among the package's. */
export function addProgram(world: World, path: string, owner: string, more: Partial<FileEntry> = {}): void {
  write(
    world,
    path,
    newEntry(world, 'file', { mode: 0o755, size: 0, estimated: true, package: owner, ...more }),
  )
}

/** A bulk entry in a directory that the base image has, or that a package makes in passing. */
export function addHidden(world: World, directory: string, name: string, bulk: Partial<FileEntry>): void {
  const entry = newEntry(world, 'bulk', { mode: null, estimated: true, ...bulk })
  setEntry(world.tree, bulkPath(directory, name), entry)
}

/** The same, of what is not written anew where it is up to date. */
export function addOnce(world: World, directory: string, name: string, bulk: Partial<FileEntry>): void {
  if (!world.tree.entries.has(bulkPath(directory, name))) addHidden(world, directory, name, bulk)
}

/** An install fills a directory with files that are not listed one by one. */
function openPrefix(location: string, world: World): void {
  const prefix = location.replace(/\/lib\/python3\/site-packages$/, '') || '/'
  if (['/', SYSTEM_PREFIX].includes(prefix)) return
  putDirectories(world.tree, prefix, newEntry(world, 'directory'))
  world.tree.opaque.add(prefix)
}

/** The home of the user that runs the step; null when unknown. */
export function homeOf(world: World): string | null {
  const set = world.lookup('HOME')
  if (typeof set === 'string') return set
  if (world.user.uid === 0 || world.user.name === 'root') return '/root'
  return world.user.name === null ? null : (world.accounts.users.get(world.user.name)?.home ?? null)
}

/** A directory that a variable names, `otherwise` where it is not set; null when unknown. */
export function directoryOf(world: World, variable: string, otherwise: string | null): string | null {
  const value = world.lookup(variable)
  if (value === undefined || value === '') return otherwise
  return value !== null && value.startsWith('/') ? cleanPath(value) : null
}

/** `~/name`; null where the home is unknown. */
export function inHome(world: World, name: string): string | null {
  const home = homeOf(world)
  return home === null ? null : cleanPath(`${home}/${name}`)
}

/** A cache that a tool leaves; without a place that is known nothing can be said of it. */
export function leaveCache(world: World, directory: string | null, name: string, size: number | null): void {
  if (directory === null) world.log.unknownSize = true
  else addHidden(world, directory, name, { size })
}

/** A variable that is set to something other than no. */
export function isOn(value: string | null | undefined): boolean {
  return value != null && ['1', 'true', 'yes', 'on'].includes(value.toLowerCase())
}
