import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { singleStageBuild } from '../shared/build-steps.ts'
import { devReader, type DevInstall } from '../shared/dev-dependencies.ts'
import { dependencyInstall } from '../shared/dependency-installs.ts'
import { targetOf } from '../shared/output.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText, shippedCommands, shippedRuns, type Run } from '../shared/runs.ts'
import { once } from '../shared/scopes.ts'

export const docs: RuleDocs = {
  why: 'Test runners, linters, type checkers and debuggers serve development. In the image that runs in production they often weigh more than the program itself, each is one more package with holes to patch, and a debugger such as Xdebug slows every request down and can open a door. Every package manager can leave them out: npm ci --omit=dev, composer install --no-dev, BUNDLE_WITHOUT, poetry install --only main. What the build needs of them belongs into a builder stage.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci && npm cache clean --force\nCOPY . .\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev && npm cache clean --force\nCOPY . .\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.npmjs.com/cli/v11/commands/npm-ci#omit',
    'https://getcomposer.org/doc/03-cli.md#install-i',
    'https://bundler.io/man/bundle-config.1.html',
    'https://python-poetry.org/docs/managing-dependencies/#installing-group-dependencies',
  ],
  equivalents: {
    tally: [
      'php/composer-no-dev-in-production',
      'php/no-xdebug-in-final-image',
      'ruby/missing-bundle-without-development',
    ],
  },
}

/**
 * Silent where single-stage-build has the cause, where a later step prunes (delete-in-later-layer), and about node_modules of
 * another stage (copy-build-dir-from-stage).
 */
export default defineRule({
  meta: {
    name: 'dev-dependencies-in-final',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Install only production dependencies in the final image',
    messages: {
      install: '{{command}} also installs what only development needs; {{option}} leaves it out.',
      listed:
        '{{command}} also installs the packages for development that {{manifest}} lists; {{option}} leaves them out.',
      file: '{{command}} installs {{word}}, by its name a list of packages for development.',
      told: '{{word}} tells {{command}} to install what only development needs.',
      late: '{{command}} runs before line {{line}} sets {{variable}}, so it also installs what only development needs.',
      debugger:
        '{{package}} is a tool to debug with; in the final image it slows the program down and can be misused.',
    },
  },
  *check(input) {
    const target = targetOf(input.dockerfile)
    if (!target || isForDevelopment(input)) return
    const built = singleStageBuild(input) !== null
    const runs = shippedRuns(input)
    const devInstall = devReader(input)
    const prunes = once(() => lastPrune(runs))
    const switches = once(() => switchesOf(input))
    // To install and to switch on are one cause.
    let seen = false
    for (const run of runs) {
      const debugging = run.commands.find((command) => debuggerIn(command))
      if (debugging && !seen)
        yield { ...debuggerIn(debugging)!, confidence: sure(debugging, 'certain'), ...mildWhere(input) }
      seen ||= debugging !== undefined
      for (const command of run.commands) {
        const install = built ? null : devInstall(command, run)
        if (!install || command.range.start.offset < prunes()) continue
        if (isOtherBranch(command, run, devInstall)) continue
        yield reportOf(command, install, run, switches())
        break
      }
    }
  },
})

/** Nobody knows what such an image starts: it may be one to develop with. */
function mildWhere({ build }: RuleInput): { severity?: 'info' } {
  return build.image?.process.program == null ? { severity: 'info' } : {}
}

/** `if production; then install without them; else install; fi`: the author has seen to it. */
function isOtherBranch(command: Executed, run: Run, devInstall: ReturnType<typeof devReader>): boolean {
  if (command.certain) return false
  return run.commands.some(
    (each) =>
      each.program === command.program &&
      each !== command &&
      dependencyInstall(each)?.named === false &&
      devInstall(each, run) === null,
  )
}

const sure = ({ certain }: Executed, confidence: Confidence): Confidence => (certain ? confidence : 'likely')

type Found = {
  readonly messageId: 'install' | 'listed' | 'file' | 'told' | 'late'
  readonly range: Range
  readonly data: Readonly<
    Record<'command' | 'option' | 'manifest' | 'word' | 'variable', string> & { line: number }
  >
  readonly confidence: Confidence
}

const MANIFESTS = { node: 'package.json', php: 'composer.json', ruby: 'Gemfile', python: '' } as const
const VARIABLES = {
  node: 'NODE_ENV',
  php: 'COMPOSER_NO_DEV',
  ruby: 'BUNDLE_WITHOUT',
  python: 'UV_NO_DEV',
} as const

