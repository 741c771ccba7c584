import { resolvePath } from '../dockerfile/paths.ts'
import type { Variable } from '../dockerfile/variables.ts'
import { readArguments, type Arguments } from './arguments.ts'
import { followLinks, type Tree } from './tree.ts'
import type { Server } from './types.ts'

type Words = readonly (string | null)[]
type Bind = { readonly host: string; readonly port: number; readonly given: boolean }
/** Where a program starts and what it can read there. */
type Surroundings = {
  readonly cwd: string | null
  readonly lookup: (name: string) => Variable
  readonly tree: Tree
}
type Reader = (args: Words, surroundings: Surroundings) => Omit<Server, 'program'>

/** Options with which a server prints something, checks itself, or leaves the foreground: the container ends. */
const ENDING: Readonly<Record<string, readonly string[]>> = {
  gunicorn: ['-D', '--daemon', '--check-config', '--print-config', '-v', '--version', '-h', '--help'],
  flask: ['--help', '--version'],
  uvicorn: ['--help', '--version'],
  'waitress-serve': ['--help'],
}

/** Does a server end at once with these arguments? */
export function endsAtOnce(program: string, args: Words): boolean {
  const ending = Object.hasOwn(ENDING, program) ? ENDING[program]! : []
  return args.some((word) => word !== null && ending.includes(word))
}

/** What a known server program's arguments and environment say; null for other programs. */
export function readServer(program: string, args: Words, surroundings: Surroundings): Server | null {
  const reader = Object.hasOwn(READERS, program) ? READERS[program] : undefined
  return reader ? { program, ...reader(args, surroundings) } : null
}

/** Options of gunicorn that take a value. Source: docs.gunicorn.org/en/stable/settings.html */
const GUNICORN_VALUES = [
  '-b',
  '--bind',
  '-w',
  '--workers',
  '-k',
  '--worker-class',
  '-t',
  '--timeout',
  '-c',
  '--config',
  '-n',
  '--name',
  '-u',
  '--user',
  '-g',
  '--group',
  '-e',
  '--env',
  '-p',
  '--pid',
  '-m',
  '--umask',
  '--chdir',
  '--pythonpath',
  '--paste',
  '--threads',
  '--log-level',
  '--access-logfile',
  '--error-logfile',
  '--log-file',
  '--access-logformat',
  '--log-config',
  '--log-config-dict',
  '--log-config-json',
  '--logger-class',
  '--worker-tmp-dir',
  '--worker-connections',
  '--max-requests',
  '--max-requests-jitter',
  '--graceful-timeout',
  '--keep-alive',
  '--backlog',
  '--limit-request-line',
  '--limit-request-fields',
  '--limit-request-field_size',
  '--certfile',
  '--keyfile',
  '--ca-certs',
  '--ciphers',
  '--forwarded-allow-ips',
  '--proxy-allow-from',
  '--statsd-host',
  '--statsd-prefix',
  '--syslog-to',
  '--syslog-prefix',
  '--syslog-facility',
  '--reload-engine',
  '--reload-extra-file',
  '--tmp-upload-dir',
  '--ssl-version',
  '--cert-reqs',
  '--dogstatsd-tags',
  '--raw-paste-global',
  '--log-syslog-to',
  '--log-syslog-prefix',
  '--log-syslog-facility',
  '--strip-header-spaces',
  '--http-protocols',
  '--control-socket',
]

function gunicorn(args: Words, { cwd, lookup, tree }: Surroundings): Omit<Server, 'program'> {
  const extra = lookup('GUNICORN_CMD_ARGS')
  const fromEnvironment = typeof extra === 'string' ? extra.split(/\s+/).filter((word) => word !== '') : []
  // The command line wins over the environment. Source: gunicorn's documentation, "Configuration Overview".
  const given = readArguments([...fromEnvironment, ...args], GUNICORN_VALUES)
  const written = readArguments(args, GUNICORN_VALUES)
  const values = written.has('-b', '--bind') ? bindValues(written) : bindValues(given)
  const config = values.length > 0 ? null : readConfig(given.get('-c', '--config'), cwd, tree)
  const unknown = extra === null || config?.binds === null || given.positionals.includes(null)
  const listed = values.length > 0 ? values : (config?.binds ?? [])
  const binds =
    listed.length > 0
      ? listed.filter((value) => !isSocket(value)).map((value) => readBind(value, 8000))
      : unknown
        ? [null]
        : [defaultBind(lookup)]
  const chdir = given.get('--chdir')
  const start = chdir === undefined ? cwd : resolvePath(cwd, chdir)
  const paths = given.get('--pythonpath')?.split(',') ?? []
  return {
    app: written.positionals[0] ?? null,
    binds: binds.every((bind) => bind !== null) ? binds : null,
    importPath: importPath(start, paths, cwd, lookup),
  }
}

function bindValues(given: Arguments): Words {
  return [...given.all('-b'), ...given.all('--bind')]
}

function isSocket(value: string | null): boolean {
  return value !== null && /^(unix:|fd:)/.test(value)
}

