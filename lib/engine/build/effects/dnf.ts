import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { below, remove } from '../tree.ts'
import type { Executed, Package } from '../types.ts'
import type { World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { addHidden, addOnce } from './install.ts'
import { installSystem, refusesUser, removeSystem, removeUnneeded, systemDirectory } from './distribution.ts'
import { names } from '../names.ts'

/** Options that take a value. Source: dnf(8), "Options". */
const VALUES = names(
  '--enablerepo --disablerepo --repo --repoid --installroot --releasever --setopt',
  '-c --config -x --exclude --disableexcludes --forcearch --comment --downloaddir',
  '--destdir --repofrompath -d -e --advisory --enableplugin --disableplugin',
)

const INSTALLS = ['install', 'localinstall', 'groupinstall', 'reinstall', 'install-n', 'builddep', 'swap']
const UPGRADES = ['update', 'upgrade', 'upgrade-minimal', 'update-minimal', 'distro-sync', 'downgrade']
const REMOVES = ['remove', 'erase', 'autoremove', 'autoerase']
/** Where the metadata of repositories is kept by dnf 4, dnf 5, yum and microdnf. */
const CACHES = ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum']

const dnf: Effect = (command, args, world) => {
  const given = readArguments(args, VALUES)
  const verb = given.positionals.find((word) => word !== null)
  if (verb === undefined) return 'unknown'
  const refused = refusesUser(command, verb, world)
  if (refused !== null) return refused
  const names = given.positionals.slice(given.positionals.indexOf(verb) + 1)
  const root = rootOf(given, command)
  if (root === null || verb === 'download') return null
  if (INSTALLS.includes(verb)) install(names, root, given, command, world)
  if (UPGRADES.includes(verb)) addHidden(world, systemDirectory(root), 'dnf upgrade', { size: null })
  if (verb === 'group' || verb === 'module') install([null], root, given, command, world)
  if (REMOVES.includes(verb)) takeAway(names, root, command, world)
  if (verb === 'clean') clean(names, root, command, world)
  else leaveMetadata(root, command, world)
  return 'unknown'
}

function rootOf(given: Arguments, { cwd }: Executed): string | null {
  const root = given.get('--installroot')
  return root === undefined ? '/' : resolvePath(cwd, root)
}

function install(
  words: readonly (string | null)[],
  root: string,
  given: Arguments,
  command: Executed,
  world: World,
): void {
  const known = words.filter((word) => word !== null)
  const packages = known.map(packageOf)
  const weak = given.all('--setopt').some((text) => /install_weak_deps=(0|false|no)/i.test(text ?? ''))
  const complete = known.length === words.length
  installSystem(world, { manager: 'dnf', packages, complete, root, recommends: !weak, command })
}

/** `java-21-openjdk.x86_64`; the version is not told apart from the name. */
function packageOf(text: string): Package {
  const name = text.replace(/\.(x86_64|aarch64|noarch|i686)$/, '')
  return { manager: 'dnf', name, version: null, manifest: null }
}

/** Every command that looks for packages fetches the repositories' metadata and keeps it. Source: dnf.conf(5), metadata_expire. */
function leaveMetadata(root: string, { program }: Executed, world: World): void {
  const directory = program === 'microdnf' || program === 'yum' ? '/var/cache/yum' : '/var/cache/dnf'
  addOnce(world, root === '/' ? directory : root + directory, 'metadata', { size: null })
}

function clean(words: readonly (string | null)[], root: string, command: Executed, world: World): void {
  if (!command.certain || !words.some((word) => word === 'all' || word === 'metadata')) return
  for (const cache of CACHES) {
    const directory = root === '/' ? cache : root + cache
    for (const path of below(world.tree, directory)) if (path !== directory) remove(world.tree, path)
  }
}

/** What nothing needs any more goes along. Source: dnf.conf(5), clean_requirements_on_remove. */
function takeAway(words: readonly (string | null)[], root: string, command: Executed, world: World): void {
  if (!command.certain) return
  const names = words.flatMap((word) => (word === null ? [] : packageOf(word).name))
  removeSystem(world, 'dnf', root, names)
  if (!words.includes(null)) removeUnneeded(world, 'dnf', root, true)
}

export const dnfEffects: Effects = named(['dnf', 'dnf5', 'microdnf', 'yum', 'tdnf'], dnf)
