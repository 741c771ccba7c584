import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { operandIndexes, readable } from '../shared/operands.ts'
import { subcommandAt } from '../shared/packages.ts'
import { unpinned, type Loose } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'Without a version gem installs the newest release of the day, and all it needs in its newest releases, too. Two builds of the same file then hold different code, and a release that no longer works with this Ruby breaks the build on a day nobody chose. RubyGems keeps old releases, so a version stays installable. For more than a tool or two, a Gemfile with its lock file fixes everything at once.',
  bad: 'FROM ruby:3.4-slim\nRUN gem install --no-document puma\n',
  good: 'FROM ruby:3.4-slim\nRUN gem install --no-document puma:7.1.0\n',
  sources: ['https://guides.rubygems.org/command-reference/#gem-install'],
  equivalents: { hadolint: ['DL3028'], kics: ['Gem Install Without Version'] },
}

const PROGRAMS = ['gem']

/** What a Gemfile lists is bundler's own matter. */
export default defineRule({
  meta: {
    name: 'gem-pin-version',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Pin the gems a command names',
    messages: {
      unpinned:
        '{{names}} {{verb}} no version, so every build installs the newest release of its day; name:1.2.3 fixes it.',
      several:
        'gem refuses -v when several gems are named ({{names}}), because it could mean any of them: write name:1.2.3 for each.',
    },
  },
  check: (input) => unpinned(input, PROGRAMS, looseIn),
})

const GEM = /^gem[\d.]*$/

/** Options that take the next word. Source: guides.rubygems.org, "gem install". */
const VALUES =
  '-i --install-dir -n --bindir -s --source -P --trust-policy -p --http-proxy -B --bulk-threshold --build-root --platform --config-file --without --document -v --version'.split(
    ' ',
  )
const SWITCHES =
  /^--(?:no-.+|force|conservative|prerelease|pre|local|remote|both|user-install|minimal-deps|wrappers|env-shebang|quiet|silent|verbose|backtrace|debug|norc|development|development-all|ignore-dependencies|default|explain|lock|suggestions|vendor|clear-sources|update-sources|post-install-message|format-executable|rdoc|ri)$/

function looseIn(command: Executed): readonly Loose<'unpinned' | 'several'>[] {
  if (command.program === null || !GEM.test(command.program)) return []
  // What follows `--` is for the compiler of the extension.
  const end = command.argv.indexOf('--')
  const argv = end === -1 ? command.argv : command.argv.slice(0, end)
  const at = subcommandAt(argv, VALUES)
  if (argv[at] !== 'install' && argv[at] !== 'i') return []
  if (argv.some((word) => word !== null && /^(?:-g|--file(?:=.*)?|--help|-h)$/.test(word))) return []
  const gems = operandIndexes(argv, at + 1, [...VALUES, ...unknownOptions(argv)])
  const version = argv.some((word) => word !== null && /^(?:-v|--version(?:=|$))/.test(word))
  if (version && gems.length < 2) return []
  const loose = gems.filter((index) => isLoose(readable(command, index)))
  if (!version) return loose.map((index) => ({ at: index, kind: 'unpinned' }))
  return argv.includes(null) ? [] : gems.map((index) => ({ at: index, kind: 'several' }))
}

/** Nothing is known of them, so the next word may be theirs. */
function unknownOptions(argv: Executed['argv']): readonly string[] {
  return argv.flatMap((word) =>
    word !== null && word.startsWith('--') && !word.includes('=') && !SWITCHES.test(word) ? [word] : [],
  )
}

/** Neither `name:version`, nor a file, nor a variable, which may hold either. */
function isLoose(word: string): boolean {
  return word !== '' && !/:|\.gem$|^[./$]/.test(word)
}
