import { readArguments } from '../arguments.ts'
import type { Account } from '../accounts.ts'
import { isRoot, ownerOf } from '../accounts.ts'
import type { Executed } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import type { Effect, Status } from './effect.ts'
import { failed, write } from './files.ts'

/** Account tools write /etc/passwd and /etc/group: only root may. */
function needsRoot(effect: Effect): Effect {
  return (command, args, world) => {
    if (isRoot(world.user) !== false) return effect(command, args, world)
    return failed(world, command, 'permission-denied', `${command.program}: Permission denied`)
  }
}

/** Alpine has BusyBox's adduser and addgroup; useradd and its relatives come with the package shadow. */
function shadow(effect: Effect): Effect {
  return (command, args, world) => {
    const provided = [...world.installed.values()].some(
      ({ manager, name }) => manager === 'apk' && name === 'shadow',
    )
    if (world.family !== 'alpine' || provided || world.tree.opaque.has('/'))
      return effect(command, args, world)
    return failed(
      world,
      command,
      'command-missing',
      `${command.program}: not found. Alpine has adduser and addgroup in its place.`,
    )
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
  if (name == null) return 'unknown'
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
  if (name == null) return 'unknown'
  if (world.accounts.groups.get(name)?.certain) return 'fail'
  world.accounts.groups.set(name, {
    id: numberOf(id),
    fixed: numberOf(id) !== null,
    group: null,
    home: null,
    certain: command.certain,
    created: command.range,
  })
  world.log.accounts.push({ kind: 'group', name, id: numberOf(id) })
  return 'ok'
}

/** Options of shadow's useradd that take a value. Source: useradd(8). */
const USERADD_VALUES = [
  '-b',
  '--base-dir',
  '-c',
  '--comment',
  '-d',
  '--home-dir',
  '--home',
  '-e',
  '--expiredate',
  '-f',
  '--inactive',
  '-g',
  '--gid',
  '-G',
  '--groups',
  '-k',
  '--skel',
  '-K',
  '--key',
  '-p',
  '--password',
  '-R',
  '--root',
  '-s',
  '--shell',
  '-u',
  '--uid',
  '-Z',
  '--selinux-user',
]

const useradd: Effect = (command, args, world) => {
  const given = readArguments(args, USERADD_VALUES)
  if (given.has('-D', '--defaults')) return 'unknown'
  const name = given.positionals[0]
  const uid = given.get('-u', '--uid')
  const group = given.get('-g', '--gid')
  const home = given.get('-d', '--home-dir', '--home') ?? (name == null ? null : `/home/${name}`)
  if (group != null && world.accounts.complete && !groupExists(world, group)) {
    return failed(world, command, 'unknown-group', `useradd: group '${group}' does not exist`)
  }
  const taken =
    numberOf(uid) !== null &&
    [...world.accounts.users.values()].some((each) => each.certain && each.id === numberOf(uid))
  if (taken && !given.has('-o', '--non-unique'))
    return failed(world, command, 'account-exists', `useradd: UID ${uid} is not unique`)
  const ownGroup = group === undefined && !given.has('-N', '--no-user-group')
  if (
    ownGroup &&
    name != null &&
    world.accounts.groups.get(name)?.certain &&
    !world.accounts.users.has(name)
  ) {
    const text = `useradd: group ${name} exists - if you want to add this user to that group, use -g.`
    return failed(world, command, 'account-exists', text)
  }
  const account = { id: numberOf(uid), fixed: numberOf(uid) !== null, group: group ?? name ?? null, home }
  const status = addUser(world, command, name, account)
  // A group of the user's own name comes along unless -g or -N says otherwise (USERGROUPS_ENAB).
  if (status === 'ok' && ownGroup) addGroup(world, command, name, uid)
  if (status === 'ok' && given.has('-m', '--create-home')) makeHome(world, home, name, numberOf(uid))
  return status
}

function groupExists(world: World, group: string): boolean {
  const id = numberOf(group)
  if (id === null) return world.accounts.groups.has(group)
  // A group whose number is not known may be this one.
  return [...world.accounts.groups.values()].some((each) => each.id === id || each.id === null)
}

function makeHome(
  world: World,
  home: string | null,
  name: string | null | undefined,
  uid: number | null,
): void {
  if (home === null || name == null) return
  write(world, home, newEntry(world, 'directory', { owner: { name, uid }, mode: 0o755 }))
}

/**
 * Two programs bear this name: Debian's adduser (long options, makes a group) and BusyBox's (short options, -S -D -H -G).
 * Their options do not collide in what matters here. Sources: adduser(8), busybox adduser --help.
 */
const ADDUSER_VALUES = [
  '--home',
  '-h',
  '--shell',
  '-s',
  '--uid',
  '-u',
  '--gid',
  '--ingroup',
  '-G',
  '--firstuid',
  '--lastuid',
  '--gecos',
  '-g',
  '--comment',
  '--conf',
  '-k',
]

const adduser: Effect = (command, args, world) => {
  const given = readArguments(args, ADDUSER_VALUES)
  const [name, group] = given.positionals
  if (group != null) return 'unknown'
  const uid = given.get('--uid', '-u')
  const primary = given.get('--ingroup', '--gid', '-G')
  if (primary != null && world.accounts.complete && !groupExists(world, primary)) {
    return failed(world, command, 'unknown-group', `adduser: unknown group ${primary}`)
  }
  const system = given.has('--system', '-S')
  const home = given.get('--home', '-h') ?? (name == null ? null : `/home/${name}`)
  const account = { id: numberOf(uid), fixed: numberOf(uid) !== null, group: primary ?? name ?? null, home }
  const status = addUser(world, command, name, account)
  if (status === 'ok' && primary === undefined && (!system || given.has('--group')))
    addGroup(world, command, name, uid)
  if (status === 'ok' && !system && !given.has('--no-create-home', '-H'))
    makeHome(world, home, name, numberOf(uid))
  return status
}

const groupadd: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '-g',
    '--gid',
    '-K',
    '--key',
    '-p',
    '--password',
    '-R',
    '--root',
    '-U',
    '--users',
    '--firstgid',
    '--lastgid',
    '--conf',
  ])
  const [name, group] = given.positionals
  // `addgroup USER GROUP` puts a user into a group.
  if (group != null) return 'unknown'
  return addGroup(world, command, name, given.get('-g', '--gid'))
}

