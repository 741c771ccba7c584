import type { Executed } from '../../build/types.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { optionOf } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { INSTALLING_PROGRAMS, bindsByConfig, freeInstall, type Tool } from '../shared/frozen-installs.ts'
import { presenceOf, sourcesOf, type Presence, type Sources } from '../shared/lock-files.ts'
import { allRuns } from '../shared/onbuild.ts'
import { wordsRange } from '../shared/ranges.ts'
import { envBefore, sees, variablesOf, type Variables } from '../shared/run-variables.ts'
import { commandText, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A lock file says which version of every package was tested. Many install commands read it, and where it does not fit the manifest they change it and go on, or resolve anew when it is missing. The image then holds versions that nobody has run, and two builds of one commit differ. The strict mode of each tool stops the build instead.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm install\nCOPY . .\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.npmjs.com/cli/v11/commands/npm-ci',
    'https://yarnpkg.com/cli/install',
    'https://pnpm.io/cli/install#--frozen-lockfile',
    'https://bundler.io/man/bundle-config.1.html',
    'https://bundler.io/doc/upgrading.html',
    'https://docs.astral.sh/uv/concepts/projects/sync/',
  ],
  equivalents: { tally: ['ruby/missing-bundle-deployment', 'ruby/deprecated-bundler-install-flags'] },
}

/** Packages that a command names itself are the matter of `npm-pin-version`, `pip-pin-version` and the like. */
export default defineRule({
  meta: {
    name: 'lockfile-not-enforced',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: INSTALLING_PROGRAMS },
    title: 'Install exactly what the lock file says',
    messages: {
      free: '{{command}} changes {{lock}} where it does not fit and goes on; {{instead}} stops the build instead.',
      missing:
        '{{manifest}} is there for {{command}} and {{lock}} is not, so every build resolves the versions anew.',
      useless: '{{option}} does not make {{command}} stop when {{lock}} does not fit: use {{instead}}.',
      flag: 'Bundler 4 no longer knows {{option}}: set it with {{instead}} before this RUN.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  const runs = allRuns(input)
  const sources = sourcesOf(input)
  const variables = variablesOf(input)
  const bindings = bindingsIn(runs)
  for (const run of runs) {
    for (const [at, command] of run.commands.entries()) {
      const install = freeInstall(command)
      if (!install || isForDevelopment(run, variables, input)) continue
      if (isBoundByName(install.tool, run, variables, input) || isBound(install.tool, { run, at }, bindings))
        continue
      const { tool, useless } = install
      const flag = tool.name === 'bundle' ? bundlerFlag(command) : null
      const verdict = flag === null ? judge(tool, run, sources, input) : ofFlag(run, input)
      if (verdict === null) continue
      const verb = verbOf(command)
      yield {
        messageId: verdict.kind === 'free' && useless !== null ? ('useless' as const) : verdict.kind,
        range: wordsRange(command, verb),
        data: {
          command: commandText(command, verb + 1),
          lock: tool.locks[0] ?? '',
          manifest: tool.manifests[0] ?? '',
          instead: tool.instead,
          option: flag ?? useless ?? '',
        },
        confidence: command.certain ? verdict.confidence : ('possible' as const),
        ...(verdict.kind === 'flag' && verdict.confidence === 'possible' && { severity: 'info' as const }),
      }
    }
  }
}

/** The subcommand is the first or second word in most calls; options may stand before it. */
function verbOf({ argv }: Executed): number {
  const at = argv.findIndex(
    (word) => word !== null && /^(?:install|i|sync|restore|in|ins|inst|add)$/.test(word),
  )
  return Math.max(at, 0)
}

type Verdict = { readonly kind: 'free' | 'missing' | 'flag'; readonly confidence: Confidence }

const SURENESS: Readonly<Record<Presence, Confidence>> = {
  yes: 'certain',
  perhaps: 'likely',
  open: 'possible',
  no: 'certain',
}

function judge(tool: Tool, run: Run, sources: Sources, input: RuleInput): Verdict | null {
  const lock = presenceOf(tool.locks, run, sources, input)
  if (lock === 'yes') return tool.strict ? null : { kind: 'free', confidence: 'certain' }
  if (tool.rare) return null
  if (lock === 'no') {
    if (presenceOf(tool.manifests, run, sources, input) === 'yes')
      return { kind: 'missing', confidence: 'certain' }
    // Bundler's deployment mode is wanted whatever is copied.
    return tool.name === 'bundle' ? { kind: 'free', confidence: 'likely' } : null
  }
  return tool.strict ? null : { kind: 'free', confidence: SURENESS[lock] }
}

/** Ruby brings Bundler 4 from 4.0 on; with an older Ruby, or one that is not known, the flag may still do its work. */
function ofFlag({ stage }: Run, { build }: RuleInput): Verdict {
  const ruby = build.stages[stage.index]?.image.base?.facts?.runtimes['ruby'] ?? ''
  return { kind: 'flag', confidence: Number.parseInt(ruby, 10) >= 4 ? 'likely' : 'possible' }
}

/** Flags that Bundler 4 has taken away. Source: bundler.io, "Upgrading Bundler 2 to 4". */
function bundlerFlag({ argv }: Executed): string | null {
  return optionOf(argv, ['--deployment', '--frozen', '--without', '--with', '--path'])?.name ?? null
}

type Place = { readonly run: Run; readonly at: number }

/** The first `config` command of each stage that binds a tool, by `STAGE TOOL`. */
function bindingsIn(runs: readonly Run[]): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>()
  for (const run of runs) {
    for (const [at, command] of run.commands.entries()) {
      const key = `${run.stage.index} ${command.program}`
      if (bindsByConfig(command) && !found.has(key)) found.set(key, { run, at })
    }
  }
  return found
}

/** By a `config` command that ran before, in this stage or in the one it is built on. */
function isBound({ name }: Tool, { run, at }: Place, bindings: ReadonlyMap<string, Place>): boolean {
  const { index, base } = run.stage
  if (base.kind === 'stage' && bindings.has(`${base.stage} ${name}`)) return true
  const own = bindings.get(`${index} ${name}`)
  if (!own) return false
  return own.run.run === run.run ? own.at < at : own.run.run.index < run.run.index
}

function isBoundByName(tool: Tool, run: Run, variables: Variables, input: RuleInput): boolean {
  return tool.variables.some((name) => isTrue(name, run, variables, input))
}

function isTrue(name: string, run: Run, variables: Variables, input: RuleInput): boolean {
  const value = envBefore(variables, run, name, input)?.text
  if (value === undefined || value === null) return sees(variables, run, name, input)
  return !/^(?:|0|false|no|off)$/i.test(value)
}

/** Whoever develops in a stage resolves versions in it. */
function isForDevelopment(run: Run, variables: Variables, input: RuleInput): boolean {
  if (/^(?:dev|development|devcontainer|test|tests|testing)$/.test(run.stage.name ?? '')) return true
  return ['RAILS_ENV', 'RACK_ENV', 'NODE_ENV'].some((name) =>
    /^(?:development|test)$/.test(envBefore(variables, run, name, input)?.text ?? ''),
  )
}
