import type { Executed } from '../../build/types.ts'
import type { Mount } from '../../dockerfile/model.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { mayRemove } from '../shared/apt-lists.ts'
import { appended, deletedInLine, keptUnder } from '../shared/caches.ts'
import { isKept, runsCalling } from '../shared/onbuild.ts'
import { shippedInstructions, shippedStages } from '../shared/output.ts'
import { subcommandAt } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText, everyRun, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Yarn 1 unpacks every package into its cache first and copies it to node_modules from there, so the layer holds all dependencies twice. Inside an image nobody installs again from that cache. It goes with yarn cache clean in the same RUN, or it never enters the layer because a cache mount holds it. Later versions of Yarn may run packages straight from the cache, so the advice is not for them.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile --production\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile --production && yarn cache clean\nCMD ["node", "server.js"]\n',
  sources: [
    'https://classic.yarnpkg.com/lang/en/docs/cli/cache/',
    'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
  ],
  equivalents: { hadolint: ['DL3060'] },
}

const PROGRAMS = ['yarn', 'yarnpkg']

/** Asks the build whether Yarn's cache is part of the layer, so mounts, options and deletions need no look here. */
export default defineRule({
  meta: {
    name: 'yarn-cache',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Remove the Yarn cache in the RUN that filled it',
    messages: {
      kept: '{{command}} leaves every package a second time in {{directory}}, the cache of Yarn.',
      mount: 'The cache of {{command}} is {{directory}}, and the mount at {{target}} does not hold it.',
      early: 'The cache of Yarn is cleaned before {{command}} fills it anew.',
      later:
        'What {{command}} leaves in {{directory}} is removed in line {{line}}, in another layer: this layer still holds it.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    let berry: boolean | null = null
    for (const run of runsCalling(input, PROGRAMS)) {
      if (!shipped.has(run.stage.index)) continue
      const last = run.commands.findLastIndex((command) => verbOf(command) !== null)
      const install = run.commands[last]
      if (!install || (berry ??= isBerry(input))) continue
      const kept = keptCache(run, install, input)
      if (kept === null) continue
      const after = run.commands.slice(last + 1)
      const sure = kept.confidence === 'certain' && install.certain && !after.some(mayRemove)
      const early = run.commands.slice(0, last).some(cleans)
      const verb = verbOf(install)!
      const data = {
        command: commandText(install, verb + 1),
        directory: kept.directory,
        line: kept.line ?? 0,
        target: kept.target ?? '',
      }
      yield {
        messageId: early ? 'early' : kept.line !== null ? 'later' : kept.target === null ? 'kept' : 'mount',
        range: wordsRange(install, verb),
        data,
        confidence: sure ? 'certain' : 'likely',
        ...appended(input.dockerfile, run, 'yarn cache clean', 'Run yarn cache clean at the end'),
      }
    }
  },
})

/** Index of the word that makes `yarn` install, 0 for `yarn` alone; null for every other command. */
function verbOf({ program, argv }: Executed): number | null {
  if (program !== 'yarn' && program !== 'yarnpkg') return null
  const at = subcommandAt(argv, VALUES)
  const verb = argv[at]
  if (verb === undefined)
    return argv.some((word) => word !== null && /^(?:-v|--version|-h|--help)$/.test(word)) ? null : 0
  if (verb === 'global') return ['add', 'upgrade'].includes(argv[at + 1] ?? '') ? at + 1 : null
  return ['install', 'add', 'upgrade'].includes(verb ?? '') ? at : null
}

const VALUES = ['--cwd', '--cache-folder', '--modules-folder', '--registry', '--network-timeout', '--mutex']

function cleans({ program, argv }: Executed): boolean {
  return program === 'yarn' && argv.includes('cache') && argv.includes('clean')
}

type Kept = {
  readonly directory: string
  readonly confidence: Confidence
  readonly line: number | null
  readonly target: string | null
}

/** Where the layer holds the cache; null when it does not. */
function keptCache(run: Run, { root }: Executed, input: RuleInput): Kept | null {
  const directory = keptUnder(run.step, 'npm').find(
    (each) => !each.endsWith('/node_modules') && !each.endsWith('/.npm') && !each.includes('/.bun/'),
  )
  if (directory !== undefined)
    return {
      directory,
      confidence: 'certain',
      line: deletedInLine(run, `${directory}/…npm`, input),
      target:
        run.run.mounts.find(({ type, target }) => type === 'cache' && target?.includes('yarn'))?.target ??
        null,
    }
  // Nothing is known of the base, not even who runs the command: then the words in the file have to do.
  const followed = root !== null || input.build.stages[run.stage.index]?.image.base?.facts
  if (followed && !isKept(run)) return null
  const told =
    run.run.mounts.some(mayHold) ||
    run.commands.some(
      (each) =>
        cleans(each) ||
        (each.program === 'rm' && each.argv.some((word) => word === null || word.includes('cache'))),
    )
  return told ? null : { directory: '~/.cache/yarn', confidence: 'likely', line: null, target: null }
}

/** A mount whose place may be where the cache is. */
function mayHold({ type, target }: Mount): boolean {
  return (type === 'cache' || type === 'tmpfs') && /yarn|cache|root|home/.test(target ?? 'cache')
}

/** Signs of Yarn 2 and later: its options, its files, its version. */
function isBerry(input: RuleInput): boolean {
  const { files } = input.context
  if (files['.yarnrc.yml'] || files['.pnp.cjs']) return true
  if (/"packageManager"\s*:\s*"yarn@[2-9]/.test(files['package.json']?.content ?? '')) return true
  const instructions = shippedInstructions(input)
  const copied = instructions.some(
    (each) =>
      (each.keyword === 'COPY' || each.keyword === 'ADD') &&
      each.sources.some(({ raw }) => /(?:^|\/)(?:\.yarnrc\.yml|\.yarn|\.pnp\.cjs)\b/.test(raw)),
  )
  return copied || everyRun(input).some(({ commands }) => commands.some(needsBerry))
}

function needsBerry({ program, argv }: Executed): boolean {
  if (program === 'corepack') return argv.some((word) => /^yarn@(?:[2-9]|stable|berry)/.test(word ?? ''))
  if (program !== 'yarn') return false
  if (argv[1] === 'set' && argv[2] === 'version') return !/^(?:1|classic)/.test(argv[3] ?? '')
  return (
    ['workspaces', 'plugin', 'dlx'].includes(argv[1] ?? '') ||
    argv.some((word) => /^--(?:immutable(?:-cache)?|inline-builds|mode=.*)$/.test(word ?? ''))
  )
}