const usermod: Effect = (command, args, world) => {
  const given = readArguments(args, [...USERADD_VALUES, '-l', '--login', '-a'])
  const name = given.positionals.at(-1)
  const account = name == null ? undefined : world.accounts.users.get(name)
  if (name == null || !account || !command.certain) return 'unknown'
  const uid = given.get('-u', '--uid')
  const login = given.get('-l', '--login')
  const id = uid === undefined ? account.id : numberOf(uid)
  const changed = { ...account, id, fixed: uid === undefined ? account.fixed : id !== null }
  world.accounts.users.set(login ?? name, changed)
  if (login != null && login !== name) world.accounts.users.delete(name)
  return 'unknown'
}

const userdel: Effect = (command, args, world) => {
  const name = readArguments(args, []).positionals[0]
  if (name != null && command.certain) world.accounts.users.delete(name)
  return 'unknown'
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

export const accountEffects: Readonly<Record<string, Effect>> = {
  useradd: shadow(needsRoot(useradd)),
  adduser: needsRoot(adduser),
  groupadd: shadow(needsRoot(groupadd)),
  addgroup: needsRoot(groupadd),
  usermod: shadow(needsRoot(usermod)),
  groupmod: needsRoot(() => 'unknown'),
  userdel: needsRoot(userdel),
  deluser: needsRoot(userdel),
  groupdel: needsRoot(() => 'unknown'),
  id,
  getent,
}
