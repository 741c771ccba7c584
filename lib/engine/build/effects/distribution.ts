import {
  packageFacts,
  withNeeds,
  type Circumstances,
  type PackageFacts,
} from '../../images/packages/packages.ts'
import { UNKNOWN_SIZE, type Size } from '../../source/size.ts'
import { isRoot } from '../accounts.ts'
import { remove } from '../tree.ts'
import type { Executed, Package } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import type { Status } from './effect.ts'
import { addHidden, addProgram, record } from './install.ts'
import { failed } from './support.ts'
import { names } from '../names.ts'

/** A package manager of a distribution. */
export type SystemManager = 'apt' | 'apk' | 'dnf'

export type SystemInstall = {
  readonly manager: SystemManager
  readonly packages: readonly Package[]
  /** Every name is known. */
  readonly complete: boolean
  /** `/`, or what `--root` names. */
  readonly root: string
  /** With what the packages recommend. */
  readonly recommends: boolean
  readonly command: Executed
}

/** Verbs that only tell something: anybody may. */
const TELLS = ['--version', 'list', 'search', 'show', 'info', 'policy', 'repoquery', 'repolist', 'version']

/** System packages belong to root: as another user the command ends in an error. */
export function refusesUser(command: Executed, verb: string, world: World): Status | null {
  if (isRoot(world.user) !== false || TELLS.includes(verb)) return null
  const message = `${command.program} ${verb}: Permission denied, are you root?`
  return failed(world, command, 'permission-denied', message)
}

/** Installs packages of the distribution: notes them, puts what they bring into the tree, and their accounts. */
export function installSystem(world: World, install: SystemInstall): void {
  const { manager, packages, complete, root, recommends, command } = install
  const listed = complete ? packages : null
  const noted = { manager, packages: listed, manifests: [], prefix: root, recommends, command }
  const circumstances = { recommends, foreign: hasOtherSources(world) }
  record(world, noted, (name) => fullSize(manager, name, circumstances))
  for (const { name } of packages) unpack(world, install, name, circumstances)
  if (!complete) addUnknown(world, install, 'others')
}

/** What a package weighs with all it pulls in. */
function fullSize(manager: SystemManager, name: string, circumstances: Circumstances): Size {
  const all = withNeeds(manager, name, circumstances)
  if (all.length === 0) return UNKNOWN_SIZE
  return { bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), basis: 'estimated' }
}

/** The Dockerfile set up repositories besides the distribution's: a name may stand for another package there. */
function hasOtherSources({ tree }: World): boolean {
  const files = tree.children.get('/etc/apt/sources.list.d') ?? []
  return tree.entries.has('/etc/apt/sources.list') || [...files].some((path) => tree.entries.has(path))
}

function unpack(world: World, install: SystemInstall, name: string, circumstances: Circumstances): void {
  const open = [name]
  const seen = new Set<string>()
  while (open.length > 0) {
    const next = open.pop()!
    if (seen.has(next)) continue
    seen.add(next)
    const facts = packageFacts(install.manager, next, circumstances)
    if (!facts) addUnknown(world, install, next)
    else if (!isOfBase(world, facts)) {
      open.push(...facts.needs)
      addKnown(world, install, facts)
      if (install.root === '/' && !bringsNoMore(world, install.manager, facts, circumstances))
        openPrograms(world)
    }
  }
}

/** Small packages that pull in no programs in any release. */
const LEAVES = names(
  'ca-certificates curl wget unzip zip jq tini dumb-init gosu make nano less tree procps xz-utils bzip2 patch',
  'iputils-ping netcat-openbsd netcat-traditional sudo rsync file zstd tzdata locales gettext-base openssl',
)

/** Nothing but the programs in the data comes with it: dependencies differ between releases and repositories. */
function bringsNoMore(
  { facts: base, accounts }: World,
  manager: SystemManager,
  { name, users }: PackageFacts,
  { foreign = false }: Circumstances,
): boolean {
  if (manager !== 'apt') return manager === 'apk' && users === null
  if (foreign) {
    accounts.complete = false
    return false
  }
  // The data was worked out for Debian 12.
  const same = base?.family === 'debian' && ['bookworm', 'trixie'].includes(base.release ?? '')
  return same || LEAVES.includes(name)
}

function openPrograms({ tree }: World): void {
  PROGRAM_DIRECTORIES.forEach((each) => tree.opaque.add(each))
}

/** The directory that stands for the files of system packages: most lie below it. */
export function systemDirectory(root: string): string {
  return root === '/' ? '/usr' : `${root}/usr`
}

function addUnknown(world: World, { manager, root }: SystemInstall, name: string): void {
  addHidden(world, systemDirectory(root), `${manager} ${name}`, { size: null, package: `${manager} ${name}` })
  if (root !== '/') return
  // A package may bring accounts of its own.
  world.accounts.complete = false
  if (!isLibrary(name)) openPrograms(world)
}

const PROGRAM_DIRECTORIES = ['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin']

/** Names by which distributions tell that a package brings no programs to speak of. Source: Debian Policy, "Shared libraries". */
function isLibrary(name: string): boolean {
  return /^(lib|fonts-|ttf-|font-)|-(dev|devel|libs|doc|data|common|fonts)$/.test(name)
}

