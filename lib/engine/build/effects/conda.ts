import { readArguments, type Arguments } from '../arguments.ts'
import { remove } from '../tree.ts'
import type { Executed, Package } from '../types.ts'
import { bulkPath, type World } from '../world.ts'
import { named, type Effect, type Effects, type Status } from './effect.ts'
import { directoryOf, leaveCache, record } from './install.ts'
import { fill, pathOf } from './support.ts'
import { names } from '../names.ts'

const VALUES = names(
  '-n --name -p --prefix -c --channel -f --file --solver --repodata-fn',
  '--platform --experimental -r --root-prefix',
)

/** conda, mamba and micromamba. Source: docs.conda.io, "Commands". */
const conda: Effect = (command, args, world) => {
  const given = readArguments(args, VALUES)
  const [first, second, ...rest] = given.positionals
  const verb = first === 'env' ? second : first
  const names = first === 'env' ? rest : [second, ...rest].filter((name) => name !== undefined)
  switch (verb) {
    case 'install':
    case 'create':
    case 'update':
    case 'upgrade':
      return install(names, given, command, world)
    case 'clean':
      return clean(given, command, world)
    case 'run':
    case 'build':
      return null
    default:
      return 'unknown'
  }
}

function root(world: World): string {
  return directoryOf(world, 'MAMBA_ROOT_PREFIX', '/opt/conda') ?? '/opt/conda'
}

function install(
  names: readonly (string | null)[],
  given: Arguments,
  command: Executed,
  world: World,
): Status {
  const packages = names.map((name) => (name === null ? null : packageOf(name)))
  const known = packages.filter((each) => each !== null)
  const prefix = prefixOf(given, command, world)
  const files = given.has('-f', '--file') || known.length < packages.length
  const manifests = given
    .all('-f')
    .concat(given.all('--file'))
    .flatMap((word) => world.tree.entries.get(pathOf(command, word) ?? '')?.context ?? [])
  record(world, { manager: 'conda', packages: files ? null : known, manifests, prefix, command })
  fill(world, prefix, 'conda', { size: null })
  leaveCache(world, `${root(world)}/pkgs`, 'conda', null)
  return 'unknown'
}

/** `numpy=2.1`, `conda-forge::gdal>=3`. Source: docs.conda.io, "Package match specifications". */
function packageOf(text: string): Package {
  const match = /^(?:[\w-]+::)?([\w.-]+?)(?:[=<>!~ ]+([\w.*]+).*)?$/.exec(text)
  return { manager: 'conda', name: match?.[1] ?? text, version: match?.[2] ?? null, manifest: null }
}

function prefixOf(given: Arguments, command: Executed, world: World): string | null {
  const prefix = given.get('-p', '--prefix')
  if (prefix !== undefined) return pathOf(command, prefix)
  const name = given.get('-n', '--name')
  if (name === null) return null
  return name === undefined || name === 'base' ? root(world) : `${root(world)}/envs/${name}`
}

/** `conda clean -afy`: the packages as they were downloaded and unpacked. */
function clean(given: Arguments, { certain }: Executed, world: World): Status {
  if (certain && given.has('-a', '--all', '-p', '--packages'))
    remove(world.tree, bulkPath(`${root(world)}/pkgs`, 'conda'))
  return 'unknown'
}

export const condaEffects: Effects = named(['conda', 'mamba', 'micromamba'], conda)
