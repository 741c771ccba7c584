import type { Executed } from '../../build/types.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { insertAfter } from '../shared/exact-words.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'zypper shows what it is about to do and asks whether to go on. A build has no terminal, so nobody can answer: zypper says that it cannot read its input, ends with an error, and the build ends with it. The global option --non-interactive, in front of the subcommand, makes it take the default answers; -y behind install, remove, update or patch does the same.',
  bad: 'FROM opensuse/leap:16.0\nRUN zypper install ripgrep && zypper clean --all\n',
  good: 'FROM opensuse/leap:16.0\nRUN zypper --non-interactive install ripgrep && zypper clean --all\n',
  sources: [
    'https://en.opensuse.org/SDB:Zypper_manual',
    'https://manpages.opensuse.org/Tumbleweed/zypper/zypper.8.en.html',
  ],
  equivalents: {
    hadolint: ['DL3034'],
    kics: ['Missing Zypper Non-interactive Switch'],
    semgrep: ['missing-zypper-no-confirm-switch'],
  },
}

/** Subcommands that ask before they change anything. Source: zypper(8). */
const ASKING = new Set(
  `
    install in remove rm update up patch dist-upgrade dup source-install si verify ve install-new-recommends inr
  `
    .trim()
    .split(/\s+/),
)

const PROGRAMS = programsOf('zypper')

/** zypper asks, and in a build nobody answers. */
export default defineRule({
  meta: {
    name: 'zypper-non-interactive',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Give zypper the option --non-interactive',
    messages: {
      asks: '{{command}} asks for confirmation, and in a build nobody can answer: it gives up, and the build ends.',
      late: 'Behind the subcommand {{option}} does not answer the question of {{command}}: --non-interactive and -n are global options, which stand in front of it.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  for (const run of runsCalling(input, PROGRAMS)) {
    for (const command of run.commands) {
      const call = packageCall(command)
      if (call?.system !== 'zypper' || !ASKING.has(call.verb) || isAnswered(command, call.at)) continue
      const late = command.argv
        .slice(call.at + 1)
        .find((word) => word === '-n' || word === '--non-interactive')
      const edit = insertAfter(input.dockerfile.source, command, 0, '--non-interactive')
      yield {
        messageId: late == null ? 'asks' : 'late',
        range: wordsRange(command, call.at),
        data: { command: commandText(command, call.at + 1), option: late ?? '' },
        confidence: late == null ? confidenceOf(command, call.verb) : 'likely',
        ...(edit
          ? { fix: { title: 'Add --non-interactive', safety: 'safe', edits: [edit] } satisfies Fix }
          : {}),
      } as const
    }
  }
}

/** By an option, by what is piped into it, or because nothing is changed. `install -n` selects packages by name. */
function isAnswered({ argv, piped }: Executed, verb: number): boolean {
  const global = argv.slice(1, verb)
  const own = argv.slice(verb + 1)
  return (
    piped.from ||
    global.some((word) => word !== null && /^--(?:non-i|help|version)|^-[A-Za-z]*[nhV]/.test(word)) ||
    argv.some((word) => word !== null && /^--no-confirm$|^-[A-Za-z]*y/.test(word)) ||
    own.some((word) => word !== null && /^(?:--dry-run|-[A-CE-Za-z]*D|--help|-h)$/.test(word))
  )
}

/** A variable may hold the option, and an update may find nothing to do. */
function confidenceOf({ argv, certain }: Executed, verb: string): Confidence {
  if (argv.includes(null)) return 'possible'
  return certain && /^(?:install|in)$/.test(verb) ? 'certain' : 'likely'
}
