import { cleanPath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import type { Account } from '../accounts.ts'
import { isRoot, ownerOf } from '../accounts.ts'
import { names } from '../names.ts'
import type { Executed } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import { harmless, type Effect, type Effects, type Status } from './effect.ts'
import { removeAt } from './files.ts'
import { failed, write } from './support.ts'

/** Account tools write /etc/passwd and /etc/group: only root may. */
function needsRoot(effect: Effect): Effect {
  return (command, args, world) => {
    if (isRoot(world.user) !== false) return effect(command, args, world)
    return failed(world, command, 'permission-denied', `${command.program}: Permission denied`)
  }
}

function numberOf(text: string | null | undefined): number | null {
  return text != null && /^\d+$/.test(text) ? Number(text) : null
}

function addUser(
  world: World,
  command: Executed,
  name: string | null | undefined,
  account: Omit<Account, 'certain' | 'created'>,
): Status {
  if (name == null) {
    // Somebody is added, nobody knows who.
    world.accounts.complete = false
    return 'unknown'
  }
  const known = world.accounts.users.get(name)
  if (known?.certain)
    return failed(world, command, 'account-exists', `${command.program}: user '${name}' already exists`)
  world.accounts.users.set(name, { ...account, certain: command.certain, created: command.range })
  world.log.accounts.push({ kind: 'user', name, id: account.id })
  return 'ok'
}

function addGroup(
  world: World,
  command: Executed,
  name: string | null | undefined,
  id: string | null | undefined,
): Status {
  if (name == null) {
    world.accounts.complete = false
    return 'unknown'
  }
  if (world.accounts.groups.get(name)?.certain) return 'fail'
  const own = { id: numberOf(id), fixed: numberOf(id) !== null, group: null, home: null }
  world.accounts.groups.set(name, { ...own, certain: command.certain, created: command.range })
  world.log.accounts.push({ kind: 'group', name, id: numberOf(id) })
  return 'ok'
}

/** Lines that a command puts behind /etc/passwd or /etc/group: `app:x:1000:1000::/app:/bin/sh`. Source: passwd(5), group(5). */
export function noteAccountLines(
  world: World,
  sure: Pick<Executed, 'certain' | 'range'>,
  path: string,
  text: string,
): void {
  const table = { '/etc/passwd': world.accounts.users, '/etc/group': world.accounts.groups }[path]
  for (const line of table ? text.split('\n') : []) {
    const [name = '', , id, third, , home] = line.split(':')
    if (!/^[\w.-]+$/.test(name) || table!.has(name)) continue
    const user = path === '/etc/passwd'
    const own = { id: numberOf(id), fixed: numberOf(id) !== null, certain: sure.certain, created: sure.range }
    table!.set(name, { ...own, group: user ? (third ?? null) : null, home: user ? (home ?? null) : null })
    world.log.accounts.push({ kind: user ? 'user' : 'group', name, id: numberOf(id) })
  }
}

/** Options of shadow's useradd and usermod that take a value. Source: useradd(8), usermod(8). */
const USERADD_VALUES = names(
  '-b --base-dir -c --comment -d --home-dir --home -e --expiredate -f --inactive -g --gid -G --groups -k --skel',
  '-K --key -p --password -R --root -s --shell -u --uid -Z --selinux-user --selinux-range --btrfs-subvolume-home -P --prefix --group',
)

const USERADD_FLAGS = names(
  '-D --defaults -h --help -l --no-log-init -m --create-home -M --no-create-home -N --no-user-group -o --non-unique',
  '-r --system -U --user-group -F --add-subids-for-system --badname --badnames',
)

/** An option useradd does not know ends it. Long ones may be cut short. */
function unknownOption(given: Arguments): string | null {
  const known = [...USERADD_VALUES, ...USERADD_FLAGS]
  const bad = [...given.options.keys()].find((name) => !known.some((each) => isShortOf(name, each)))
  return bad ?? null
}

function isShortOf(name: string, option: string): boolean {
  return name === option || (name.startsWith('--') && name.length > 2 && option.startsWith(name))
}

/** Their login.defs says CREATE_HOME yes. Source: shadow-utils of Fedora and RHEL. */
const HOME_BY_DEFAULT: readonly unknown[] = ['rhel', 'fedora', 'amazon']

const useradd: Effect = (command, args, world) => {
  const given = readArguments(args, USERADD_VALUES)
  const bad = unknownOption(given)
  if (bad !== null)
    return failed(world, command, 'run-fails', `${command.program}: unrecognized option '${bad}'`)
  if (given.has('-D', '--defaults', '-h', '--help')) return 'unknown'
  const name = given.positionals[0]
  const uid = given.get('-u', '--uid')
  const group = given.get('-g', '--gid')
  const home = given.get('-d', '--home-dir', '--home') ?? (name == null ? null : `/home/${name}`)
  if (group != null && groupUnknown(world, group))
    return failed(world, command, 'unknown-group', `useradd: group '${group}' does not exist`)
  if (isTaken(world, uid) && !given.has('-o', '--non-unique'))
    return failed(world, command, 'account-exists', `useradd: UID ${uid} is not unique`)
  const ownGroup = group === undefined && !given.has('-N', '--no-user-group')
  if (ownGroup && name != null && standsAlone(world, name)) {
    const text = `useradd: group ${name} exists - if you want to add this user to that group, use -g.`
    return failed(world, command, 'account-exists', text)
  }
  const missing = missingGroup(world, given)
  if (missing !== null)
    return failed(world, command, 'unknown-group', `useradd: group '${missing}' does not exist`)
  const account = { id: numberOf(uid), fixed: numberOf(uid) !== null, group: group ?? name ?? null, home }
  const status = addUser(world, command, name, account)
  // A group of the user's own name comes along unless -g or -N says otherwise (USERGROUPS_ENAB).
  if (status === 'ok' && ownGroup) addGroup(world, command, name, uid)
  if (status === 'ok' && makesHome(world, given)) makeHome(world, home, name, numberOf(uid), 0o755)
  return status
}

function isTaken({ accounts }: World, uid: string | null | undefined): boolean {
  const id = numberOf(uid)
  return id !== null && [...accounts.users.values()].some((each) => each.certain && each.id === id)
}

/** A group of that name without a user of that name. */
function standsAlone({ accounts }: World, name: string): boolean {
  return accounts.groups.get(name)?.certain === true && !accounts.users.has(name)
}

function makesHome({ family }: World, given: Arguments): boolean {
  if (given.has('-M', '--no-create-home')) return false
  if (given.has('-m', '--create-home')) return true
  return HOME_BY_DEFAULT.includes(family) && !given.has('-r', '--system')
}

function groupUnknown({ accounts }: World, group: string): boolean {
  if (!accounts.complete) return false
  const id = numberOf(group)
  if (id === null) return !accounts.groups.has(group)
  // A group whose number is not known may be this one.
  return ![...accounts.groups.values()].some((each) => each.id === id || each.id === null)
}

/** The first of `-G a,b` that surely does not exist. */
function missingGroup(world: World, given: Arguments): string | null {
  const groups = given.get('-G', '--groups', '--group')?.split(',') ?? []
  return groups.find((each) => each !== '' && groupUnknown(world, each)) ?? null
}

function makeHome(
  world: World,
  home: string | null,
  name: string | null | undefined,
  uid: number | null,
  mode: number,
): void {
  const path = home?.startsWith('/') ? cleanPath(home) : '/'
  if (path === '/' || name == null || world.tree.entries.has(path)) return
  write(world, path, newEntry(world, 'directory', { owner: { name, uid }, mode }), { name: 'root', uid: 0 })
}

/** Options of both programs that take a value. Sources: adduser(8), busybox adduser --help. */
const ADDUSER_VALUES = names(
  '--home -h --shell -s --uid -u --gid --ingroup -G --firstuid --lastuid --firstgid --lastgid --gecos -g',
  '--comment --conf -k',
)

function isBusybox({ family }: World): boolean {
  return family === 'alpine' || family === 'busybox' || family === 'wolfi'
}

type Options = { readonly values: string; readonly flags: string; readonly long: readonly string[] }

/** Sources: busybox loginutils/adduser.c and addgroup.c. */
const BUSYBOX_ADDUSER: Options = {
  values: 'hgsGuk',
  flags: 'DdSH',
  long: names(
    'home= gecos= shell= ingroup= uid= skel= disabled-password disabled-login empty-password system no-create-home',
  ),
}
/** With one of these no password is asked for. */
const BUSYBOX_QUIET = names('-D -d -S --disabled-password --disabled-login --empty-password --system')
const BUSYBOX_ADDGROUP: Options = { values: 'g', flags: 'S', long: names('gid= system') }

/** The first option that BusyBox does not know; null when it knows all that can be told. */
function foreignOption(args: readonly (string | null)[], { values, flags, long }: Options): string | null {
  for (let at = 0; at < args.length; at++) {
    const word = args[at]
    if (word == null || word === '-' || !word.startsWith('-')) continue
    if (word === '--') return null
    if (word.startsWith('--')) {
      const [name = '', value] = word.slice(2).split(/=(.*)/)
      const known = long.find((each) => each.startsWith(name))
      if (known === undefined) return name
      if (known.endsWith('=') && value === undefined) at++
      continue
    }
    const end = word
      .slice(1)
      .split('')
      .findIndex((letter) => !flags.includes(letter))
    const letter = end === -1 ? undefined : word[end + 1]!
    if (letter !== undefined && !values.includes(letter)) return letter
    if (letter !== undefined && end === word.length - 2) at++
  }
  return null
}

/** Long options may be cut short: `--sys` is `--system`. */
function wholeOption(word: string | null, { long }: Options): string | null {
  if (word === null || !/^--./.test(word)) return word
  const [name = '', value] = word.slice(2).split(/=(.*)/)
  const whole = long.find((each) => each.startsWith(name))?.replace('=', '') ?? name
  return value === undefined ? `--${whole}` : `--${whole}=${value}`
}

function unrecognized(world: World, command: Executed, option: string): Status {
  return failed(
    world,
    command,
    'run-fails',
    `${command.program}: unrecognized option: ${option}`,
    command.program ?? '',
  )
}

/**
 * Three programs bear this name: Debian's (long options, makes a group), BusyBox's (short options, -S -D -H -G), and on the
 * systems of Red Hat a link to useradd. What differs is told by the family.
 */
const adduser: Effect = (command, args, world, input) => {
  if (HOME_BY_DEFAULT.includes(world.family)) return useradd(command, args, world)
  return (isBusybox(world) ? adduserOfBusybox : adduserOfDebian)(command, args, world, input)
}

const adduserOfDebian: Effect = (command, args, world) => {
  const given = readArguments(args, ADDUSER_VALUES)
  const [name, group] = given.positionals
  if (group !== undefined) return joinGroup(world, command, name ?? null, group)
  const system = given.has('--system', '-S')
  const primary = given.get('--ingroup', '--gid', '-G')
  if (primary != null && groupUnknown(world, primary)) return unknownGroup(world, command, primary)
  // A system account that is there already is what was asked for. Source: adduser(8), "Add a system user".
  if (system && name != null && world.accounts.users.get(name)?.certain) return 'ok'
  const ownGroup = primary === undefined && (!system || given.has('--group'))
  const makesHome = !system && !given.has('--no-create-home', '-H')
  return addWithHome(world, command, given, { ownGroup, homeMode: makesHome ? 0o755 : null })
}

/** What it does, in its order. Source: busybox loginutils/adduser.c. */
const adduserOfBusybox: Effect = (command, args, world, input) => {
  const foreign = foreignOption(args, BUSYBOX_ADDUSER)
  if (foreign !== null) return unrecognized(world, command, foreign)
  const whole = args.map((word) => wholeOption(word, BUSYBOX_ADDUSER))
  const given = readArguments(whole, ADDUSER_VALUES)
  const [name, group] = given.positionals
  // With any option the second name is not looked at.
  if (group !== undefined && given.options.size === 0) return joinGroup(world, command, name ?? null, group)
  const primary = given.get('--ingroup', '-G')
  if (primary != null && groupUnknown(world, primary)) return unknownGroup(world, command, primary)
  const ownGroup = primary === undefined && !given.has('-S', '--system')
  if (ownGroup && name != null && standsAlone(world, name))
    return failed(world, command, 'account-exists', `adduser: group '${name}' in use`)
  const uid = given.get('-u', '--uid')
  if (isTaken(world, uid)) return failed(world, command, 'account-exists', `adduser: uid '${uid}' in use`)
  const homeMode = given.has('-H', '--no-create-home') ? null : 0o2755
  const status = addWithHome(world, command, given, { ownGroup, homeMode })
  // A word that cannot be told may be any option.
  const quiet = given.has(...BUSYBOX_QUIET) || args.includes(null)
  if (status !== 'ok' || quiet) return status
  return askPassword(world, command, name, command.piped.from || (input?.().content ?? '') !== '')
}

/** passwd reads the password from what it is fed; a build feeds it nothing, which ends it. Source: busybox loginutils/passwd.c. */
function askPassword(world: World, command: Executed, name: string | null | undefined, fed: boolean): Status {
  const message = `passwd: password for ${name ?? 'the account'} is unchanged: nobody is there to type one`
  const asked = { ...command, failureStops: command.failureStops && !fed }
  const status = failed(world, asked, 'password-asked', message, command.program ?? '')
  return fed ? 'unknown' : status
}

type Making = { readonly ownGroup: boolean; readonly homeMode: number | null }

function addWithHome(world: World, command: Executed, given: Arguments, making: Making): Status {
  const name = given.positionals[0]
  const id = numberOf(given.get('--uid', '-u'))
  const home = given.get('--home', '-h') ?? (name == null ? null : `/home/${name}`)
  const group = given.get('--ingroup', '--gid', '-G') ?? name ?? null
  const status = addUser(world, command, name, { id, fixed: id !== null, group, home })
  if (status === 'ok' && making.ownGroup) addGroup(world, command, name, id === null ? null : String(id))
  if (status === 'ok' && making.homeMode !== null) makeHome(world, home, name, id, making.homeMode)
  return status
}

function unknownGroup(world: World, command: Executed, group: string): Status {
  return failed(world, command, 'unknown-group', `adduser: unknown group ${group}`)
}

/** `adduser USER GROUP`, `addgroup USER GROUP`, `gpasswd -a USER GROUP`, `usermod -aG GROUP USER`: both have to exist. */
function joinGroup(world: World, command: Executed, user: string | null, group: string | null): Status {
  if (user !== null && world.accounts.complete && !world.accounts.users.has(user))
    return failed(world, command, 'unknown-user', `${command.program}: user '${user}' does not exist`)
  if (group !== null && groupUnknown(world, group))
    return failed(world, command, 'unknown-group', `${command.program}: group '${group}' does not exist`)
  return 'unknown'
}

const GROUPADD_VALUES = names(
  '-g --gid -K --key -p --password -R --root -U --users --firstgid --lastgid --conf -P',
)

const groupadd: Effect = (command, args, world) => {
  const given = readArguments(args, GROUPADD_VALUES)
  const [name, group] = given.positionals
  if (group !== undefined) return joinGroup(world, command, name ?? null, group)
  const there = name != null && world.accounts.groups.get(name)?.certain === true
  if (there && given.has('-f', '--force', '--system')) return 'ok'
  if (there)
    return failed(world, command, 'account-exists', `${command.program}: group '${name}' already exists`)
  return addGroup(world, command, name, given.get('-g', '--gid'))
}

/** Debian's and BusyBox's. */
const addgroup: Effect = (command, args, world) => {
  const foreign = isBusybox(world) ? foreignOption(args, BUSYBOX_ADDGROUP) : null
  return foreign === null ? groupadd(command, args, world) : unrecognized(world, command, foreign)
}

const usermod: Effect = (command, args, world) => {
  const given = readArguments(args, [...USERADD_VALUES, '-l', '--login'])
  const name = given.positionals.at(-1)
  const joined = joinGroup(world, command, name ?? null, missingGroup(world, given))
  if (joined === 'fail') return joined
  const account = name == null ? undefined : world.accounts.users.get(name)
  if (name == null || !account || !command.certain) return 'unknown'
  const uid = given.get('-u', '--uid')
  const login = given.get('-l', '--login')
  const home = given.get('-d', '--home', '--home-dir')
  const id = uid === undefined ? account.id : numberOf(uid)
  const group = given.get('-g', '--gid')
  const changed = {
    ...account,
    id,
    fixed: uid === undefined ? account.fixed : id !== null,
    home: home === undefined ? account.home : home,
    group: group === undefined ? account.group : group,
  }
  world.accounts.users.set(login ?? name, changed)
  if (login != null && login !== name) world.accounts.users.delete(name)
  return 'unknown'
}

/** `groupmod -g 1001 staff`, `groupmod -n crew staff`. */
const groupmod: Effect = (command, args, world) => {
  const given = readArguments(args, ['-g', '--gid', '-n', '--new-name', '-p', '--password', '-R', '--root'])
  const name = given.positionals.at(-1)
  const group = name == null ? undefined : world.accounts.groups.get(name)
  if (name == null || !group || !command.certain) return 'unknown'
  const id = given.get('-g', '--gid')
  const renamed = given.get('-n', '--new-name')
  const changed = id === undefined ? group : { ...group, id: numberOf(id), fixed: numberOf(id) !== null }
  if (renamed != null) world.accounts.groups.delete(name)
  if (renamed !== null) world.accounts.groups.set(renamed ?? name, changed)
  return 'unknown'
}

/** `userdel -r app` takes the home along. */
const userdel: Effect = (command, args, world) => {
  const given = readArguments(args, ['-R', '--root'])
  const [name, group] = given.positionals
  // `deluser USER GROUP` only leaves the group.
  if (name == null || group !== undefined || !command.certain) return 'unknown'
  const home = world.accounts.users.get(name)?.home ?? null
  world.accounts.users.delete(name)
  if (home !== null && home !== '/' && given.has('-r', '--remove', '--remove-home')) removeAt(world, home)
  return 'unknown'
}

const groupdel: Effect = (command, args, world) => {
  const [name] = readArguments(args, ['-R', '--root']).positionals
  if (name != null && command.certain) world.accounts.groups.delete(name)
  return 'unknown'
}

/** `gpasswd -a USER GROUP`. */
const gpasswd: Effect = (command, args, world) => {
  const given = readArguments(args, ['-a', '--add', '-d', '--delete', '-A', '-M'])
  const user = given.get('-a', '--add')
  return user === undefined ? 'unknown' : joinGroup(world, command, user, given.positionals[0] ?? null)
}

/** `passwd -d app`, `chsh -s /bin/bash app`: the account they name has to exist. */
const ofAccount =
  (valued: readonly string[]): Effect =>
  (command, args, world) => {
    const [name] = readArguments(args, valued).positionals
    return name == null ? 'unknown' : joinGroup(world, command, name, null)
  }

/** `id app` succeeds where the account exists: the usual guard before useradd. */
const id: Effect = (_command, args, world) => {
  const name = readArguments(args, []).positionals[0]
  if (name === undefined) return 'ok'
  const { known } = ownerOf(world.accounts, name)
  if (known === null || (name !== null && /^\d+$/.test(name))) return 'unknown'
  return known ? 'ok' : 'fail'
}

/** `getent passwd app`, `getent group app`. */
const getent: Effect = (_command, args, world) => {
  const [database, name] = args
  if (name == null || (database !== 'passwd' && database !== 'group')) return 'unknown'
  const account = (database === 'passwd' ? world.accounts.users : world.accounts.groups).get(name)
  if (account) return account.certain ? 'ok' : 'unknown'
  return world.accounts.complete && !/^\d+$/.test(name) ? 'fail' : 'unknown'
}

export const accountEffects: Effects = {
  useradd: needsRoot(useradd),
  adduser: needsRoot(adduser),
  groupadd: needsRoot(groupadd),
  addgroup: needsRoot(addgroup),
  usermod: needsRoot(usermod),
  groupmod: needsRoot(groupmod),
  userdel: needsRoot(userdel),
  deluser: needsRoot(userdel),
  groupdel: needsRoot(groupdel),
  delgroup: needsRoot(groupdel),
  gpasswd: needsRoot(gpasswd),
  passwd: ofAccount(['-n', '-x', '-w', '-i', '-R']),
  chsh: ofAccount(['-s', '--shell', '-R']),
  chpasswd: harmless,
  newusers: () => null,
  id,
  getent,
}
