import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import type { World } from '../world.ts'
import { named, type Effect, type Effects, type Status } from './effect.ts'
import { homeOf } from './pip.ts'
import { fill, pathOf, spill, writeFile } from './support.ts'

/** Statements of a one-liner that neither write nor start anything. */
const PLAIN_STATEMENT =
  /^\s*(?:(?:import [\w., ]+|from [\w.]+ import [\w., *()]+|print\([^;]*\)|assert [^;]*|sys\.exit\(\d*\))\s*)?$/
const WRITES =
  /open|exec|eval|system|popen|subprocess|write|download|request|remove|unlink|mkdir|shutil|setup|load|fetch/i

/** `python -c "import flask"`: imports and prints change nothing; other code may do anything. */
export const python: Effect = (command, args, world) => {
  const at = args.findIndex(
    (word) => word === null || word === '-c' || word === '-m' || !word.startsWith('-'),
  )
  if (at === -1) return args.length > 0 ? 'unknown' : null
  const [option, name = null, ...rest] = args.slice(at)
  if (option === 'setup.py' || option?.endsWith('/setup.py')) return setup(command, args.slice(at + 1), world)
  if (option?.endsWith('get-pip.py')) return installed(world, '/usr/local')
  if (option === '-m' && (name === 'compileall' || name === 'py_compile')) {
    const places = readArguments(rest, [
      '-j',
      '-r',
      '-x',
      '-d',
      '-p',
      '-s',
      '-o',
      '-i',
      '--workers',
    ]).positionals
    for (const word of places) fill(world, pathOf(command, word), 'bytecode', { size: null })
    if (places.length === 0) spill(world, '/usr')
    return 'unknown'
  }
  if (option !== '-c' || name === null || WRITES.test(name)) return null
  return name.split(/[;\n]/).every((each) => PLAIN_STATEMENT.test(each)) ? 'unknown' : null
}

/** `python setup.py build` writes where it stands, `install` also into the interpreter's own directories. */
const setup: Effect = (command, args, world) => {
  spill(world, command.cwd)
  return args.includes('install') || args.includes('develop') ? installed(world, '/usr/local') : 'unknown'
}

function installed(world: World, directory: string): Status {
  spill(world, directory)
  return 'unknown'
}

/** One-liners that only tell about PHP. */
const PHP_QUESTION =
  /^\s*(?:exit\(\d*\)|echo [\w:]+(?:\([^();]*\))?|opcache_reset\(\)|phpinfo\(\)|readfile\([^()]*\));?\s*$/

/** `php -r '…'`, and the installer of Composer, whose options name what it writes. Source: getcomposer.org, "Installer Options". */
const php: Effect = (command, args, world) => {
  const [first, second = null] = args
  if (first === '-r' && second !== null && PHP_QUESTION.test(second)) return 'unknown'
  const value = (name: string): string | undefined =>
    args.find((word) => word?.startsWith(`--${name}=`))?.slice(name.length + 3)
  const directory = value('install-dir')
  const name = value('filename')
  if (directory === undefined && name === undefined) return asked(command, args, world)
  const base = pathOf(command, directory ?? '.')
  if (base !== null) writeFile(world, command, resolvePath(base, name ?? 'composer.phar'), { mode: 0o755 })
  return base === null ? null : 'unknown'
}

/** A tool that keeps what it brings in one directory, which a variable may name. */
const below =
  (variable: string, inHome: string, questions: readonly string[]): Effect =>
  (_command, args, world) => {
    if (questions.includes(args[0] ?? '')) return 'unknown'
    const home = homeOf(world)
    const own = world.lookup(variable)
    const directory = own === undefined ? home && `${home}/${inHome}` : own
    fill(world, directory, inHome.replace('.', ''))
    return 'unknown'
  }

/** A client of a database that runs in the same build: the server writes. */
const client =
  (directory: string): Effect =>
  (_command, _args, world) => {
    spill(world, directory)
    return 'unknown'
  }

const VERSION_FLAGS = ['-v', '-V', '--version', '-version', '-m', '-i', '--help', '-h', '-l']

/** Interpreters and compilers asked for their version or settings. */
const asked: Effect = (_command, args) =>
  args.length > 0 && args.every((word) => word !== null && VERSION_FLAGS.includes(word)) ? 'unknown' : null

/** Where the official PHP images keep what is compiled for them. Source: docker-library/php, docker-php-ext-install. */
const PHP_EXTENSIONS = '/usr/local/lib/php/extensions'
const PHP_SETTINGS = '/usr/local/etc/php/conf.d'

/** Names of extensions are known, their sizes are not. */
const extInstall: Effect = (_command, args, world) => {
  const { positionals } = readArguments(args, ['-j', '--ini-name'])
  fill(world, PHP_EXTENSIONS, `php ${positionals.join(' ')}`)
  return extEnable(_command, args, world)
}

const extEnable: Effect = (_command, args, world) => {
  const { positionals } = readArguments(args, ['-j', '--ini-name'])
  fill(world, PHP_SETTINGS, `php ${positionals.join(' ')}`, {
    size: 50 * positionals.length,
    estimated: true,
  })
  return 'unknown'
}

/** `docker-php-source extract` unpacks PHP's source, `delete` takes it away again. */
const source: Effect = (_command, args, world) => {
  if (args[0] === 'extract') spill(world, '/usr/src')
  return 'unknown'
}

const extConfigure: Effect = (_command, _args, world) => {
  world.tree.opaque.add('/usr/src')
  return 'unknown'
}

/** `pecl install redis-6.1.0`. */
const pecl: Effect = (_command, args, world) => {
  const { positionals } = readArguments(args, ['-d', '-D', '--configureoptions'])
  if (positionals[0] === 'install' || positionals[0] === 'upgrade')
    fill(world, PHP_EXTENSIONS, `pecl ${positionals.slice(1).join(' ')}`)
  if (positionals[0] === 'install') world.tree.opaque.add('/usr/local/lib/php')
  return 'unknown'
}

export const languageEffects: Effects = {
  php,
  ...named(['ruby', 'java', 'Rscript', 'lua'], asked),
  rustup: below('RUSTUP_HOME', '.rustup', ['show', 'which']),
  nvm: below('NVM_DIR', '.nvm', ['ls', 'list', 'current', 'which']),
  ...named(['psql', 'pg_ctl', 'createdb', 'createuser', 'pg_ctlcluster'], client('/var/lib/postgresql')),
  ...named(['mysql', 'mysqladmin', 'mariadb'], client('/var/lib/mysql')),
  ...named(['node', 'nodejs', 'deno'], asked),
  'docker-php-ext-install': extInstall,
  'docker-php-ext-enable': extEnable,
  'docker-php-ext-configure': extConfigure,
  'docker-php-source': source,
  ...named(['pecl', 'pear'], pecl),
}
