import { readArguments, type Arguments } from '../arguments.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import type { Effect, Effects, Status } from './effect.ts'
import { directoryOf, inHome } from './install.ts'
import { installProject } from './project.ts'
import { fill, pathOf } from './support.ts'
import { names } from '../names.ts'

const VALUES = names(
  '-o --output -c --configuration -r --runtime -f --framework -v --verbosity',
  '--os -a --arch -s --source --configfile --packages --tool-path --version -n',
)

/** Source: learn.microsoft.com/dotnet/core/tools. */
const dotnet: Effect = (command, args, world) => {
  const given = readArguments(args, VALUES)
  const [verb, second] = given.positionals
  switch (verb) {
    case 'restore':
      return restore(given, command, world)
    case 'build':
    case 'publish':
    case 'pack':
    case 'msbuild':
      return compile(given, command, world)
    case 'tool':
      if (second === 'install' || second === 'update' || second === 'restore') {
        const path = given.get('--tool-path')
        const directory = path === undefined ? inHome(world, '.dotnet/tools') : pathOf(command, path)
        fill(world, directory, 'dotnet tools', { size: null })
      }
      return 'unknown'
    case 'test':
    case 'run':
    case 'new':
      return null
    default:
      return 'unknown'
  }
}

/** NuGet packages, and what the build needs to find them beside each project. */
function restore(given: Arguments, command: Executed, world: World): Status {
  const option = given.get('--packages')
  const directory =
    option === undefined
      ? directoryOf(world, 'NUGET_PACKAGES', inHome(world, '.nuget/packages'))
      : pathOf(command, option)
  const project = given.positionals.slice(1).filter((word) => word !== null)
  installProject(world, command, { manager: 'dotnet', manifests: project, directory, bulk: 'nuget' })
  fill(world, command.cwd, 'dotnet objects', { size: null })
  return 'unknown'
}

function compile(given: Arguments, command: Executed, world: World): Status {
  if (!given.has('--no-restore', '--no-build')) restore(given, command, world)
  const output = given.get('-o', '--output')
  // Besides the output, `bin` and `obj` beside each project.
  fill(world, command.cwd, 'dotnet objects', { size: null })
  if (output !== undefined) fill(world, pathOf(command, output), 'dotnet', { size: null })
  return 'unknown'
}

export const dotnetEffects: Effects = { dotnet }
