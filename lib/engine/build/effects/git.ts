import { baseName } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import { homeOf } from './pip.ts'
import { putDirectories } from '../tree.ts'
import { newEntry } from '../world.ts'
import { harmless, named, type Effect, type Effects } from './effect.ts'
import { fill, isMissing, noSuchFile, pathOf, spill, writeFile } from './support.ts'
import { names } from '../names.ts'

type Words = readonly (string | null)[]

/** Options before git's verb that take a value. Source: git(1). */
const GIT_VALUES = ['-C', '-c', '--git-dir', '--work-tree', '--namespace', '--config-env', '--exec-path']
/** Options of git clone that take a value. Source: git-clone(1). */
const CLONE_VALUES = names(
  '-b --branch --depth -o --origin -c --config --reference -j --jobs --shallow-since',
  '--shallow-exclude --filter --separate-git-dir -u --upload-pack --template',
  '--reference-if-able --server-option --bundle-uri --revision',
)

/** What a verb does: brings files of unknown names, or nothing at all. Every other one is not modelled. */
const SPILLS = names(
  'checkout pull fetch submodule apply am reset clean merge rebase lfs switch restore',
  'cherry-pick commit add tag branch remote stash gc rm mv worktree sparse-checkout',
  'update-index update-ref revert read-tree maintenance prune repack',
)
const ASKS = names(
  'describe rev-parse log status ls-remote ls-files diff show version help rev-list cat-file',
  'grep shortlog blame verify-tag verify-commit archive name-rev',
)

const git: Effect = (command, args, world) => {
  const at = verbIndex(args)
  const verb = at === -1 ? undefined : args[at]
  if (verb == null) return verb === null ? null : 'unknown'
  const rest = args.slice(at + 1)
  const place = readArguments(args.slice(0, at), GIT_VALUES).get('-C')
  const cwd = place === undefined ? command.cwd : pathOf(command, place)
  const here = { ...command, cwd }
  if (verb === 'clone') return clone(here, rest, world)
  if (verb === 'init') return init(here, rest, world)
  if (verb === 'config') return config(here, rest, world)
  if (SPILLS.includes(verb)) spill(world, cwd)
  return SPILLS.includes(verb) || ASKS.includes(verb) ? 'unknown' : null
}

/** The first word that is no option of git itself; -1 without one. */
function verbIndex(args: Words): number {
  for (let at = 0; at < args.length; at++) {
    const word = args[at]
    if (word == null || !word.startsWith('-')) return at
    if (GIT_VALUES.includes(word)) at++
  }
  return -1
}

/** `git clone URL [DIR]`: a work tree of unknown files, and the history under `.git`. */
const clone: Effect = (command, args, world) => {
  const given = readArguments(args, CLONE_VALUES)
  const [url = null, directory] = given.positionals
  const name = directory === undefined ? nameOf(url, given.has('--bare', '--mirror')) : directory
  const path = pathOf(command, name)
  if (path === null) {
    spill(world, command.cwd)
    return 'unknown'
  }
  putDirectories(world.tree, path, newEntry(world, 'directory'))
  const bare = given.has('--bare', '--mirror')
  if (!bare && !given.has('-n', '--no-checkout')) fill(world, path, `git ${baseName(path)}`)
  fill(world, bare ? path : `${path === '/' ? '' : path}/.git`, 'git history')
  return 'unknown'
}

/** `https://host/team/app.git` → `app`. Source: git-clone(1), <directory>. */
function nameOf(url: string | null, bare: boolean): string | null {
  const path = url?.replace(/(?<!\/)\/+$/, '').replace(/\/\.git$/, '') ?? null
  const last = path === null ? '' : path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
  const name = last.replace(/\.git$/, '')
  return name === '' ? null : bare ? `${name}.git` : name
}

/** What `git init` puts into `.git`: its sample hooks, for the most part. */
const EMPTY_REPOSITORY_BYTES = 30_000

const init: Effect = (command, args, world) => {
  const given = readArguments(args, ['-b', '--initial-branch', '--template', '--separate-git-dir'])
  const path = pathOf(command, given.positionals[0] ?? '.')
  if (path === null) spill(world, null)
  else
    fill(world, `${path === '/' ? '' : path}/.git`, 'git', { size: EMPTY_REPOSITORY_BYTES, estimated: true })
  return 'unknown'
}

/** A setting is a line or two. */
const SETTINGS_BYTES = 100

const config: Effect = (command, args, world) => {
  const given = readArguments(args, ['-f', '--file', '--type', '--default', '--blob'])
  if (given.has('--get', '--get-all', '--list', '-l', '--get-regexp') || given.positionals.length < 2)
    return 'unknown'
  const file = given.get('-f', '--file')
  const home = homeOf(world)
  const path = given.has('--system')
    ? '/etc/gitconfig'
    : given.has('--global')
      ? home && `${home === '/' ? '' : home}/.gitconfig`
      : pathOf(command, file ?? '.git/config')
  if (path === null) spill(world, null)
  else
    writeFile(world, command, path, { content: null, context: null, size: SETTINGS_BYTES, estimated: true })
  return 'unknown'
}

/** `svn checkout URL DIR`, `hg clone URL DIR`. */
const otherClone: Effect = (command, args, world) => {
  const [verb, ...rest] = args
  if (!['checkout', 'co', 'export', 'clone'].includes(verb ?? '')) {
    spill(world, command.cwd)
    return 'unknown'
  }
  const { positionals } = readArguments(rest, ['-r', '--revision', '--username', '--password', '-b', '-u'])
  const path = pathOf(command, positionals[1] ?? nameOf(positionals[0] ?? null, false))
  if (path === null) spill(world, command.cwd)
  else {
    putDirectories(world.tree, path, newEntry(world, 'directory'))
    fill(world, path, `${command.program} ${baseName(path)}`)
  }
  return 'unknown'
}

/** `patch -p1 < fix.patch`: files of the working directory, or of -d, change. */
const patch: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '-p',
    '-d',
    '--directory',
    '-i',
    '--input',
    '-o',
    '-B',
    '-D',
    '-F',
    '-r',
    '-z',
  ])
  const target = given.get('-d', '--directory')
  const directory = target === undefined ? command.cwd : pathOf(command, target)
  const input = given.get('-i', '--input')
  if (input != null && isMissing(world, pathOf(command, input) ?? '/'))
    return noSuchFile(world, command, `patch: **** Can't open patch file ${input}`)
  spill(world, directory)
  return 'unknown'
}

export const gitEffects: Effects = { git, ...named(['svn', 'hg'], otherClone), patch, 'git-lfs': harmless }
