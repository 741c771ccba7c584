import { baseName, cleanPath } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import { newEntry, type World } from '../world.ts'
import { harmless, named, type Effect, type Effects } from './effect.ts'
import { homeOf } from './pip.ts'
import { fill, spill, write, writeFile } from './support.ts'

/** Settings and lists are a few kilobytes. */
const SETTINGS_BYTES = 4000
const SMALL = { size: SETTINGS_BYTES, estimated: true, content: null, context: null } as const

/** A package from a file: nobody knows what is in it, but these are the directories packages write to. */
const PACKAGE_DIRECTORIES = ['/etc', '/opt', '/usr', '/var', '/lib', '/bin', '/sbin']

function installPackageFile(world: World, word: string | null): void {
  world.accounts.complete = false
  for (const directory of PACKAGE_DIRECTORIES) world.tree.opaque.add(directory)
  fill(world, '/usr', `package ${word === null ? '' : baseName(word)}`)
}

const DPKG_INSTALLS = ['-i', '--install', '--unpack', '--configure', '--instdir', '--root', '-a']

/** `dpkg -i FILE.deb`; `dpkg -l`, `dpkg --print-architecture` and the like only ask. Source: dpkg(1). */
const dpkg: Effect = (command, args, world) => {
  const given = readArguments(args, ['--instdir', '--root', '--admindir', '-D'])
  if (given.has('--add-architecture')) writeFile(world, command, '/var/lib/dpkg/arch', SMALL)
  if (!given.has('-i', '--install', '--unpack')) return given.has(...DPKG_INSTALLS) ? null : 'unknown'
  for (const word of given.positionals) installPackageFile(world, word)
  return 'unknown'
}

/** `rpm -ivh FILE`, `rpm --import KEY`; everything else asks or removes. Source: rpm(8). */
const rpm: Effect = (_command, args, world) => {
  const given = readArguments(args, [
    '--root',
    '--dbpath',
    '--qf',
    '--queryformat',
    '-E',
    '--eval',
    '-D',
    '--define',
  ])
  if (given.has('--import')) fill(world, '/var/lib/rpm', 'keys', SMALL)
  const asks = given.has(
    '-q',
    '--query',
    '-e',
    '--erase',
    '-V',
    '--verify',
    '-E',
    '--eval',
    '-K',
    '--checksig',
  )
  if (asks || given.has('--import', '--initdb', '--rebuilddb')) return 'unknown'
  if (!given.has('-i', '-U', '-F', '--install', '--upgrade', '--freshen')) return 'unknown'
  for (const word of given.positionals) installPackageFile(world, word)
  return 'unknown'
}

/** `swupd bundle-add NAME`: everything of Clear Linux lies below /usr. */
const swupd: Effect = (_command, args, world) => {
  if (['bundle-add', 'update', 'os-install', 'repair'].includes(args[0] ?? '')) {
    world.accounts.complete = false
    fill(world, '/usr', `swupd ${args.slice(1).join(' ')}`)
    world.tree.opaque.add('/usr')
  }
  return 'unknown'
}

const rpmkeys: Effect = (_command, args, world) => {
  if (args.includes('--import')) fill(world, '/var/lib/rpm', 'keys', SMALL)
  return 'unknown'
}

/** `dpkg-reconfigure tzdata`: settings below /etc; for `locales` the archive of them too. */
const reconfigure: Effect = (_command, args, world) => {
  fill(world, '/etc', 'settings', SMALL)
  if (args.includes('locales')) fill(world, '/usr/lib/locale', 'locales', LOCALE)
  return 'unknown'
}

/** One UTF-8 locale in the archive. Source: the size of /usr/lib/locale/locale-archive with en_US.UTF-8. */
const LOCALE = { size: 3_000_000, estimated: true } as const

const localeGen: Effect = (_command, _args, world) => {
  fill(world, '/usr/lib/locale', 'locales', LOCALE)
  return 'unknown'
}

/** `update-alternatives --install LINK NAME PATH PRIORITY`, `--set NAME PATH`. Source: update-alternatives(1). */
const alternatives: Effect = (_command, args, world) => {
  const at = args.findIndex((word) => word === '--install' || word === '--set')
  const [link = null, name = null, path = null] =
    args[at] === '--install' ? args.slice(at + 1) : [null, ...args.slice(at + 1)]
  if (at === -1 || name === null) return 'unknown'
  const place = cleanPath(`/etc/alternatives/${name}`)
  write(world, place, newEntry(world, 'symlink', { content: path }))
  if (link?.startsWith('/') && link !== '/')
    write(world, cleanPath(link), newEntry(world, 'symlink', { content: place }))
  return 'unknown'
}