/** `bind = …` of gunicorn.conf.py; `binds` null where the file is there and does not tell, the whole null without a file. */
function readConfig(
  path: string | null | undefined,
  cwd: string | null,
  tree: Tree,
): { readonly binds: readonly string[] | null } | null {
  if (path === null) return { binds: null }
  const file = resolvePath(cwd, path?.replace(/^file:/, '') ?? './gunicorn.conf.py')
  const entry = file === null ? undefined : followLinks(tree, file)
  if (!entry) return path === undefined ? null : { binds: null }
  const line = entry.content?.split('\n').findLast((each) => /^bind\s*=/.test(each))
  if (line === undefined) return entry.content === null ? { binds: null } : null
  const texts = [...line.matchAll(/(["'])([^"']*)\1/g)].map(([, , text]) => text!)
  return { binds: texts.length > 0 && !/[({%+]/.test(line) ? texts : null }
}

/** Without --bind it takes PORT from the environment, else the loopback interface. Source: gunicorn/config.py, Bind. */
function defaultBind(lookup: (name: string) => Variable): Bind | null {
  const port = lookup('PORT')
  if (port === undefined) return { host: '127.0.0.1', port: 8000, given: false }
  return port === null ? null : readBind(`0.0.0.0:${port}`, 8000)
}

/** `HOST:PORT`, `:PORT`, `[::]:PORT`, `HOST`; a lone number is a host too (gunicorn/util.py, parse_address). Sockets have no port: null. */
function readBind(value: string | null, fallback: number): Bind | null {
  if (value === null) return null
  const match = /^(?:tcp:\/\/)?(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(value)
  if (!match) return null
  const [, host = '', port] = match
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? fallback : Number(port),
    given: port !== undefined,
  }
}

function importPath(
  start: string | null,
  paths: Words,
  cwd: string | null,
  lookup: (name: string) => Variable,
): readonly string[] | null {
  const variable = lookup('PYTHONPATH')
  if (variable === null || start === null) return null
  const listed = [...paths, ...(variable ?? '').split(':').filter((path) => path !== '')].map((path) =>
    resolvePath(cwd, path),
  )
  return listed.includes(null) ? null : [start, ...(listed as string[])]
}

const FLASK_VALUES = [
  '-h',
  '--host',
  '-p',
  '--port',
  '--cert',
  '--key',
  '--extra-files',
  '--exclude-patterns',
]

/** `flask --app app run --host 0.0.0.0 --port 8000`. Source: flask.palletsprojects.com/en/stable/cli */
function flask(args: Words, { cwd, lookup }: Surroundings): Omit<Server, 'program'> {
  // `flask [--app …] run [--host …]`: the address belongs to run.
  const at = args.indexOf('run')
  const before = readArguments(at === -1 ? args : args.slice(0, at), ['-e', '--env-file', '-A', '--app'])
  const given = readArguments(at === -1 ? [] : args.slice(at + 1), FLASK_VALUES)
  const app = before.get('-A', '--app') ?? variable(lookup, 'FLASK_APP') ?? null
  const host = given.get('-h', '--host') ?? variable(lookup, 'FLASK_RUN_HOST') ?? '127.0.0.1'
  const port = given.get('-p', '--port') ?? variable(lookup, 'FLASK_RUN_PORT') ?? '5000'
  const runs = at !== -1 && before.positionals.length === 0
  const stated = given.has('-p', '--port') || lookup('FLASK_RUN_PORT') !== undefined
  const known = host !== null && /^\d+$/.test(port)
  return {
    // Without --app Flask looks for wsgi.py and app.py itself.
    app: runs ? (app ?? 'app') : null,
    binds: runs ? (known ? [{ host, port: Number(port), given: stated }] : null) : [],
    importPath: importPath(cwd, [], cwd, lookup),
  }
}

function variable(lookup: (name: string) => Variable, name: string): string | undefined {
  return lookup(name) ?? undefined
}

/** Options of uvicorn, hypercorn and waitress that carry an address. */
function uvicorn(args: Words, { cwd, lookup }: Surroundings): Omit<Server, 'program'> {
  const given = readArguments(args, [
    '--host',
    '--port',
    '--uds',
    '--fd',
    '--workers',
    '--loop',
    '--http',
    '--ws',
    '--interface',
    '--env-file',
    '--log-config',
    '--log-level',
    '--root-path',
    '--app-dir',
    '--limit-concurrency',
    '--timeout-keep-alive',
    '--timeout-graceful-shutdown',
    '--ssl-keyfile',
    '--ssl-certfile',
    '--reload-dir',
    '--forwarded-allow-ips',
    '--lifespan',
    '--backlog',
    '--limit-max-requests',
    '--header',
  ])
  const host = given.get('--host') ?? '127.0.0.1'
  const port = given.get('--port') ?? '8000'
  const known = !given.has('--uds', '--fd') && /^\d+$/.test(port)
  return {
    app: given.positionals[0] ?? null,
    binds: known ? [{ host, port: Number(port), given: given.has('--port') }] : null,
    importPath: importPath(resolvePath(cwd, given.get('--app-dir') ?? '.'), [], cwd, lookup),
  }
}

function waitress(args: Words, { cwd, lookup }: Surroundings): Omit<Server, 'program'> {
  const given = readArguments(args, [
    '--listen',
    '--host',
    '--port',
    '--threads',
    '--url-prefix',
    '--url-scheme',
    '--ident',
    '--app',
  ])
  const listen = given
    .all('--listen')
    .map((value) => readBind(value === null ? null : value.replace(/^\*:/, ':'), 8080))
  const single = readBind(`${given.get('--host') ?? '0.0.0.0'}:${given.get('--port') ?? '8080'}`, 8080)
  const binds = listen.length > 0 ? listen : [single]
  return {
    app: given.get('--app') ?? given.positionals[0] ?? null,
    binds: binds.every((bind) => bind !== null) ? binds : null,
    importPath: importPath(cwd, [], cwd, lookup),
  }
}

const READERS: Readonly<Record<string, Reader>> = {
  gunicorn,
  flask,
  uvicorn,
  'waitress-serve': waitress,
  waitress,
}
