import { resolvePath } from '../dockerfile/paths.ts'
import type { Status } from './effects/index.ts'
import { homeOf } from './effects/pip.ts'
import { failed, isMissing, spillAnywhere } from './effects/support.ts'
import { programIn } from './programs.ts'
import { isFilled, lookupFor, whereOf, type Runner, type Shell } from './shell-process.ts'
import { evaluateTest, FILLED } from './shell-test.ts'
import type { Executed } from './types.ts'
import { names } from './names.ts'

/** What a builtin makes of a script: how it ends, null where it may have done anything. */
type Builtin = (command: Executed, shell: Shell, runner: Runner) => Status | null

export const builtins: Readonly<Record<string, Builtin>> = {
  cd: (command, shell, runner) => {
    const target = command.argv
      .slice(1)
      .find((word) => word === null || word === '-' || !word.startsWith('-'))
    const path =
      target === undefined ? homeOf(runner.world) : target === '-' ? null : resolvePath(shell.cwd, target)
    const gone = path !== null && isMissing(runner.world, path)
    if (gone)
      failed(runner.world, command, 'file-missing', `cd: can't cd to ${target}: No such file or directory`)
    // Where that stops the build, the rest is read as if it had gone well.
    if (!gone || command.failureStops) shell.cwd = path
    return gone && !command.failureStops ? 'fail' : 'unknown'
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
  typeset: (command, shell) => setVariables(command, shell),
  local: (command, shell) => setVariables(command, shell),
  unset: (command, shell) => {
    for (const name of command.argv.slice(1)) if (name !== null) shell.variables.set(name, undefined)
    return 'ok'
  },
  read: (command, shell) => {
    for (const name of command.argv.slice(1))
      if (name !== null && /^\w+$/.test(name)) shell.variables.set(name, null)
    return 'unknown'
  },
  // `set -- a b` replaces the parameters; after `set -n` commands are read and not run.
  set: (command, shell) => {
    const options = command.argv.slice(1).filter((word) => word !== null && /^-[A-Za-z]+$/.test(word))
    const noexec = options.some((word) => word!.includes('n')) || isOption(command, 'noexec')
    if (noexec && command.certain) shell.ended = true
    const at = command.argv.indexOf('--')
    if (at !== -1) shell.parameters = command.argv.slice(at + 1)
    return 'ok'
  },
  shift: (command, shell) => {
    const count = Number(command.argv[1] ?? '1')
    shell.parameters = shell.parameters.slice(Number.isInteger(count) ? count : 0)
    return 'ok'
  },
  shopt: () => 'ok',
  exec: () => 'ok',
  return: () => 'unknown',
  break: () => 'ok',
  continue: () => 'ok',
  pwd: () => 'ok',
  getopts: () => 'unknown',
  umask: (command, shell) => {
    const mask = command.argv[1]
    if (mask !== undefined)
      shell.umask = mask !== null && /^[0-7]{1,4}$/.test(mask) ? Number.parseInt(mask, 8) : null
    return 'ok'
  },
  false: (command, _shell, runner) => stops(command, runner, 'The script ends with a failure'),
  exit: (command, shell, runner) => {
    const status = command.argv[1]
    const well = status === undefined || status === '0'
    if (command.certain) shell.ended = true
    else if (well) shell.over.maybe = true
    if (well) return status === undefined ? 'unknown' : 'ok'
    return stops(command, runner, `The script ends with exit ${status}`)
  },
  test: (command, shell, runner) => asked(command, command.argv.length, shell, runner),
  '[': (command, shell, runner) => asked(command, command.argv.length - 1, shell, runner),
  '.': (command, shell, runner) => source(command, shell, runner),
  source: (command, shell, runner) => source(command, shell, runner),
  command: (command, shell, runner) => lookedUp(command, shell, runner),
  which: (command, shell, runner) => lookedUp(command, shell, runner),
  type: (command, shell, runner) => lookedUp(command, shell, runner),
  hash: (command, shell, runner) => lookedUp(command, shell, runner),
}

function isOption({ argv }: Executed, name: string): boolean {
  return argv.some((word, at) => word === name && /^-\w*o$/.test(argv[at - 1] ?? ''))
}

/** Builtins and programs that change nothing outside of the shell. */
export const SHELL_ONLY: readonly string[] = names(
  'set shopt exec pwd return break continue true false exit test [ command which type hash',
  'getopts shift umask read unset',
)

/** A failure on purpose, which ends the build where nothing catches it. */
function stops(command: Executed, { world }: Runner, what: string): Status {
  if (command.certain && command.failureStops)
    failed(world, command, 'run-fails', `${what}, so the build stops here.`)
  return 'fail'
}

/** `end`: where the question ends; `[` has a `]` behind it. */
function asked(command: Executed, end: number, shell: Shell, runner: Runner): Status {
  const words = command.argv.slice(1, end).map((word, at) => {
    const source = command.words[at + 1]
    if (word !== null || source === undefined) return word
    // Without quotes it may be several words.
    const [part] = source.parts
    const isOne = part?.kind === 'variable' && part.quoted
    return isOne && isFilled(source, shell, runner) ? FILLED : word
  })
  const status = evaluateTest(words, whereOf(shell, runner))
  if (status !== 'fail') return status
  return stops(command, runner, `\`${command.argv.join(' ')}\` is false`)
}

/** `command -v curl`, `which curl`: is there such a program? */
function lookedUp(command: Executed, shell: Shell, runner: Runner): Status {
  const names = command.argv.slice(1).filter((word) => word === null || !word.startsWith('-'))
  if (names.length === 0) return 'unknown'
  const world = { ...runner.world, lookup: lookupFor(shell, runner) }
  const answers = names.map((name) => {
    if (name === null) return 'unknown'
    return shell.functions.has(name) ? 'yes' : programIn(world, name, shell.cwd)
  })
  if (answers.every((answer) => answer === 'yes')) return 'ok'
  return answers.includes('no')
    ? stops(command, runner, `\`${command.argv.join(' ')}\` finds nothing`)
    : 'unknown'
}

function setVariables(command: Executed, shell: Shell): Status {
  for (const word of command.argv.slice(1)) {
    const equals = word?.indexOf('=') ?? -1
    if (word !== null && equals > 0) shell.variables.set(word.slice(0, equals), word.slice(equals + 1))
  }
  // `export "$NAME=…"`: which variable that sets is not known, its value neither.
  for (const { raw } of command.words.slice(1)) {
    const name = /^(\w+)=/.exec(raw)?.[1]
    if (name !== undefined && command.argv.includes(null) && isUnknown(command, raw))
      shell.variables.set(name, null)
  }
  return 'ok'
}

function isUnknown({ words, argv }: Executed, raw: string): boolean {
  return words.some((word, at) => word.raw === raw && argv[at] === null)
}

/** Files that only set variables. Sources: os-release(5), apache2's envvars, rustup's env. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  'os-release': [
    'ID',
    'ID_LIKE',
    'NAME',
    'VERSION',
    'VERSION_ID',
    'VERSION_CODENAME',
    'PRETTY_NAME',
    'UBUNTU_CODENAME',
  ],
  'lsb-release': ['DISTRIB_ID', 'DISTRIB_RELEASE', 'DISTRIB_CODENAME', 'DISTRIB_DESCRIPTION'],
  envvars: [
    'APACHE_RUN_USER',
    'APACHE_RUN_GROUP',
    'APACHE_LOG_DIR',
    'APACHE_LOCK_DIR',
    'APACHE_RUN_DIR',
    'APACHE_CONFDIR',
  ],
  env: ['PATH'],
  profile: ['PATH'],
  '.profile': ['PATH'],
  '.bashrc': ['PATH'],
  '.bash_profile': ['PATH'],
  'nvm.sh': ['PATH'],
  'sdkman-init.sh': ['PATH'],
}

/** `. /venv/bin/activate` puts the environment first on PATH; a script nobody knows may do anything. */
function source(command: Executed, shell: Shell, runner: Runner): Status | null {
  const path = resolvePath(shell.cwd, command.argv[1] ?? null)
  const venv = path?.endsWith('/bin/activate') ? path.slice(0, -'/bin/activate'.length) : null
  if (venv !== null && runner.world.venvs.has(venv)) {
    const old = lookupFor(shell, runner)('PATH')
    shell.variables.set('VIRTUAL_ENV', venv)
    shell.variables.set('PATH', typeof old === 'string' ? `${venv}/bin:${old}` : `${venv}/bin`)
    return 'unknown'
  }
  const name = path?.slice(path.lastIndexOf('/') + 1) ?? ''
  const content = path === null ? null : (runner.world.tree.entries.get(path)?.content ?? null)
  if (path !== null && content === null && Object.hasOwn(SETTINGS, name)) {
    for (const variable of SETTINGS[name]!) shell.variables.set(variable, null)
    return 'unknown'
  }
  spillAnywhere(runner.world)
  return null
}