function reportOf(
  command: Executed,
  install: DevInstall,
  run: Run,
  switches: ReadonlyMap<string, readonly Setting[]>,
): Found {
  const { ecosystem, option, at, intended, listed } = install
  const word = command.argv[at] ?? ''
  const isFile = /\.(?:txt|in)$/.test(word)
  const isFlag = word.startsWith('-')
  const variable = VARIABLES[ecosystem]
  const later = switches.get(`${run.stage.index} ${variable}`) ?? []
  const line = later.find(({ offset }) => offset > command.range.start.offset)?.line ?? null
  const shown = commandText(command, isFile || isFlag ? 2 : at + 1)
  return {
    messageId: isFile ? 'file' : isFlag ? 'told' : line !== null ? 'late' : listed ? 'listed' : 'install',
    range: isFile || isFlag ? (command.words[at]?.range ?? command.range) : wordsRange(command, at),
    data: { command: shown, option, manifest: MANIFESTS[ecosystem], word, variable, line: line ?? 0 },
    confidence: intended ? 'possible' : sure(command, listed || isFile || isFlag ? 'certain' : 'likely'),
  }
}

type Setting = { readonly offset: number; readonly line: number }

/** Where ENV sets the variables that keep packages for development away, by stage and name: `0 NODE_ENV`. */
function switchesOf({ stages }: RuleInput): ReadonlyMap<string, readonly Setting[]> {
  const names: readonly string[] = Object.values(VARIABLES)
  const found = new Map<string, Setting[]>()
  for (const each of stages.flatMap(({ instructions }) => instructions)) {
    for (const { key, value, range } of each.keyword === 'ENV' ? each.pairs : []) {
      if (key.text === null || !names.includes(key.text) || /^dev|^test|^0?$/.test(value.text ?? '')) continue
      const name = `${each.stage} ${key.text}`
      const setting = { offset: each.range.start.offset, line: range.start.line }
      found.set(name, [...(found.get(name) ?? []), setting])
    }
  }
  return found
}

/** A stage by the name of it, or a container that starts what serves development. */
function isForDevelopment(input: RuleInput): boolean {
  const target = targetOf(input.dockerfile)
  if (
    /(?:^|[-_])(?:dev|devel|development|test|tests|testing|ci|lint|debug|local)(?:$|[-_])/.test(
      target?.name ?? '',
    )
  )
    return true
  if (shippedCommands(input).some(usesDevTool)) return true
  const { entrypoint, cmd } = target?.end ?? {}
  const start = `${entrypoint?.text ?? ''} ${cmd?.text ?? ''}`
  return /\b(?:run[" ,]+|yarn[" ,]+|pnpm[" ,]+)?(?:dev|test|watch|start:dev|storybook|nodemon|vite|ts-node|tsx|pytest|rspec|jest|vitest|phpunit|cypress|playwright)\b/.test(
    start,
  )
}

const DEV_TOOL =
  /(?:vendor\/bin|node_modules\/\.bin)\/(?:behat|php(?:unit|cs|cbf|md|stan)|psalm|jest|mocha|eslint|vitest|cypress)$/

/** `ln -s /srv/vendor/bin/phpunit /usr/local/bin/`: it is put at hand for whoever uses the image. */
function usesDevTool({ program, argv }: Executed): boolean {
  return program === 'ln' && argv.some((word) => DEV_TOOL.test(word ?? ''))
}

/** Where the last command stands that takes them away again; 0 without one. */
function lastPrune(runs: readonly Run[]): number {
  const last = runs
    .flatMap((run) => run.commands)
    .findLast(
      ({ program, argv }) =>
        argv.includes('prune') ||
        (argv.includes('focus') && argv.includes('--production')) ||
        (program === 'rm' && argv.some((word) => word?.includes('node_modules') === true)) ||
        (/^(?:npm|yarn|pnpm)$/.test(program ?? '') &&
          argv.some((word) => /^--(?:omit=dev|production|prod)$/.test(word ?? ''))) ||
        (/^composer(?:\.phar)?$/.test(program ?? '') && argv.includes('--no-dev')) ||
        (program === 'bundle' && argv.includes('clean')),
    )
  return last?.range.start.offset ?? 0
}

const DEBUGGERS = /^(?:xdebug(?:-[\w.]+)?|php[\d.]*-(?:pecl-)?xdebug|byebug|web-console|debugpy|pydevd|ipdb)$/
const INSTALLERS =
  /^(?:pecl|docker-php-ext-enable|install-php-extensions|docker-php-ext-install|gem|pip[\d.]*|apt|apt-get|apk|dnf|yum|microdnf|pickle|pie)$/

/** These take nothing but names. */
const BARE = /^docker-php-ext-|^install-php-extensions$/

type Debugging = {
  readonly messageId: 'debugger'
  readonly range: Range
  readonly data: { readonly package: string }
}

/** Xdebug, byebug and their like, installed by name. */
function debuggerIn({ program, argv, words }: Executed): Debugging | null {
  if (program === null || !INSTALLERS.test(program)) return null
  if (!BARE.test(program) && !argv.some((word) => /^(?:install|add|i)$/.test(word ?? ''))) return null
  const at = argv.findIndex(
    (word, index) => index > 0 && word !== null && DEBUGGERS.test(word.replace(/[=~<>@].*$/, '')),
  )
  const range = words[at]?.range
  return at > 0 && range ? { messageId: 'debugger', range, data: { package: argv[at] ?? '' } } : null
}