/** `add-apt-repository PPA`: a list and its key. */
const addRepository: Effect = (_command, args, world) => {
  if (args.includes('-r') || args.includes('--remove')) return 'unknown'
  fill(world, '/etc/apt/sources.list.d', 'repository', SMALL)
  fill(world, '/etc/apt/trusted.gpg.d', 'keys', SMALL)
  return 'unknown'
}

/** `a2enmod rewrite`: links from what is enabled to what is available. Source: a2enmod(8). */
const APACHE: Readonly<Record<string, readonly [kind: string, suffix: string]>> = {
  a2enmod: ['mods', '.load'],
  a2ensite: ['sites', '.conf'],
  a2enconf: ['conf', '.conf'],
}

const enableApache: Effect = (command, args, world) => {
  const [kind, suffix] = APACHE[command.program ?? ''] ?? ['mods', '.load']
  for (const word of readArguments(args, []).positionals) {
    if (word === null) continue
    const name = word.endsWith(suffix) ? baseName(word) : baseName(word) + suffix
    const content = `../${kind}-available/${name}`
    write(world, `/etc/apache2/${kind}-enabled/${name}`, newEntry(world, 'symlink', { content }))
  }
  // A module brings those it needs.
  world.tree.opaque.add(`/etc/apache2/${kind}-enabled`)
  return 'unknown'
}

/** `systemctl enable NAME`: links. Nothing runs during a build that it could start or stop. */
const systemctl: Effect = (_command, args, world) => {
  if (args.some((word) => word !== null && /^(?:re)?enable$|^mask$|^preset$|^set-default$/.test(word)))
    fill(world, '/etc/systemd/system', 'links', { size: 0, estimated: true })
  return 'unknown'
}

/** A daemon that is started while the image is built writes its data and logs. */
const service: Effect = (_command, args, world) => {
  if (args.some((word) => word === 'start' || word === 'restart')) {
    spill(world, '/var')
    spill(world, '/run')
  }
  return 'unknown'
}

/** `crontab FILE`. */
const crontab: Effect = (command, args, world) => {
  const given = readArguments(args, ['-u', '-c'])
  if (given.has('-l')) return 'unknown'
  const user = given.get('-u') ?? world.user.name
  const path = user == null ? null : `/var/spool/cron/crontabs/${user}`
  if (path === null) fill(world, '/var/spool/cron', 'crontab', SMALL)
  else writeFile(world, command, path, SMALL)
  return 'unknown'
}

/** A tool that changes settings in one known directory. */
const settingsIn =
  (directory: string): Effect =>
  (_command, _args, world) => {
    fill(world, directory, 'settings', SMALL)
    return 'unknown'
  }

/** `corepack enable`: the package managers' names in the directory of programs. Source: github.com/nodejs/corepack. */
const corepack: Effect = (_command, args, world) => {
  const names = args.slice(1).filter((word): word is string => word !== null && !word.startsWith('-'))
  if (args[0] === 'enable')
    for (const name of names.length > 0 ? names : ['pnpm', 'pnpx', 'yarn', 'yarnpkg'])
      write(
        world,
        cleanPath(`/usr/local/bin/${name}`),
        newEntry(world, 'symlink', { content: `../lib/node_modules/corepack/dist/${name}.js` }),
      )
  const home = homeOf(world)
  if (args[0] === 'prepare' || args[0] === 'install' || args[0] === 'use')
    fill(world, home === null ? null : `${home === '/' ? '' : home}/.cache/node/corepack`, 'corepack')
  return 'unknown'
}

export const systemEffects: Effects = {
  dpkg,
  rpm,
  rpmkeys,
  swupd,
  'dpkg-reconfigure': reconfigure,
  'debconf-set-selections': settingsIn('/var/cache/debconf'),
  'dpkg-divert': harmless,
  'dpkg-statoverride': harmless,
  'locale-gen': localeGen,
  localedef: localeGen,
  'update-locale': settingsIn('/etc/default'),
  ...named(['update-alternatives', 'alternatives'], alternatives),
  ...named(['add-apt-repository', 'apt-add-repository'], addRepository),
  ...named(Object.keys(APACHE), enableApache),
  ...named(['a2dismod', 'a2dissite', 'a2disconf'], harmless),
  systemctl,
  ...named(['service', 'invoke-rc.d'], service),
  ...named(['update-rc.d', 'rc-update', 'chkconfig'], settingsIn('/etc')),
  crontab,
  corepack,
  'fc-cache': settingsIn('/var/cache/fontconfig'),
  'update-mime-database': settingsIn('/usr/share/mime'),
  'update-desktop-database': settingsIn('/usr/share/applications'),
}
