import { resolvePath } from '../dockerfile/paths.ts'
import type { Status } from './effects/index.ts'
import { evaluateTest } from './shell-test.ts'
import { lookupFor, unknownCommand, type Runner, type Shell } from './shell-process.ts'
import type { Executed } from './types.ts'
import { problem } from './world.ts'

type Builtin = (
  command: Executed,
  shell: Shell,
  runner: Runner,
  own: ReadonlyMap<string, string | null>,
) => Status

export const builtins: Readonly<Record<string, Builtin>> = {
  cd: (command, shell) => {
    const target = command.argv.slice(1).find((word) => word === null || !word.startsWith('-'))
    shell.cwd = target === undefined ? null : resolvePath(shell.cwd, target)
    return 'unknown'
  },
  pushd: (command, shell) => {
    shell.cwd = resolvePath(shell.cwd, command.argv[1] ?? null)
    return 'unknown'
  },
  popd: (_command, shell) => {
    shell.cwd = null
    return 'unknown'
  },
  export: (command, shell) => setVariables(command, shell),
  readonly: (command, shell) => setVariables(command, shell),
  declare: (command, shell) => setVariables(command, shell),
  unset: (command, shell) => {
    for (const name of command.argv.slice(1)) if (name !== null) shell.variables.set(name, undefined)
    return 'ok'
  },
  set: () => 'ok',
  shopt: () => 'ok',
  umask: (command, shell) => {
    const mask = command.argv[1]
    if (mask !== undefined)
      shell.umask = mask !== null && /^[0-7]{1,4}$/.test(mask) ? Number.parseInt(mask, 8) : null
    return 'ok'
  },
  false: (command, _shell, runner) => {
    if (command.certain && command.failureStops) {
      runner.world.log.problems.push(
        problem(
          'run-fails',
          'The script ends with a failure, so the build stops here.',
          'error',
          command.range,
        ),
      )
    }
    return 'fail'
  },
  exit: (command, shell, runner) => {
    if (command.certain) shell.ended = true
    else if (['0', undefined].includes(command.argv[1] ?? undefined)) shell.over.maybe = true
    if (command.certain && command.failureStops && !['0', undefined].includes(command.argv[1] ?? undefined)) {
      runner.world.log.problems.push(
        problem(
          'run-fails',
          `The script ends with exit ${command.argv[1]}, so the build stops here.`,
          'error',
          command.range,
        ),
      )
    }
    return command.argv[1] === undefined ? 'unknown' : command.argv[1] === '0' ? 'ok' : 'fail'
  },
  test: (command, shell, runner) => evaluateTest(command.argv.slice(1), shell.cwd, runner.world.tree),
  '[': (command, shell, runner) => evaluateTest(command.argv.slice(1, -1), shell.cwd, runner.world.tree),
  '.': (command, shell, runner) => source(command, shell, runner),
  source: (command, shell, runner) => source(command, shell, runner),
}

function setVariables(command: Executed, shell: Shell): Status {
  for (const word of command.argv.slice(1)) {
    const equals = word?.indexOf('=') ?? -1
    if (word !== null && equals > 0) shell.variables.set(word.slice(0, equals), word.slice(equals + 1))
  }
  return 'ok'
}

/** `. /venv/bin/activate` puts the environment first on PATH; any other script may do anything. */
function source(command: Executed, shell: Shell, runner: Runner): Status {
  const path = resolvePath(shell.cwd, command.argv[1] ?? null)
  const venv = path?.endsWith('/bin/activate') ? path.slice(0, -'/bin/activate'.length) : null
  if (venv !== null && runner.world.venvs.has(venv)) {
    const old = lookupFor(shell, runner)('PATH')
    shell.variables.set('VIRTUAL_ENV', venv)
    shell.variables.set('PATH', typeof old === 'string' ? `${venv}/bin:${old}` : `${venv}/bin`)
    return 'unknown'
  }
  unknownCommand(runner.world)
  return 'unknown'
}
