import { readArguments, type Arguments } from '../arguments.ts'
import { remove } from '../tree.ts'
import type { Executed, Package } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import { named, type Effect, type Effects, type Status } from './effect.ts'
import { addHidden, addOnce } from './install.ts'
import {
  installSystem,
  refusesUser,
  removeSystem,
  removeUnneeded,
  systemDirectory,
  type SystemInstall,
} from './distribution.ts'
import { names } from '../names.ts'

/** Options that take a value. Source: apt-get(8). */
const VALUES = names(
  '-o --option -t --target-release --default-release -c --config-file',
  '-a --host-architecture -P --build-profiles',
)

/** Debian's lists as the official images keep them, compressed: Debian 12, main with updates and security. Ubuntu has universe besides. */
const LISTS = { directory: '/var/lib/apt/lists', name: 'lists', debian: 20_000_000, ubuntu: 48_000_000 }
const ARCHIVES = { directory: '/var/cache/apt/archives', name: 'archives' }
/** A .deb in relation to what it unpacks to. Source: Size and Installed-Size of Debian 12's packages. */
const COMPRESSED = 0.25

/** `apt-get`, `apt`, `aptitude`. */
const apt: Effect = (command, args, world) => {
  const given = readArguments(args, VALUES)
  const verb = given.positionals.find((word) => word !== null)
  if (verb === undefined) return 'unknown'
  const refused = refusesUser(command, verb, world)
  if (refused !== null) return refused
  if (given.has('-s', '--simulate', '--dry-run', '--just-print', '--print-uris')) return 'unknown'
  return act(verb, given, command, world)
}

function act(verb: string, given: Arguments, command: Executed, world: World): Status | null {
  const names = given.positionals.slice(given.positionals.indexOf(verb) + 1)
  switch (verb) {
    case 'update':
      addOnce(world, LISTS.directory, LISTS.name, {
        size: world.family === 'ubuntu' ? LISTS.ubuntu : LISTS.debian,
      })
      return 'unknown'
    case 'install':
    case 'reinstall':
    case 'satisfy':
      install(names, given, command, world)
      return 'unknown'
    case 'build-dep':
      install([null], given, command, world)
      return 'unknown'
    case 'upgrade':
    case 'dist-upgrade':
    case 'full-upgrade':
    case 'safe-upgrade':
      // How much of the base is replaced depends on the day.
      addHidden(world, '/usr', 'apt upgrade', { size: null })
      return 'unknown'
    case 'remove':
    case 'purge':
    case 'autoremove':
    case 'autopurge':
      takeAway(verb, names, given, command, world)
      return 'unknown'
    case 'clean':
    case 'autoclean':
    case 'auto-clean':
    case 'distclean':
    case 'dist-clean':
      clean(verb, command, world)
      return 'unknown'
    // They write into the working directory.
    case 'source':
    case 'download':
      return null
    default:
      return 'unknown'
  }
}

function install(words: readonly (string | null)[], given: Arguments, command: Executed, world: World): void {
  const known = words.filter((word) => word !== null)
  // `pkg-` takes a package away.
  const packages = known.filter((word) => !/[^+]-$/.test(word)).map(packageOf)
  const recommends = withRecommends(given, world)
  const made: SystemInstall = {
    manager: 'apt',
    packages,
    complete: known.length === words.length,
    root: '/',
    recommends,
    command,
  }
  const before = weight(world)
  if (given.has('-d', '--download-only')) return
  installSystem(world, made)
  if (keepsArchives(world))
    addHidden(world, ARCHIVES.directory, ARCHIVES.name, { size: times(difference(weight(world), before)) })
}

/** `curl=8.14.1-2`, `curl/trixie-backports`, `libc6:i386`. Source: apt-get(8). */
function packageOf(text: string): Package {
  const isFile = text.includes('/') && text.endsWith('.deb')
  const match = isFile ? null : /^([^=<>~/:]+)(?::[a-z0-9]+)?(?:\/[^=]*)?(?:[=<>~]+(.*))?$/.exec(text)
  return { manager: 'apt', name: match?.[1] ?? text, version: match?.[2] ?? null, manifest: null }
}

