import { baseName, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { packageOfProgram } from '../../images/packages/packages.ts'
import { names } from '../names.ts'
import { programIn } from '../programs.ts'
import { exists, followLinks, isOpaque } from '../tree.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import type { Effect, Effects, Status } from './effect.ts'
import { nodeDependencies, readObject } from './node-manifest.ts'
import { failed } from './support.ts'

/**
 * `npm run build`: what a script of package.json does is not modelled, but its first program may surely not be there: a
 * development dependency that was left out or pruned. Null when it may do anything.
 */
export function nodeScript(name: string | null, command: Executed, world: World): Status | null {
  const program = name === null ? null : firstProgram(name, command, world)
  const owner = program === null ? null : packageOfProgram('npm', program)
  if (program === null || owner === null || !isLeftOut(owner, program, command, world)) return null
  return failed(world, command, 'command-not-found', `sh: 1: ${program}: not found`, program)
}

/**
 * `npx tsc`, `npm exec tsc`: what is not installed is fetched under its own name, and then it is another program than the one whose
 * package has a different name. Null when it may be there, or may do anything. Source: docs.npmjs.com/cli/commands/npx.
 */
export function nodeProgram(
  words: readonly (string | null)[],
  command: Executed,
  world: World,
): Status | null {
  const program = words.find((word) => word === null || !NPX_FLAGS.includes(word)) ?? null
  const owner = program === null ? null : packageOfProgram('npm', program)
  if (program === null || owner === null || owner === program) return null
  if (!isLeftOut(owner, program, command, world)) return null
  const message = `npx: ${program} comes with ${owner}, which is not installed; the package called ${program} is another one`
  return failed(world, command, 'command-not-found', message, program)
}

/** `tsc`, `./node_modules/.bin/tsc`: the program itself. Null when it may be there, or may do anything. */
const packageProgram: Effect = (command, _args, world) => {
  const path = command.argv[0] ?? ''
  const program = baseName(path)
  const owner = packageOfProgram('npm', program)
  const isHere = [program, `node_modules/.bin/${program}`].includes(path.replace(/^\.\//, ''))
  if (owner === null || !isHere || !isLeftOut(owner, program, command, world)) return null
  return failed(world, command, 'command-not-found', `sh: 1: ${path}: not found`, program)
}

/** Programs of development dependencies, which people also start without npm. */
export const packagePrograms: Effects = Object.fromEntries(
  names('tsc vite ng eslint jest vitest prettier esbuild playwright').map((name) => [name, packageProgram]),
)

/** Options before the program that name no other package; those of the program stand behind it. */
const NPX_FLAGS = names('-y --yes --no --no-install --offline --prefer-offline -q --quiet -s --silent --')

/** The word that the script begins with. */
function firstProgram(name: string, { cwd, range }: Executed, world: World): string | null {
  const path = resolvePath(cwd, 'package.json')
  const content = path === null ? null : (followLinks(world.tree, path)?.content ?? null)
  const scripts = content === null ? undefined : readObject(content)?.['scripts']
  const text =
    typeof scripts === 'object' && scripts !== null ? (scripts as Record<string, unknown>)[name] : null
  if (typeof text !== 'string') return null
  const [first] = walkCommands(parseShellText(text, range))
  const word = first?.certain === true ? (first.command.words[0]?.literal ?? null) : null
  return word === null || word !== baseName(word) ? null : word
}

/** package.json lists it, other packages of the list are installed beside it or none at all, and it is neither there nor on PATH. */
function isLeftOut(owner: string, program: string, command: Executed, world: World): boolean {
  const directory = resolvePath(command.cwd, 'node_modules')
  const listed = nodeDependencies(world, command, false)?.packages.map(({ name }) => name) ?? []
  const installed = [...world.installed.values()].filter(({ manager }) => manager === 'npm')
  const isBare = installed.length === 0 && directory !== null && exists(world.tree, directory) === 'no'
  const isKnown =
    isBare ||
    installed.some(
      ({ name, location, certain }) => certain && location === directory && listed.includes(name),
    )
  if (!listed.includes(owner) || !isKnown || installed.some(({ name }) => name === owner)) return false
  const isPlain = Object.hasOwn(world.facts?.runtimes ?? {}, 'node') && command.cwd !== null
  // The install itself may leave anything beside package.json; node_modules below another folder is looked into as well.
  return isPlain && !isOpaque(world.tree, parentPath(command.cwd)) && isNowhereElse(program, world)
}

/** No official image of Node.js brings programs of packages; what is installed beside it lies in one of these. */
function isNowhereElse(program: string, world: World): boolean {
  const places = ['/usr/local/bin', '/usr/bin', '/bin']
  return (
    programIn(world, program) !== 'yes' &&
    places.every((place) => !isOpaque(world.tree, `${place}/${program}`))
  )
}
