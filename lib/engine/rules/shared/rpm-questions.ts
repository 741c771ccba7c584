import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import type { Confidence, Fix, RuleInput } from '../rule.ts'
import { insertAfter } from './exact-words.ts'
import { runsCalling } from './onbuild.ts'
import { packageCall } from './packages.ts'
import { wordsRange } from './ranges.ts'
import { commandText, type Run } from './runs.ts'

/** Subcommands that ask before they change anything. Sources: yum(8), dnf(8). */
const ASKING = new Set(
  `
    install localinstall groupinstall reinstall update upgrade upgrade-minimal update-minimal localupdate groupupdate
    downgrade distro-sync swap builddep remove erase autoremove groupremove in up
  `
    .trim()
    .split(/\s+/),
)
/** Subcommands with a word of their own behind them: `group install`, `module enable`. */
const NESTED: Readonly<Record<string, readonly string[]>> = {
  group: ['install', 'upgrade', 'remove'],
  groups: ['install', 'upgrade', 'remove'],
  module: ['install', 'enable', 'disable', 'reset', 'switch-to', 'update', 'remove'],
}

export type Question = {
  readonly messageId: 'asks' | 'quiet' | 'download'
  readonly range: Range
  readonly data: { readonly command: string }
  readonly confidence: Confidence
  readonly fix?: Fix
}

/** Commands of some RPM package managers that ask for confirmation. */
export function* questions(input: RuleInput, tools: readonly string[]): Iterable<Question> {
  for (const run of runsCalling(input, tools)) {
    for (const command of run.commands) {
      if (command.program === null || !tools.includes(command.program)) continue
      const at = askingAt(command)
      if (at === null || isAnswered(command)) continue
      const configured = configuration(run, input)
      if (configured === 'yes') continue
      const edit = insertAfter(input.dockerfile.source, command, at, '-y')
      yield {
        messageId: variant(command),
        range: wordsRange(command, at),
        data: { command: commandText(command, at + 1) },
        confidence: confidenceOf(command, at, run, configured, input),
        ...(edit ? { fix: { title: 'Add -y', safety: 'safe', edits: [edit] } } : {}),
      }
    }
  }
}

/** Index of the last word of the subcommand; null when it asks nothing. */
function askingAt(command: Executed): number | null {
  const call = packageCall(command)
  if (!call) return null
  if (ASKING.has(call.verb)) return call.at
  const next = command.argv[call.at + 1]
  return next != null && NESTED[call.verb]?.includes(next) === true ? call.at + 1 : null
}

/** By an option, by what is piped into it, or because it changes nothing. */
function isAnswered({ argv, piped }: Executed): boolean {
  return (
    piped.from ||
    argv.some((word, at) => {
      if (word === null || at === 0) return false
      if (/^--(?:assumeyes|assumeno|yes|help|version)$/.test(word) || /^-[A-Za-z]*y/.test(word)) return true
      return /(?:^|\.|=)assumeyes=(?:1|true|yes|on)$/i.test(word)
    })
  )
}

const CONFIGURED = /assumeyes\s*=\s*(?:1|true|yes|on)\b/i

/** What yum.conf or dnf.conf say, as far as this file writes them. */
function configuration({ stage, at }: Run, { build }: RuleInput): 'yes' | 'maybe' | 'no' {
  const { image } = build.stages[stage.index] ?? {}
  for (const index of image?.chain ?? [])
    for (const { commands } of build.stages[index]?.steps.slice(
      0,
      index === stage.index ? at + 1 : undefined,
    ) ?? [])
      if (commands.some(({ argv }) => argv.some((word) => word !== null && CONFIGURED.test(word))))
        return 'yes'
  for (const path of ['/etc/yum.conf', '/etc/dnf/dnf.conf', '/etc/tdnf/tdnf.conf']) {
    const entry = image?.files.entries.get(path)
    if (entry?.content != null && CONFIGURED.test(entry.content)) return 'yes'
    if (entry?.content === null) return 'maybe'
  }
  return 'no'
}

function confidenceOf(
  { argv, certain }: Executed,
  at: number,
  { stage, step }: Run,
  configured: 'maybe' | 'no',
  { build }: RuleInput,
): Confidence {
  // A variable may hold -y.
  if (configured === 'maybe' || argv.includes(null)) return 'possible'
  // An update may find nothing to do, and an image that nothing is known of may say yes to everything.
  const known = build.stages[stage.index]?.image.base?.facts != null && step.instruction.keyword === 'RUN'
  return certain && known && argv[at]?.endsWith('install') === true ? 'certain' : 'likely'
}

function variant({ argv }: Executed): Question['messageId'] {
  if (argv.includes('--downloadonly')) return 'download'
  return argv.some((word) => word !== null && /^(?:-q|--quiet)$/.test(word)) ? 'quiet' : 'asks'
}
