import { formatBytes } from '../../build/report/format-size.ts'
import type { Executed } from '../../build/types.ts'
import { withNeeds } from '../../images/packages/packages.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { withOption } from '../shared/caches.ts'
import { isKept, runsCalling } from '../shared/onbuild.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Besides what a package needs, apt installs what its maintainers recommend: documentation tools, helpers for a desktop, sometimes a whole compiler. That is right for a workstation. In an image it is more to download, to scan and to keep up to date, often more than the package itself. With --no-install-recommends only what is needed comes in; what turns out to be missing, such as ca-certificates for curl, is then named like every other package.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://manpages.debian.org/trixie/apt/apt-get.8.en.html',
    'https://ubuntu.com/blog/we-reduced-our-docker-images-by-60-with-no-install-recommends',
    'https://www.debian.org/doc/debian-policy/ch-relationships.html#binary-dependencies-depends-recommends-suggests-enhances-pre-depends',
  ],
  equivalents: {
    hadolint: ['DL3015'],
    trivy: ['DS-0029'],
    kics: ['APT-GET Not Avoiding Additional Packages'],
    semgrep: ['missing-no-install-recommends'],
    dockerfilelint: ['apt-get_recommends'],
  },
}

const PROGRAMS = programsOf('apt')

/** In a stage that is thrown away this costs time, not size: there it is only a hint. */
export default defineRule({
  meta: {
    name: 'apt-recommends',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Install apt packages without what they recommend',
    messages: {
      recommends:
        '{{command}} also installs what the packages recommend; --no-install-recommends installs only what they need.',
      size: '{{command}} also installs what the packages recommend, here about {{size}} more; --no-install-recommends installs only what they need.',
      builder:
        '{{command}} also installs what the packages recommend; nothing of it ships, but the build downloads it each time.',
      suggests: '--no-install-suggests is the default; what {{command}} adds are the recommended packages.',
    },
  },
  *check(input) {
    for (const run of runsCalling(input, PROGRAMS)) {
      const installs = run.commands.filter(takesRecommends)
      const first = installs[0]
      if (!first) continue
      const set = configured(run, input)
      if (set === 'off') continue
      const shipped = input.build.stages[run.stage.index]?.shipped === true
      const verb = packageCall(first)!.at
      const size = extraBytes(run, installs)
      const data = { command: commandText(first, verb + 1), size: formatBytes(size) }
      const range = wordsRange(first, verb)
      const confidence = shipped ? confidenceOf(run, first, set, input) : 'possible'
      yield { messageId: variant(shipped, first, size), range, data, confidence, ...fixOf(input, installs) }
    }
  },
})

const SETTING = /Install-Recommends["']?[=\s]+["']?(?:0|false|no|off|disable|without)\b/i

/** An install without the option, in whatever place it may stand. */
function takesRecommends(command: Executed): boolean {
  const call = packageCall(command)
  if (call?.system !== 'apt' || (call.verb !== 'install' && call.verb !== 'satisfy')) return false
  const words = command.argv.map((word, index) => word ?? command.words[index]?.raw ?? '')
  if (
    words.some((word) =>
      /^--(?:no-install-recommends|without-recommends|download-only|simulate|dry-run)$/.test(word),
    )
  )
    return false
  if (command.program === 'aptitude' && words.includes('-R')) return false
  if (words.some((word) => SETTING.test(word))) return false
  // Options that only a variable holds may be these.
  return !command.argv.some(
    (word, index) => word === null && /OPT|FLAG|ARG/.test(command.words[index]?.raw ?? ''),
  )
}

/** A file of apt's configuration in the image says it, or may say it. */
function configured({ stage }: Run, { build }: RuleInput): 'off' | 'open' | 'on' {
  const image = build.stages[stage.index]?.image
  if (typeof image?.env['APT_CONFIG'] === 'string') return 'open'
  const files = image?.files
  const paths = ['/etc/apt/apt.conf', ...(files?.children.get('/etc/apt/apt.conf.d') ?? [])]
  const entries = paths.flatMap((path) => files?.entries.get(path) ?? [])
  if (entries.some(({ content }) => content !== null && SETTING.test(content))) return 'off'
  return entries.some(({ content, kind }) => kind !== 'directory' && content === null) ? 'open' : 'on'
}

function confidenceOf(run: Run, { certain }: Executed, set: 'open' | 'on', { build }: RuleInput): Confidence {
  if (set === 'open') return 'possible'
  return certain && !isKept(run) && build.stages[run.stage.index]?.image.base?.facts ? 'certain' : 'likely'
}

/** Bytes that facts about the packages know of; 0 when they know of none. */
function extraBytes({ step }: Run, installs: readonly Executed[]): number {
  const names = step.installs
    .filter(({ command }) => installs.includes(command))
    .flatMap(({ packages }) => (packages ?? []).map(({ name }) => name))
  const weigh = (recommends: boolean): number =>
    withNeeds('apt', names, { recommends }).reduce((sum, { bytes }) => sum + bytes, 0)
  return weigh(true) - weigh(false)
}

function variant(
  shipped: boolean,
  { argv }: Executed,
  size: number,
): 'builder' | 'suggests' | 'size' | 'recommends' {
  if (!shipped) return 'builder'
  if (argv.includes('--no-install-suggests')) return 'suggests'
  return size >= 1_000_000 ? 'size' : 'recommends'
}

function fixOf({ dockerfile }: RuleInput, installs: readonly Executed[]): { fix?: Fix } {
  const places = installs.map((command) => ({ command, after: packageCall(command)!.at }))
  const edits = withOption(dockerfile, places, '--no-install-recommends')
  return edits ? { fix: { title: 'Add --no-install-recommends', safety: 'behaviour', edits } } : {}
}
