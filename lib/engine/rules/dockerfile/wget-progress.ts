import type { Executed } from '../../build/types.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { withOption } from '../shared/caches.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { downloadOf } from '../shared/downloads.ts'
import { allRuns } from '../shared/onbuild.ts'
import { stagesWith } from '../shared/placed-files.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A build has no terminal, and without one wget reports its progress in lines of dots, a dot for each kilobyte: 100 MB are two thousand lines. They bury the messages that matter, and BuildKit cuts the log of a step off after 2 MiB, with the cause of a failure behind the cut. --progress=dot:giga writes a line for 32 MB, -q none at all. The wget of busybox, which Alpine brings, has no dots to choose; there -q is the way.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends wget ca-certificates && rm -rf /var/lib/apt/lists/*\nRUN wget https://example.com/charts.tar.gz\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends wget ca-certificates && rm -rf /var/lib/apt/lists/*\nRUN wget --progress=dot:giga https://example.com/charts.tar.gz\n',
  sources: [
    'https://www.gnu.org/software/wget/manual/wget.html#Download-Options',
    'https://docs.docker.com/build/building/variables/#buildkit_step_log_max_size',
  ],
  equivalents: { hadolint: ['DL3047'] },
}

/** Only what the log looks like: nothing that is wrong with the image. */
export default defineRule({
  meta: {
    name: 'wget-progress',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { programs: ['wget'] },
    title: 'Keep the progress of wget out of the build log',
    messages: {
      dots: 'wget fills the log of the build with lines of dots; --progress=dot:giga writes one for 32 MB, and -q none.',
      busybox:
        'The wget of busybox writes its progress bar into the log of the build again and again; -q keeps it out.',
    },
  },
  check: reports,
})

/** One report for a RUN, with a fix for all of it. */
function* reports(input: RuleInput) {
  let configured: ReadonlySet<number> | null = null
  for (const run of allRuns(input)) {
    const loud = run.commands.filter((command) => isLoud(command))
    const [first] = loud
    if (!first) continue
    configured ??= stagesWith(input, (path) => /\/\.?wgetrc$/.test(path))
    if (configured.has(run.stage.index)) continue
    const busybox = isBusybox(run, input)
    yield {
      messageId: busybox ? 'busybox' : 'dots',
      range: wordRange(first, 0),
      confidence: first.argv.includes(null) ? 'possible' : sureOf(first),
      ...fixOf(loud, busybox ? '-q' : '--progress=dot:giga', input),
    } as const
  }
}

function isLoud(command: Executed): boolean {
  return command.program === 'wget' && !isQuiet(command) && downloadOf(command) !== null
}

function fixOf(loud: readonly Executed[], option: string, { dockerfile }: RuleInput): { fix?: Fix } {
  const edits = withOption(
    dockerfile,
    loud.map((command) => ({ command, after: 0 })),
    option,
  )
  return edits ? { fix: { title: `Add ${option}`, safety: 'safe', edits } } : {}
}

/** Quieter, with a progress of its own choice, or with a file for its messages. Letters behind one that takes a value are that value. */
const QUIET =
  /^(?:-nv.*|-[bcdHhkKLmNpqrSvVxEFn]*[qoa].*|--(?:quiet|no-verbose|progress|output-file|append-output|spider|version|help|background)(?:=.*)?)$/

function isQuiet({ argv }: Executed): boolean {
  return argv.some((word) => word !== null && QUIET.test(word))
}

/** Alpine and busybox bring it, until a package named wget takes its place. */
function isBusybox({ stage, step, commands }: Run, { build }: RuleInput): boolean {
  const image = build.stages[stage.index]?.image
  if (step.instruction.keyword !== 'RUN' || image?.base?.facts?.shell !== 'busybox') return false
  const added = image.packages.some(({ name }) => name === 'wget')
  return !added && !commands.some(({ program, argv }) => program === 'apk' && argv.includes('wget'))
}
