import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { operandIndexes } from '../shared/operands.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import type { Run } from '../shared/runs.ts'
import { unpinned, type Loose } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'Without a version apt installs what the archive offers on the day of the build, so two builds of the same file may differ. Whether to pin is disputed. Debian and Ubuntu take a version off the archive when its successor appears, often because of a security fix, so a pinned build breaks and keeps its holes until somebody edits it. Within a release, updates are few and careful. To repeat a build exactly, pin the base image by its digest and install from a snapshot of the archive; a version for a single package, best with a wildcard such as =8.14.*, is for the few whose version matters.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends postgresql-client=17* && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://snapshot.debian.org/',
    'https://manpages.debian.org/trixie/apt/apt-get.8.en.html',
  ],
  equivalents: { hadolint: ['DL3008'], kics: ['Apt Get Install Pin Version Not Defined'] },
}

const PROGRAMS = programsOf('apt')

/** A hint, never more: with a snapshot of the archive every package has its version. */
export default defineRule({
  meta: {
    name: 'apt-pin-version',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Pin apt packages whose version matters',
    messages: {
      unpinned:
        '{{names}} {{verb}} no version, so apt installs what the archive has on the day of the build; where that matters, a snapshot of the archive or =VERSION* fixes it.',
    },
  },
  *check(input) {
    if (usesSnapshot(input)) return
    yield* unpinned(input, PROGRAMS, looseIn)
  },
})

/** Options that take the next word. Source: apt-get(8). */
const VALUES =
  '-o --option -t --target-release --default-release -c --config-file -a --host-architecture -P --build-profiles -S --snapshot'.split(
    ' ',
  )

function looseIn(command: Executed): readonly Loose<'unpinned'>[] {
  const call = packageCall(command)
  if (call?.system !== 'apt' || (call.verb !== 'install' && call.verb !== 'reinstall')) return []
  return operandIndexes(command.argv, call.at + 1, VALUES)
    .filter((at) => isLoose(command.argv[at] ?? null))
    .map((at) => ({ at, kind: 'unpinned' }))
}

/** Data about the world, which has to be new to be right: certificates, time zones. */
const DATA: readonly string[] = ['ca-certificates', 'tzdata']

/** Neither `name=version`, nor `name/release`, a file or `name-`, which takes one away. What a variable holds is not known. */
function isLoose(word: string | null): boolean {
  return word !== null && word !== '' && !DATA.includes(word) && !/[=/]|\.deb$|[^+]-$/.test(word)
}

const SNAPSHOT = /snapshot\.(?:debian|ubuntu)\.(?:org|com)|^(?:-S|--snapshot)(?:=|$)|APT::Snapshot/i

function usesSnapshot({ build, dockerfile }: Pick<RuleInput, 'build' | 'dockerfile'>): boolean {
  const inRun = ({ commands }: Pick<Run, 'commands'>): boolean =>
    commands.some(({ argv }) => argv.some((word) => word !== null && SNAPSHOT.test(word)))
  return (
    /snapshot/i.test(dockerfile.source) &&
    build.stages.some(
      ({ steps, image }) =>
        steps.some(inRun) ||
        [...image.files.entries].some(
          ([path, { content }]) => path.startsWith('/etc/apt/') && SNAPSHOT.test(content ?? ''),
        ),
    )
  )
}