/** On unless an option or a configuration file of the Dockerfile says otherwise. Source: apt.conf(5), APT::Install-Recommends. */
function withRecommends(given: Arguments, world: World): boolean {
  if (given.has('--no-install-recommends', '-R', '--without-recommends')) return false
  if (given.has('--install-recommends')) return true
  const options = [...given.all('-o'), ...given.all('--option'), ...configuration(world)]
  return !options.some((text) => /Install-Recommends"?[=\s]+"?(0|false|no|off)/i.test(text ?? ''))
}

/** Texts of apt's configuration files that the Dockerfile wrote. */
function configuration({ tree }: World): string[] {
  const paths = ['/etc/apt/apt.conf', ...(tree.children.get('/etc/apt/apt.conf.d') ?? [])]
  return paths.flatMap((path) => tree.entries.get(path)?.content ?? [])
}

/**
 * The images of Debian and Ubuntu delete archives after every install, by /etc/apt/apt.conf.d/docker-clean, until that file is
 * taken away or another says so. Source: debuerreotype, scripts/debuerreotype-minimizing-config
 */
function keepsArchives(world: World): boolean {
  const taken = world.log.commands.some(
    ({ program, argv, certain }) =>
      program === 'rm' && certain && argv.some((word) => word?.endsWith('/docker-clean') ?? false),
  )
  return (
    taken || configuration(world).some((text) => /Keep-Downloaded-Packages"?\s+"?(true|1|yes)/i.test(text))
  )
}

/** Bytes of the packages that are there; null when some are not known. */
function weight({ tree }: World): number | null {
  let sum = 0
  for (const path of tree.children.get(systemDirectory('/')) ?? []) {
    const entry = tree.entries.get(path)
    if (entry?.kind !== 'bulk' || !entry.package?.startsWith('apt ')) continue
    if (entry.size === null) return null
    sum += entry.size
  }
  return sum
}

const difference = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : after - before
const times = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round(bytes * COMPRESSED)

function takeAway(
  verb: string,
  words: readonly (string | null)[],
  given: Arguments,
  command: Executed,
  world: World,
): void {
  if (!command.certain) return
  // `pkg+` stands for pkg only where no package bears the name as it is: g++ does. Source: apt-get(8).
  const names = words.flatMap((word) => (word === null ? [] : packageOf(word.replace(/(?<!\+)\+$/, '')).name))
  removeSystem(world, 'apt', '/', names)
  const automatic = verb.startsWith('auto') || given.has('--auto-remove', '--autoremove')
  if (automatic && !words.includes(null)) removeUnneeded(world, 'apt', '/', withRecommends(given, world))
}

/** `clean` takes the archives, `dist-clean` (apt 3.0) the lists too. Source: apt-get(8). */
function clean(verb: string, { certain }: Executed, world: World): void {
  if (!certain) return
  if (!verb.startsWith('auto')) remove(world.tree, bulkPath(ARCHIVES.directory, ARCHIVES.name))
  if (verb.startsWith('dist')) remove(world.tree, bulkPath(LISTS.directory, LISTS.name))
}

/**
 * `apt-mark auto '.*'`: what was asked for counts as pulled in, so the next autoremove may take it. What becomes of it then
 * depends on what is marked as manual again, so from here on it may be gone. Source: apt-mark(8).
 */
const mark: Effect = (_command, args, world) => {
  const [verb, ...names] = readArguments(args, ['-f', '--file']).positionals
  if (verb !== 'auto') return 'unknown'
  const all = names.some((name) => name === null || name.includes('*'))
  for (const [key, each] of world.installed) {
    if (each.manager === 'apt' && (all || names.includes(each.name)))
      world.installed.set(key, { ...each, certain: false })
  }
  return 'unknown'
}

export const aptEffects: Effects = { ...named(['apt', 'apt-get', 'aptitude'], apt), 'apt-mark': mark }
