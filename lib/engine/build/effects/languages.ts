import { readArguments } from '../arguments.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { fill, pathOf, spill } from './support.ts'

/** Statements of a one-liner that neither write nor start anything. */
const PLAIN_STATEMENT =
  /^\s*(?:import [\w., ]+|from [\w.]+ import [\w., *()]+|print\([^;]*\)|assert [^;]*|sys\.exit\(\d*\)|)\s*$/
const WRITES =
  /open|exec|eval|system|popen|subprocess|write|download|request|remove|unlink|mkdir|shutil|setup|load|fetch/i

/** `python -c "import flask"`: imports and prints change nothing; other code may do anything. */
export const python: Effect = (command, args, world) => {
  const at = args.findIndex(
    (word) => word === null || word === '-c' || word === '-m' || !word.startsWith('-'),
  )
  if (at === -1) return args.length > 0 ? 'unknown' : null
  const [option, name = null, ...rest] = args.slice(at)
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
  ...named(['php', 'ruby', 'java', 'Rscript', 'lua'], asked),
  ...named(['node', 'nodejs', 'deno'], asked),
  'docker-php-ext-install': extInstall,
  'docker-php-ext-enable': extEnable,
  'docker-php-ext-configure': extConfigure,
  'docker-php-source': source,
  ...named(['pecl', 'pear'], pecl),
}
