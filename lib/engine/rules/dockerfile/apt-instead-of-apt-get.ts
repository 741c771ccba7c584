import type { Executed } from '../../build/types.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { replaceWord } from '../shared/exact-words.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { subcommandAt } from '../shared/packages.ts'

export const docs: RuleDocs = {
  why: 'apt is the front end for people at a terminal: its manual says that options and output may change between versions, and it prints a warning when its output is not a terminal. apt-get and apt-cache promise to stay as they are, and are meant for scripts. A build is a script that has to work next year, too.',
  bad: 'FROM debian:13-slim\nRUN apt update && apt install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://manpages.debian.org/trixie/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
  ],
  equivalents: {
    hadolint: ['DL3027'],
    checkov: ['CKV_DOCKER_9'],
    kics: ['Run Using apt'],
    semgrep: ['prefer-apt-get'],
  },
}

/** What stands in for a subcommand of apt. Those without an entry have no twin. Source: apt-get(8), apt-cache(8). */
const TWINS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    `
      update install reinstall upgrade remove purge autoremove autopurge clean autoclean distclean
      dist-clean build-dep source download satisfy
    `
      .trim()
      .split(/\s+/)
      .map((verb) => [verb, 'apt-get']),
  ),
  ...Object.fromEntries(
    'search show policy depends rdepends showsrc'.split(' ').map((verb) => [verb, 'apt-cache']),
  ),
}

const VALUES = ['-o', '--option', '-c', '--config-file', '-t', '--target-release', '--default-release']

const PROGRAMS = ['apt']

/** One report for a RUN: its other calls of apt have the same cause. */
export default defineRule({
  meta: {
    name: 'apt-instead-of-apt-get',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Use apt-get in scripts',
    messages: {
      apt: 'apt is made for people at a terminal, and its options and output may change: use {{twin}} {{verb}} in a build.',
      other:
        'apt {{verb}} is made for people at a terminal, and its output may change: use apt-get, apt-cache or dpkg-query in a build.',
    },
  },
  *check(input) {
    for (const { commands } of runsCalling(input, PROGRAMS)) {
      const calls = commands.flatMap((command) => callOf(command) ?? [])
      const [first] = calls
      if (!first) continue
      yield {
        messageId: first.twin === null ? 'other' : 'apt',
        range: first.command.words[0]?.range ?? first.command.range,
        data: { verb: first.verb, twin: first.twin ?? '' },
        ...fixOf(calls, input.dockerfile.source),
      }
    }
  },
})

type Call = { readonly command: Executed; readonly verb: string; readonly twin: string | null }

function callOf(command: Executed): Call | null {
  if (command.program !== 'apt') return null
  const at = subcommandAt(command.argv, VALUES)
  const verb = command.argv[at] ?? null
  if (verb === null) return null
  return { command, verb, twin: Object.hasOwn(TWINS, verb) ? (TWINS[verb] ?? null) : null }
}

/** apt upgrade also installs new packages, apt-get upgrade does not. */
function fixOf(calls: readonly Call[], source: string): { fix?: Fix } {
  const edits = calls.map(({ command, twin }) => {
    const path = command.argv[0]?.replace(/apt$/, '') ?? ''
    return twin === null ? null : replaceWord(source, command, 0, `${path}${twin}`)
  })
  const known = edits.filter((edit) => edit !== null)
  if (known.length < edits.length || hasRepeats(known.map(({ range }) => range.start.offset))) return {}
  const safety = calls.some(({ verb }) => verb === 'upgrade') ? 'behaviour' : 'safe'
  return { fix: { title: 'Use apt-get', safety, edits: known } }
}

/** A loop brings the same word more than once. */
function hasRepeats(offsets: readonly number[]): boolean {
  return new Set(offsets).size < offsets.length
}
