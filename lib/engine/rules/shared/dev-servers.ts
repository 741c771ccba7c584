import { baseName } from '../../dockerfile/paths.ts'

export type DevServer = {
  /** `script`: a script of the project that is called dev. */
  readonly kind: 'server' | 'script'
  /** The words that make it one, as given: `flask run`. */
  readonly words: readonly string[]
  /** What to do, for the end of a message. */
  readonly instead: string
}

type Words = readonly (string | null)[]
type Env = Readonly<Record<string, string | null>>
/** The words behind the program that make it a development server; null when it is none. */
type Reader = (args: Words, env: Env) => readonly string[] | null

const PYTHON = 'a server such as gunicorn or uvicorn is made for production'
const NODE = 'build the project and start the result with node, or serve the files with a web server'
const PHP = 'php-fpm or Apache serves it in production'

/** The first operand is one of these. */
const verb =
  (...names: readonly string[]): Reader =>
  (args) => {
    const word = args.find((each) => each === null || !each.startsWith('-'))
    return word != null && names.includes(word) ? [word] : null
  }

/** Without a subcommand, or with one of these: `vite`, `vite dev`. */
const bare =
  (...names: readonly string[]): Reader =>
  (args) => {
    const word = args.find((each) => each === null || !each.startsWith('-'))
    if (word === null || args.some((each) => /^(?:-h|-v|--help|--version)$/.test(each ?? ''))) return null
    return word === undefined ? [] : names.includes(word) ? [word] : null
  }

const option =
  (...names: readonly string[]): Reader =>
  (args) => {
    const word = args.find((each) => each !== null && names.includes(each))
    return word == null ? null : [word]
  }

const always: Reader = () => []

/** A server that is one for development unless told otherwise by a variable or an option. */
const unless =
  (variables: readonly string[], reader: Reader): Reader =>
  (args, env) => {
    const set = variables.some(
      (name) => Object.hasOwn(env, name) && (env[name] === null || !/^(?:dev|test)/.test(env[name] ?? '')),
    )
    return set ||
      args.some((word, at) => word?.startsWith('-e') === true && /prod/.test(args[at + 1] ?? word ?? ''))
      ? null
      : reader(args, env)
  }

/** `python manage.py runserver`, `python -m http.server` comes with the module as its program. */
const python: Reader = (args) => {
  const at = args.findIndex((word) => word === null || !word.startsWith('-'))
  const script = args[at]
  return script != null &&
    baseName(script) === 'manage.py' &&
    /^runserver(?:_plus)?$/.test(args[at + 1] ?? '')
    ? [script, args[at + 1]!]
    : null
}

const php: Reader = (args) => {
  const at = args.indexOf('-S')
  if (at !== -1) return ['-S']
  const script = args.find((word) => word !== null && !word.startsWith('-'))
  return script != null && baseName(script) === 'artisan' && args.includes('serve') ? [script, 'serve'] : null
}

