import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { remove } from '../tree.ts'
import type { Executed, Package } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { addHidden, addOnce } from './install.ts'
import {
  hasFacts,
  installSystem,
  refusesUser,
  removeSystem,
  removeUnneeded,
  systemDirectory,
} from './distribution.ts'
import { names } from '../names.ts'

/** Options that take a value. Source: apk(8), apk-add(8). */
const VALUES = names(
  '-t --virtual -X --repository -p --root --repositories-file --keys-dir --arch',
  '--wait --cache-dir --cache-max-age --progress-fd --timeout',
)

const INDEX = { directory: '/var/cache/apk', name: 'index', size: 2_700_000 }

const apk: Effect = (command, args, world) => {
  const given = readArguments(args, VALUES)
  const verb = given.positionals.find((word) => word !== null)
  if (verb === undefined) return 'unknown'
  const refused = refusesUser(command, verb, world)
  if (refused !== null) return refused
  const names = given.positionals.slice(given.positionals.indexOf(verb) + 1)
  const root = rootOf(given, command)
  if (given.has('-s', '--simulate') || root === null) return root === null ? null : 'unknown'
  if (verb === 'add') add(names, given, root, command, world)
  if (verb === 'del') del(names, root, command, world)
  if (verb === 'upgrade' || verb === 'fix')
    addHidden(world, systemDirectory(root), `apk ${verb}`, { size: null })
  if (['add', 'update', 'upgrade', 'fix'].includes(verb) && !given.has('--no-cache')) leaveIndex(root, world)
  if (verb === 'fetch' || verb === 'mkndx' || verb === 'index') return null
  return 'unknown'
}

/** The directory that `--root` names, `/` without it; null when unknown. */
function rootOf(given: Arguments, { cwd }: Executed): string | null {
  const root = given.get('-p', '--root')
  return root === undefined ? '/' : resolvePath(cwd, root)
}

/** Indexes of main and community, which apk fetches when it has none and keeps. Source: apk(8), --no-cache. */
function leaveIndex(root: string, world: World): void {
  const directory = root === '/' ? INDEX.directory : root + INDEX.directory
  addOnce(world, directory, INDEX.name, { size: INDEX.size })
}

function add(
  words: readonly (string | null)[],
  given: Arguments,
  root: string,
  command: Executed,
  world: World,
): void {
  const known = words.filter((word) => word !== null)
  // `!pkg` is a package that must not be there.
  const packages = known.filter((word) => !word.startsWith('!')).map(packageOf)
  const virtual = given.get('-t', '--virtual')
  const news = packages.filter(({ name }) => !world.installed.has(`apk ${name} ${root}`))
  const complete = known.length === words.length
  installSystem(world, { manager: 'apk', packages, complete, root, recommends: false, command })
  if (virtual == null || virtual === '') return
  const content = news.map(({ name }) => name).join(' ')
  addHidden(world, systemDirectory(root), `apk ${virtual}`, {
    size: 0,
    package: `apk ${virtual}`,
    content,
  })
}

/** `curl=8.14.1-r1`, `git>2`, `shadow@community`, `gcc~13`. Source: apk-world(5). */
function packageOf(text: string): Package {
  const match = /^([^=<>~@]+)(?:@[^=<>~]*)?(?:[=<>~]+(.*?)(?:@.*)?)?$/.exec(text)
  return { manager: 'apk', name: match?.[1] ?? text, version: match?.[2] ?? null, manifest: null }
}

/** Takes packages off the list of those wanted, and with them all that nothing needs then. Source: apk-del(8). */
function del(words: readonly (string | null)[], root: string, command: Executed, world: World): void {
  if (!command.certain) return
  for (const word of words) {
    if (word === null) continue
    const { name } = packageOf(word)
    const path = bulkPath(systemDirectory(root), `apk ${name}`)
    const members = world.tree.entries.get(path)?.content?.split(' ')
    // A package of that name goes with its programs, where nothing needs it.
    if (members !== undefined) remove(world.tree, path)
    const wanted = [name, ...(members ?? [])]
    for (const each of wanted) world.installed.delete(`apk ${each} ${root}`)
    // What nothing is known of goes; of the rest what something else needs stays.
    const open = wanted.filter((each) => !hasFacts('apk', each))
    removeSystem(world, 'apk', root, open)
  }
  removeUnneeded(world, 'apk', root, false)
}

export const apkEffects: Effects = named(['apk'], apk)
