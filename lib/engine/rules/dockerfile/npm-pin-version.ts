import type { Executed } from '../../build/types.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { dependencyInstall } from '../shared/dependency-installs.ts'
import { distinct } from '../shared/distinct.ts'
import { allRuns } from '../shared/onbuild.ts'
import { enumerate, operandIndexes, readable } from '../shared/operands.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A package without a version, or with a tag such as latest, is whatever its author published last. The next build without the cache gets another program than the last one, and a broken or stolen release reaches the image at once. A version makes the build repeatable and a change of it visible.',
  bad: 'FROM node:24-slim\nRUN npm install -g serve\nCMD ["serve", "/site"]\n',
  good: 'FROM node:24-slim\nRUN npm install -g serve@14.2.5\nCMD ["serve", "/site"]\n',
  sources: [
    'https://docs.npmjs.com/cli/v11/commands/npm-install',
    'https://docs.npmjs.com/cli/v11/using-npm/package-spec',
    'https://docs.npmjs.com/cli/v11/commands/npx',
  ],
  equivalents: { hadolint: ['DL3016'], kics: ['NPM Install Command Without Pinned Version'] },
}

/** Packages that a command names itself. What package.json lists is the matter of `lockfile-not-enforced`. */
export default defineRule({
  meta: {
    name: 'npm-pin-version',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: ['npm', 'npx', 'yarn', 'pnpm', 'bun'] },
    title: 'Pin the npm packages a command names',
    messages: {
      unpinned: '{{names}} {{verb}} no version, so every build installs the newest release of its day.',
      tag: '{{names}} {{verb}} only a tag behind the @, and the author may put another version under it every day.',
      git: '{{names}} {{verb}} no commit: without # and a commit the newest state of the repository is taken.',
      npx: 'npx fetches {{names}} in its newest version, because this stage has installed none: add @ and a version.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  const projects = new Set<number>()
  for (const run of allRuns(input)) {
    const { base, index } = run.stage
    if (base.kind === 'stage' && projects.has(base.stage)) projects.add(index)
    for (const command of run.commands) {
      const install = dependencyInstall(command)
      if (install?.ecosystem === 'node' && !install.named) projects.add(index)
      const report = reportOf(command, run, projects.has(index))
      if (report) yield report
    }
  }
}

type Kind = 'unpinned' | 'tag' | 'git' | 'npx'

function reportOf(command: Executed, run: Run, hasProject: boolean) {
  const call = callOf(command)
  if (call === null) return null
  const found = call.packages.flatMap((at) => {
    const kind = looseness(readable(command, at), command.argv[at] !== null)
    if (kind === null || (kind === 'unpinned' && call.once && (hasProject || bringsFiles(run)))) return []
    return [{ at, kind: kind === 'unpinned' && call.once ? ('npx' as const) : kind }]
  })
  const [first] = found
  if (!first) return null
  const alike = found.filter(({ kind }) => kind === first.kind)
  const confidence: Confidence = call.once || !command.certain ? 'likely' : 'certain'
  return {
    messageId: first.kind satisfies Kind,
    range: command.words[first.at]?.range ?? command.range,
    data: {
      names: enumerate(alike.map(({ at }) => readable(command, at))),
      verb: alike.length > 1 ? 'have' : 'has',
    },
    confidence,
  }
}

/** npx takes what node_modules holds, and that may have been copied. */
function bringsFiles({ stage, run }: Run): boolean {
  return (
    stage.base.kind === 'stage' ||
    stage.instructions
      .slice(0, Math.max(run.index, 0))
      .some(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
  )
}

/** Options that take the next word. Sources: docs.npmjs.com "config", classic.yarnpkg.com and pnpm.io, "CLI". */
const VALUES =
  '--registry --loglevel --prefix --cache --tag --omit --include --only --otp --access --userconfig -w --workspace --save-prefix --location --fetch-retries --fetch-timeout --maxsockets --before --install-strategy -C --dir --cwd --modules-folder --cache-folder --network-timeout --network-concurrency --mutex --filter -F --store-dir --reporter --virtual-store-dir --global-dir --global-bin-dir'.split(
    ' ',
  )

type Call = {
  readonly packages: readonly number[]
  /** For one run only: npx. */
  readonly once: boolean
}

const NPM = 'install i in ins inst insta instal isnt isnta isntal isntall add'.split(' ')
const ADDS: Readonly<Record<string, readonly string[]>> = {
  npm: NPM,
  yarn: ['add'],
  pnpm: ['add', 'install', 'i'],
  bun: ['add', 'a', 'install', 'i'],
}

/** The packages that are fetched by name; null for every other command. */
function callOf({ program, argv }: Executed): Call | null {
  if (program === 'npx') return runOnce(argv, 1)
  const adds = program !== null && Object.hasOwn(ADDS, program) ? ADDS[program] : undefined
  if (adds === undefined) return null
  const [verbAt, ...rest] = operandIndexes(argv, 1, VALUES)
  if (verbAt === undefined) return null
  const verb = argv[verbAt] ?? ''
  if (program === 'yarn' && verb === 'global')
    return rest[0] !== undefined && argv[rest[0]] === 'add' ? { packages: rest.slice(1), once: false } : null
  if (verb === 'dlx' || (program === 'npm' && verb === 'exec')) return runOnce(argv, verbAt + 1)
  return adds.includes(verb) ? { packages: rest, once: false } : null
}

/** `npx -y serve@14 /site`: one package, or those of `--package`; what follows are the program's own words. */
function runOnce(argv: Executed['argv'], from: number): Call | null {
  if (argv.some((word) => word === '--no-install' || word === '--no')) return null
  const named = [...argv.keys()].filter((at) => argv[at - 1] === '-p' || argv[at - 1] === '--package')
  if (named.length > 0) return { packages: named, once: true }
  const [first] = operandIndexes(argv, from, ['-c', '--call', '-w', '--workspace', '--registry', '--cache'])
  return first === undefined || argv.some((word) => /^(?:-c|--call|--package=)/.test(word ?? ''))
    ? null
    : { packages: [first], once: true }
}

/** Source: docs.npmjs.com, "package-spec". */
function looseness(text: string, known: boolean): Exclude<Kind, 'npx'> | null {
  const spec = text.replace(/^(?:@[^/]+\/)?[^@/]+@npm:/, '')
  if (/^(?:git(?:\+\w+)?:|(?:github|gitlab|bitbucket|gist):)/.test(spec) || /\.git(?:#|$)/.test(spec))
    return spec.includes('#') ? null : 'git'
  if (/^(?:\.|~|\/|file:|link:|workspace:|https?:)|\.(?:tgz|tar|tar\.gz)$/.test(spec) || spec === '')
    return null
  if (/^[\w.-]+\/[\w.-]+(?:#|$)/.test(spec)) return spec.includes('#') ? null : 'git'
  const version = /^(?:@[^/]+\/)?[^@]+@(.*)$/.exec(spec)?.[1]
  // `$NAME` may bring its version with it.
  if (version === undefined) return known ? 'unpinned' : null
  return /^(?:[a-z][\w-]*|\*|x)$/i.test(version) && !/^v?\d/.test(version) ? 'tag' : null
}
