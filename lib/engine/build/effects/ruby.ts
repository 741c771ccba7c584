import { readArguments } from '../arguments.ts'
import type { Executed, Package } from '../types.ts'
import type { World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { directoryOf, leaveCache, record } from './install.ts'
import { installProject, manifestAt } from './project.ts'
import { fill, pathOf } from './support.ts'

/** The directory gems go to: GEM_HOME in the official images, otherwise the interpreter's own. Source: docker-library/ruby. */
function gemHome(world: World): string {
  return directoryOf(world, 'GEM_HOME', '/usr/local/lib/ruby') ?? '/usr/local/lib/ruby'
}

/** `bundle install`: gems that Gemfile lists. Source: bundler.io/man/bundle-install.1.html. */
const bundle: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '--path',
    '--without',
    '--with',
    '--jobs',
    '-j',
    '--retry',
    '--gemfile',
    '--binstubs',
  ])
  const [verb] = given.positionals
  if (verb === 'config' || verb === 'check' || verb === 'list' || verb === 'lock' || verb === 'version') {
    if (verb === 'config')
      fill(world, directoryOf(world, 'BUNDLE_APP_CONFIG', pathOf(command, '.bundle')), 'config', SMALL)
    return 'unknown'
  }
  if (verb !== undefined && verb !== 'install' && verb !== 'update') return null
  installProject(world, command, {
    manager: 'gem',
    manifests: ['Gemfile', 'Gemfile.lock'],
    directory: bundlePath(given.get('--path'), command, world),
    bulk: 'gem',
    packages: gemsOf(world, command)?.length === 0 ? [] : null,
  })
  return 'unknown'
}

const SMALL = { size: 200, estimated: true } as const

function bundlePath(option: string | null | undefined, command: Executed, world: World): string | null {
  if (option !== undefined) return pathOf(command, option)
  const path = world.lookup('BUNDLE_PATH')
  if (path !== undefined && path !== '') return pathOf(command, path)
  // What `bundle config` was told is not followed.
  const told = world.log.commands.some(({ program, argv }) => program === 'bundle' && argv.includes('path'))
  const deploys = world.lookup('BUNDLE_DEPLOYMENT') !== undefined
  return told ? null : deploys ? pathOf(command, 'vendor/bundle') : gemHome(world)
}

function gemsOf(world: World, command: Executed): string[] | null {
  const content = manifestAt(world, command, 'Gemfile')?.content
  if (content == null || /^[ \t]*(gemspec|eval_gemfile)\b/m.test(content)) return null
  return [...content.matchAll(/^[ \t]*gem[ \t(]*['"]([\w.-]+)['"]/gm)].map((line) => line[1]!)
}

/** `gem install rails -v 8.0`. Source: guides.rubygems.org/command-reference. */
const gem: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '-v',
    '--version',
    '-i',
    '--install-dir',
    '-n',
    '--bindir',
    '-s',
    '--source',
    '-P',
  ])
  const [verb, ...names] = given.positionals
  if (verb !== 'install' && verb !== 'i' && verb !== 'update') return 'unknown'
  const option = given.get('-i', '--install-dir')
  const directory = option === undefined ? gemHome(world) : pathOf(command, option)
  const packages = names.map((name): Package | null =>
    name === null
      ? null
      : {
          manager: 'gem',
          name: name.replace(/:.*$/, ''),
          version: given.get('-v', '--version') ?? null,
          manifest: null,
        },
  )
  const known = packages.filter((each) => each !== null)
  record(world, {
    manager: 'gem',
    packages: known.length === packages.length ? known : null,
    manifests: [],
    prefix: directory,
    command,
  })
  leaveCache(world, directory, `gem ${names.filter((name) => name !== null).join(' ')}`, null)
  // Programs of a gem, and documentation.
  world.tree.opaque.add('/usr/local')
  return 'unknown'
}

export const rubyEffects: Effects = {
  ...named(['bundle', 'bundler'], bundle),
  gem,
}