function addKnown(world: World, { manager, root, command }: SystemInstall, facts: PackageFacts): void {
  const directory = systemDirectory(root)
  const name = `${manager} ${facts.name}`
  const there = world.tree.entries.get(bulkPath(directory, name))
  if (there && (there.size !== null || !command.certain)) return
  // An install that need not happen weighs an unknown amount, between nothing and this.
  addHidden(world, directory, name, { size: command.certain ? facts.bytes : null, package: name })
  if (root !== '/') return
  addAccounts(world, manager, facts)
  for (const program of command.certain ? facts.programs : []) {
    const path = programPath(manager, program)
    if (!world.tree.entries.has(path)) addProgram(world, path, name)
  }
}

/** Programs that lie elsewhere than in /usr/bin. Source: packages.debian.org and pkgs.alpinelinux.org, lists of files. */
const SBIN: Readonly<Record<SystemManager, readonly string[]>> = {
  apt: names(
    'update-ca-certificates visudo sshd nginx apache2 apachectl cron haproxy',
    'locale-gen mariadbd mysqld sysctl dockerd ifconfig',
  ),
  apk: ['update-ca-certificates', 'sshd', 'nginx', 'httpd', 'useradd', 'groupadd', 'usermod'],
  dnf: ['sshd', 'nginx', 'httpd', 'useradd', 'groupadd', 'ifconfig', 'ss', 'ip'],
}
const ALPINE_ROOT: Readonly<Record<string, string>> = {
  bash: '/bin/bash',
  tini: '/sbin/tini',
  'su-exec': '/sbin/su-exec',
  ping: '/bin/ping',
  ip: '/sbin/ip',
}

function programPath(manager: SystemManager, program: string): string {
  if (manager === 'apk' && Object.hasOwn(ALPINE_ROOT, program)) return ALPINE_ROOT[program]!
  return `/usr/${SBIN[manager].includes(program) ? 'sbin' : 'bin'}/${program}`
}

/** Accounts that a package is known to bring, and whether there may be more. */
function addAccounts({ accounts }: World, manager: SystemManager, { users }: PackageFacts): void {
  // The data for dnf was not worked out from the packages' scripts.
  if (users !== null || manager === 'dnf') accounts.complete = false
  for (const name of users ?? []) {
    const account = { id: null, fixed: false, group: name, home: null, certain: false, created: null }
    if (!accounts.users.has(name)) accounts.users.set(name, account)
    if (!accounts.groups.has(name)) accounts.groups.set(name, { ...account, group: null })
  }
}

/** Runtimes come in official images from elsewhere, and distributions have parts of Perl: the package is one more. */
const TWICE = [
  'perl',
  'python3',
  'pip',
  'pip3',
  'node',
  'npm',
  'npx',
  'ruby',
  'gem',
  'php',
  'go',
  'java',
  'javac',
]

/** The base image brings this package: all its programs are there, and they are the distribution's. */
function isOfBase({ facts }: World, { name, programs }: PackageFacts): boolean {
  const present = facts?.tools.present ?? []
  if (present.includes(name) && !TWICE.includes(name)) return true
  return programs.length > 0 && programs.every((each) => present.includes(each) && !TWICE.includes(each))
}

/** Takes packages away again, with the programs they brought. */
export function removeSystem(
  world: World,
  manager: SystemManager,
  root: string,
  names: readonly string[],
): void {
  for (const name of names) {
    const owner = `${manager} ${name}`
    remove(world.tree, bulkPath(systemDirectory(root), owner))
    for (const program of packageFacts(manager, name)?.programs ?? []) {
      const path = programPath(manager, program)
      if (world.tree.entries.get(path)?.package === owner) remove(world.tree, path)
    }
    world.installed.delete(`${manager} ${name} ${root}`)
  }
}

/** Takes away what was only pulled in and nothing needs any more. */
export function removeUnneeded(
  world: World,
  manager: SystemManager,
  root: string,
  recommends: boolean,
): void {
  const wanted = [...world.installed.values()]
    .filter((each) => each.manager === manager && each.location === root)
    .map(({ name }) => [name, ...withNeeds(manager, name, { recommends }).map((each) => each.name)])
  const needed = new Set(wanted.flat())
  // A package without facts may need any library; compilers and headers it does not.
  const open = wanted.some((names) => names.length === 1)
  const unneeded = pulledIn(world, manager, root).filter(
    (name) => !needed.has(name) && hasFacts(manager, name),
  )
  const gone = open ? unneeded.filter((name) => !name.startsWith('lib') || name.endsWith('-dev')) : unneeded
  removeSystem(world, manager, root, gone)
}

/** Is its size known, and what it pulls in? */
export function hasFacts(manager: SystemManager, name: string): boolean {
  return packageFacts(manager, name) !== null
}

/** Names of the packages whose files are there; a name that stands for others has no files. */
function pulledIn({ tree }: World, manager: SystemManager, root: string): string[] {
  return [...(tree.children.get(systemDirectory(root)) ?? [])].flatMap((path) => {
    const entry = tree.entries.get(path)
    const owned = entry?.kind === 'bulk' && entry.content === null && entry.package?.startsWith(`${manager} `)
    return owned ? [entry.package!.slice(manager.length + 1)] : []
  })
}