const SERVERS: ReadonlyMap<string, readonly [string, Reader]> = new Map<string, readonly [string, Reader]>([
  ['flask', [PYTHON, verb('run')]],
  ['python', [PYTHON, python]],
  ['manage.py', [PYTHON, verb('runserver', 'runserver_plus')]],
  ['django-admin', [PYTHON, verb('runserver', 'runserver_plus')]],
  ['fastapi', ['fastapi run is its command for production', verb('dev')]],
  ['http.server', ['a web server such as nginx or Caddy serves files in production', always]],
  ['uvicorn', ['without --reload it does not watch the files', option('--reload')]],
  ['gunicorn', ['without --reload it does not watch the files', option('--reload')]],
  ['hypercorn', ['without --reload it does not watch the files', option('--reload')]],
  ['vite', [NODE, bare('dev', 'serve', 'preview')]],
  ['next', ['next build and next start are for production', bare('dev')]],
  ['nuxt', [NODE, verb('dev')]],
  ['nuxi', [NODE, verb('dev')]],
  ['astro', [NODE, verb('dev', 'preview')]],
  ['gatsby', [NODE, verb('develop')]],
  ['ng', [NODE, verb('serve', 's')]],
  ['vue-cli-service', [NODE, verb('serve')]],
  ['react-scripts', [NODE, verb('start')]],
  ['webpack', [NODE, verb('serve', 's')]],
  ['webpack-dev-server', [NODE, always]],
  ['parcel', [NODE, verb('serve', 'watch')]],
  ['nodemon', ['node starts the program without watching its files', always]],
  ['ts-node-dev', [NODE, always]],
  ['tsx', [NODE, verb('watch')]],
  ['node', ['without --watch it does not wait for changes', option('--watch')]],
  [
    'nest',
    [
      'start the compiled program with node',
      (args) =>
        args[0] === 'start' && !args.includes('--prod') ? option('--watch', '--debug')(args, {}) : null,
    ],
  ],
  ['php', [PHP, php]],
  ['artisan', [PHP, verb('serve')]],
  ['symfony', [PHP, verb('serve', 'server:start', 'local:server:start')]],
  [
    'rails',
    [
      'RAILS_ENV=production makes it one for production',
      unless(['RAILS_ENV', 'RACK_ENV'], verb('server', 's')),
    ],
  ],
  [
    'mix',
    ['a release started with its own script is for production', unless(['MIX_ENV'], verb('phx.server'))],
  ],
  ['dotnet', ['dotnet publish makes what runs in production', verb('watch')]],
  ['air', ['the compiled program does without watching its sources', always]],
  ['hugo', ['a web server serves the finished pages in production', verb('server', 'serve')]],
  ['jekyll', ['a web server serves the finished pages in production', verb('serve', 's')]],
  ['mkdocs', ['a web server serves the finished pages in production', verb('serve')]],
])

/** Programs that run the program named next. */
const RUNNERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['npx', []],
  ['bunx', []],
  ['pnpx', []],
  ['npm', ['exec', 'x']],
  ['pnpm', ['exec', 'dlx']],
  ['yarn', ['exec', 'dlx', 'run']],
  ['bun', ['x', 'run']],
  ['bundle', ['exec']],
])

const MANAGERS: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun'])

/** What a container's process is a development server by; `env` is the image's environment. Sources: the programs' manuals. */
export function devServer(program: string, args: Words, env: Env, depth = 0): DevServer | null {
  const name = program.replace(/^(python|php)\d[\d.]*$/, '$1')
  const own = SERVERS.get(name)
  const words = own?.[1](args, env) ?? null
  if (own && words !== null) return { kind: 'server', words: [program, ...words], instead: own[0] }
  if (MANAGERS.has(name)) {
    const script = scriptOf(name, args)
    if (script !== null) return { kind: 'script', words: [program, ...script], instead: NODE }
  }
  const between = RUNNERS.get(name)
  if (between === undefined || depth > 3) return null
  const rest = args.filter((word) => word === null || !word.startsWith('-') || word === '--reload')
  const at = between.includes(rest[0] ?? '') ? 1 : between.length === 0 || name === 'yarn' ? 0 : -1
  const next = at === -1 ? null : (rest[at] ?? null)
  return next === null ? null : devServer(baseName(next), args.slice(args.indexOf(next) + 1), env, depth + 1)
}

const DEV_SCRIPT =
  /^(?:dev|develop|development|start[:_-]dev(?:elopment)?|dev[:_-](?:server|start|web)|serve[:_-]dev|watch|start[:_-]watch)$/

/** `npm run dev`, `yarn dev`, `pnpm --filter web dev`. */
function scriptOf(program: string, args: Words): readonly string[] | null {
  const run = args.findIndex((word) => word === 'run' || word === 'run-script')
  const script =
    run === -1 ? args[0] : args.slice(run + 1).find((word) => word === null || !word.startsWith('-'))
  if (script == null || !DEV_SCRIPT.test(script) || (run === -1 && program === 'npm')) return null
  return run === -1 ? [script] : [args[run]!, script]
}
