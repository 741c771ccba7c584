import type { Executed } from '../../build/types.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { insertAfter } from '../shared/exact-words.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { stagesWith } from '../shared/placed-files.ts'
import { wordsRange } from '../shared/ranges.ts'
import { sees, variablesOf } from '../shared/run-variables.ts'
import { commandText, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'apt-get asks for confirmation before it installs or removes more than was named. A build has no terminal on which anybody could answer, so apt-get gives up and the build ends. It may seem to work as long as nothing else has to be installed along, and break on the day a package gets one more dependency.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://manpages.debian.org/trixie/apt/apt-get.8.en.html',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
  ],
  equivalents: {
    hadolint: ['DL3014'],
    trivy: ['DS-0021'],
    kics: ["APT-GET Missing '-y' To Avoid Manual Input"],
    semgrep: ['missing-assume-yes-switch'],
    dockerfilelint: ['apt-get_missing_param'],
  },
}

/** Subcommands that ask. Source: apt-get(8), apt(8). */
const ASKING = new Set(
  `
    install reinstall remove purge autoremove autopurge upgrade dist-upgrade full-upgrade
    dselect-upgrade build-dep satisfy
  `
    .trim()
    .split(/\s+/),
)

/** They ask only when something is left over, which depends on what the base image marked as asked for. */
const AUTOMATIC = /^auto(?:remove|purge)$/

const PROGRAMS = programsOf('apt')

/** apt-get asks, and in a build nobody answers. */
export default defineRule({
  meta: {
    name: 'apt-assume-yes',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Give apt-get the option -y',
    messages: {
      asks: '{{command}} asks for confirmation, and in a build nobody can answer: it gives up, and the build ends.',
      quiet:
        '{{command}} is only made quieter by one -q; the question stays, and in a build nobody can answer. Two of them, -qq, imply -y.',
      leftovers:
        '{{command}} asks for confirmation as soon as it finds something to remove, and in a build nobody can answer: the build ends on that day.',
      frontend:
        'DEBIAN_FRONTEND silences the questions of the packages, not the one of apt-get itself: {{command}} still needs -y.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  const variables = variablesOf(input)
  const configured = new Map<number, Configured>()
  let touched: ReadonlySet<number> | null = null
  for (const run of runsCalling(input, PROGRAMS)) {
    for (const command of run.commands) {
      const call = packageCall(command)
      if (call?.system !== 'apt' || !ASKING.has(call.verb) || isAnswered(command)) continue
      const { index } = run.stage
      touched ??= stagesWith(input, (path) => path.startsWith(CONFIGURATION))
      const files = configured.get(index) ?? (touched.has(index) ? configuration(index, input) : 'no')
      configured.set(index, files)
      if (files === 'yes') continue
      const edit = insertAfter(input.dockerfile.source, command, call.at, '-y')
      const leftovers = AUTOMATIC.test(call.verb)
      const confidence = confidenceOf(command, run, files)
      yield {
        messageId: leftovers ? 'leftovers' : variant(command, sees(variables, run, 'DEBIAN_FRONTEND', input)),
        range: wordsRange(command, call.at),
        data: { command: commandText(command, call.at + 1) },
        confidence: leftovers && confidence === 'certain' ? 'likely' : confidence,
        ...(leftovers && { severity: 'warning' as const }),
        ...(edit ? { fix: { title: 'Add -y', safety: 'safe', edits: [edit] } satisfies Fix } : {}),
      } as const
    }
  }
}

/** By an option, by what is piped into it, or because it only tells what it would do. Source: apt-get(8). */
function isAnswered({ argv, piped }: Executed): boolean {
  return piped.from || quietness(argv) >= 2 || argv.slice(1).some((word) => word !== null && answers(word))
}

function answers(word: string): boolean {
  if (
    /^--(?:yes|assume-yes|force-yes|assume-no|quiet=[2-9]|simulate|just-print|dry-run|recon|no-act|print-uris|help|version)$/.test(
      word,
    )
  )
    return true
  if (/APT::Get::Assume-Yes"?=?(?:"?(?:true|yes|1|on))?/i.test(word)) return true
  return /^-[a-zA-Z]*[yshv]/.test(word) && !/^-[oct]/.test(word)
}

/** `-q` counts once, `-qq` twice, `-q=2` as it says. */
function quietness(argv: Executed['argv']): number {
  return argv.slice(1).reduce((sum, word) => {
    const level = /^(?:-q|--quiet)=(\d)$/.exec(word ?? '')?.[1]
    if (level !== undefined) return sum + Number(level)
    if (word === '--quiet') return sum + 1
    return /^-[a-pr-z]*q/.test(word ?? '') ? sum + (word?.split('q').length ?? 1) - 1 : sum
  }, 0)
}

const CONFIGURATION = '/etc/apt/apt.conf'

type Configured = 'yes' | 'maybe' | 'no'

/** What files under /etc/apt say: a text that is not known may say anything. */
function configuration(stage: number, { build }: RuleInput): Configured {
  const files = build.stages[stage]?.image.files.entries
  let found: 'maybe' | 'no' = 'no'
  for (const [path, { content, kind }] of files ?? []) {
    if (!path.startsWith(CONFIGURATION) || kind === 'directory') continue
    if (content === null) found = 'maybe'
    else if (/Assume-Yes\s+"?(?:true|yes|1|on)/i.test(content)) return 'yes'
  }
  return found
}

function confidenceOf(command: Executed, { stage }: Run, configured: 'maybe' | 'no'): Confidence {
  if (configured === 'maybe') return 'possible'
  // A variable may hold -y, and so may the configuration of an image that nothing is known of.
  const open = command.argv.includes(null) || !command.certain || stage.base.kind === 'unknown'
  return open ? 'likely' : 'certain'
}

function variant({ argv }: Executed, hasFrontend: boolean): 'asks' | 'quiet' | 'frontend' {
  if (quietness(argv) === 1) return 'quiet'
  return hasFrontend ? 'frontend' : 'asks'
}
