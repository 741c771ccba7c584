import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { operandIndexes, readable } from '../shared/operands.ts'
import { subcommandAt } from '../shared/packages.ts'
import { unpinned, type Loose } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'Without a version these tools install the newest release of the day, so two builds of one file may hold different programs, and a release that breaks something breaks the build on a day nobody chose. Unlike the archives of a distribution their registries keep old releases, so a version stays installable. cargo install also leaves the lock file of the program aside unless --locked says otherwise, and then takes the newest release of everything it depends on.',
  bad: 'FROM rust:1.91-slim\nRUN cargo install mdbook\n',
  good: 'FROM rust:1.91-slim\nRUN cargo install --locked --version 0.5.1 mdbook\n',
  sources: [
    'https://doc.rust-lang.org/cargo/commands/cargo-install.html',
    'https://getcomposer.org/doc/03-cli.md#require-r',
    'https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-tool-install',
  ],
  equivalents: {},
}

const PROGRAMS = ['cargo', 'composer', 'dotnet', 'pecl']

/** apt, apk, npm, pip, gem and go have rules of their own. */
export default defineRule({
  meta: {
    name: 'other-pin-version',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Pin the tools that cargo, composer, dotnet and pecl install',
    messages: {
      cargo:
        '{{names}} {{verb}} no version, so cargo installs the newest release of the day; --version 1.2.3 with --locked fixes it.',
      composer:
        '{{names}} {{verb}} no version, so composer takes the newest release of the day; name:1.2.3 fixes it.',
      dotnet:
        '{{names}} {{verb}} no version, so dotnet installs the newest release of the day; --version 1.2.3 fixes it.',
      pecl: '{{names}} {{verb}} no version, so pecl installs the newest release of the day; name-1.2.3 fixes it.',
    },
  },
  check: (input) => unpinned(input, PROGRAMS, looseIn),
})

type Kind = 'cargo' | 'composer' | 'dotnet' | 'pecl'

type Tool = {
  readonly kind: Kind
  /** The subcommand, its words in order. */
  readonly words: readonly string[]
  /** Options that take the next word, and those that give a version or another source. */
  readonly values: readonly string[]
  readonly settles: RegExp
  /** What a word with a version looks like. */
  readonly pinned: RegExp
}

/** Sources: the manuals of the tools, as above; pecl.php.net for pecl install. */
const TOOLS: Readonly<Record<string, Tool>> = {
  cargo: {
    kind: 'cargo',
    words: ['install'],
    values:
      '--version --vers --git --branch --tag --rev --path --root --registry --index --bin --example --features -F --profile --target --target-dir -j --jobs --config -Z --color --message-format'.split(
        ' ',
      ),
    settles: /^--(?:version|vers|git|path)(?:=|$)/,
    pinned: /@/,
  },
  composer: {
    kind: 'composer',
    words: ['require'],
    values: ['-d', '--working-dir'],
    settles: /^--help$/,
    pinned: /[:=@ ]/,
  },
  dotnet: {
    kind: 'dotnet',
    words: ['tool', 'install'],
    values:
      '--version --tool-path --configfile --add-source --source --framework -f -v --verbosity -a --arch --tool-manifest'.split(
        ' ',
      ),
    settles: /^--version(?:=|$)/,
    pinned: /@/,
  },
  pecl: {
    kind: 'pecl',
    words: ['install'],
    values: ['-R', '-P'],
    settles: /^--help$/,
    pinned: /-\d|\.tgz$|^https?:/,
  },
}

function looseIn(command: Executed): readonly Loose<Kind>[] {
  const tool = Object.hasOwn(TOOLS, command.program ?? '') ? TOOLS[command.program ?? ''] : undefined
  if (!tool) return []
  const at = subcommandAt(command.argv, tool.values)
  if (!tool.words.every((word, index) => command.argv[at + index] === word)) return []
  if (command.argv.some((word) => word !== null && tool.settles.test(word))) return []
  return operandIndexes(command.argv, at + tool.words.length, tool.values)
    .filter((index) => isLoose(readable(command, index), tool))
    .map((index) => ({ at: index, kind: tool.kind }))
}

/** A word from a variable may have its version in it, and a path is no name. */
function isLoose(word: string, { pinned }: Tool): boolean {
  return word !== '' && !/^[./$]/.test(word) && !word.includes('$') && !pinned.test(word)
}
