import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { venvOfProgram, venvOnPath } from '../python.ts'
import type { Executed } from '../types.ts'
import { addBulk, newEntry, type World } from '../world.ts'
import type { Status } from './effect.ts'
import { emptyOf } from './site-packages.ts'
import { write } from './support.ts'

/** pip, which `python -m venv` puts into a new environment. */
const ENSUREPIP_BYTES = 12_500 * 1024
/** The scripts that activate it. */
const SCRIPTS_BYTES = 20_000

/** `python -m venv /venv`, `virtualenv /venv`; `bare`: `uv venv`, which brings no pip. */
export function makeVenv(
  command: Executed,
  words: readonly (string | null)[],
  world: World,
  bare = false,
): Status {
  const given = readArguments(words, ['--prompt', '--python', '-p', '--seed-packages'])
  for (const word of given.positionals) {
    const path = resolvePath(command.cwd, word)
    if (path === null) continue
    if (given.has('--clear') && command.certain) emptyOf(world, path)
    world.venvs.add(path)
    write(world, path, newEntry(world, 'directory'))
    world.tree.opaque.add(path)
    write(world, `${path}/bin/python`, newEntry(world, 'symlink', { content: 'python' }))
    write(world, `${path}/pyvenv.cfg`, newEntry(world, 'file', { size: 200, estimated: true }))
    const bytes = bare || given.has('--without-pip') ? SCRIPTS_BYTES : ENSUREPIP_BYTES
    addBulk(world, path, 'venv', { size: command.certain ? bytes : null })
  }
  return 'unknown'
}

/** `--python /venv/bin/python` or `--python /venv` says which environment is meant. */
export function venvOfPython(given: Arguments, command: Executed, world: World): string | null {
  const python = given.get('--python', '-p')
  if (python == null) return null
  const path = resolvePath(command.cwd, python)
  return path !== null && world.venvs.has(path) ? path : venvOfProgram(python, command.cwd, world)
}

/** The environment uv takes without being told: VIRTUAL_ENV, `.venv` in the working directory, the one on PATH. */
export function activeVenv(command: Executed, world: World): string | null {
  const active = world.lookup('VIRTUAL_ENV')
  if (typeof active === 'string' && active !== '') return resolvePath(command.cwd, active)
  const local = resolvePath(command.cwd, '.venv')
  return local !== null && world.venvs.has(local) ? local : venvOnPath(world)
}
