import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { operandIndexes } from '../shared/operands.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { unpinned, type Loose } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'Without a version zypper installs what the repositories offer on the day of the build, so two builds of the same file may differ, on Tumbleweed by whole major versions. Whether to pin is disputed: an exact version stops the build when the repository replaces it, and mostly it is replaced by a fix. Where a version matters, a bound such as "name>=1.2" or "name<2" keeps to it; quotes keep the shell from reading the sign.',
  bad: 'FROM opensuse/leap:16.0\nRUN zypper --non-interactive install nginx && zypper clean --all\n',
  good: 'FROM opensuse/leap:16.0\nRUN zypper --non-interactive install "nginx<1.30" && zypper clean --all\n',
  sources: ['https://en.opensuse.org/SDB:Zypper_manual'],
  equivalents: { hadolint: ['DL3037'], kics: ['Zypper Install Without Version'] },
}

const PROGRAMS = programsOf('zypper')

/** A hint, never more. */
export default defineRule({
  meta: {
    name: 'zypper-pin-version',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Pin zypper packages whose version matters',
    messages: {
      unpinned:
        '{{names}} {{verb}} no version, so zypper installs what the repositories have on the day of the build; where that matters, "name<2" or name=1.2.3 fixes it.',
    },
  },
  check: (input) => unpinned(input, PROGRAMS, looseIn),
})

/** Options that take the next word. Source: zypper(8). */
const VALUES = '-r --repo --from -p --plus-repo -R --root'.split(' ')

function looseIn(command: Executed): readonly Loose<'unpinned'>[] {
  const call = packageCall(command)
  if (command.program !== 'zypper' || (call?.verb !== 'install' && call?.verb !== 'in')) return []
  // Patterns, patches and products are no packages.
  if (command.argv.some((word) => word !== null && /^(?:-t|--type)/.test(word))) return []
  return operandIndexes(command.argv, call.at + 1, VALUES).flatMap((at) =>
    isLoose(command.argv[at] ?? null) ? [{ at, kind: 'unpinned' }] : [],
  )
}

/** Data about the world, which has to be new to be right: certificates, time zones. */
const DATA: readonly string[] = ['ca-certificates', 'ca-certificates-mozilla', 'timezone']

/** Neither bound to a version, nor a file or an address, nor `!name`, which takes one away. */
function isLoose(word: string | null): boolean {
  return word !== null && word !== '' && !DATA.includes(word) && !/^[!~+]|[/=<>:]|\.rpm$/.test(word)
}
