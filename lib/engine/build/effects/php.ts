import { readArguments } from '../arguments.ts'
import { remove } from '../tree.ts'
import { bulkPath, type World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { directoryOf, inHome, leaveCache } from './install.ts'
import { installProject } from './project.ts'
import { fill, pathOf } from './support.ts'

const VALUES = [
  '-d',
  '--working-dir',
  '--prefer-install',
  '--ignore-platform-req',
  '--apcu-autoloader-prefix',
  '--repository',
]

/** `composer install`: packages into `vendor`, archives into a cache. Source: getcomposer.org/doc/03-cli.md. */
const composer: Effect = (command, args, world) => {
  const given = readArguments(args, VALUES)
  const [verb, ...names] = given.positionals
  const inside = given.get('-d', '--working-dir')
  const at = inside == null ? command : { ...command, cwd: pathOf(command, inside) }
  switch (verb) {
    case 'install':
    case 'i':
    case 'update':
    case 'require':
      installProject(world, at, {
        manager: 'composer',
        manifests: ['composer.json', 'composer.lock'],
        directory: pathOf(at, 'vendor'),
        bulk: 'composer',
      })
      leave(world)
      return 'unknown'
    case 'global':
      fill(world, home(world), 'composer global', { size: null })
      leave(world)
      return 'unknown'
    case 'create-project':
      fill(world, pathOf(at, names[1] ?? '.'), 'composer project', { size: null })
      leave(world)
      return 'unknown'
    case 'clear-cache':
    case 'clearcache':
    case 'cc':
      if (command.certain && cache(world) !== null) remove(world.tree, bulkPath(cache(world)!, 'composer'))
      return 'unknown'
    case 'config':
    case 'validate':
    case 'show':
    case 'check-platform-reqs':
    case 'diagnose':
    case 'self-update':
    case 'about':
      return 'unknown'
    default:
      return null
  }
}

function home(world: World): string | null {
  return directoryOf(world, 'COMPOSER_HOME', inHome(world, '.composer'))
}

function cache(world: World): string | null {
  const own = home(world)
  return directoryOf(world, 'COMPOSER_CACHE_DIR', own === null ? null : `${own}/cache`)
}

function leave(world: World): void {
  leaveCache(world, cache(world), 'composer', null)
}

export const phpEffects: Effects = named(['composer', 'composer.phar'], composer)
