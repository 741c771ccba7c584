import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { shippedStages } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'The kernel knows accounts by number only. Two names with one number are one account: either may read, change and kill what belongs to the other, and ls, ps and logs show whichever name stands first in /etc/passwd. useradd refuses that for this reason, until --non-unique forbids it to. A second name for number 0 is a second root, whatever it is called.',
  bad: 'FROM debian:13-slim\nRUN useradd --uid 1500 keeper \\\n && useradd --non-unique --uid 1500 pilot\nUSER pilot\n',
  good: 'FROM debian:13-slim\nRUN useradd --uid 1500 keeper \\\n && useradd --uid 1501 pilot\nUSER pilot\n',
  sources: [
    'https://man7.org/linux/man-pages/man8/useradd.8.html',
    'https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md',
  ],
  equivalents: { dockle: ['DKL-LI-0002'] },
}

const NUMBER: ReadonlyMap<string, readonly [short: string, long: string]> = new Map([
  ['useradd', ['-u', '--uid']],
  ['usermod', ['-u', '--uid']],
  ['groupadd', ['-g', '--gid']],
  ['groupmod', ['-g', '--gid']],
])

const PROGRAMS = [...NUMBER.keys()]

/**
 * Numbers that the file itself gives away twice on purpose. One that a variable brings is chosen by whoever builds, often to
 * be that of an account of the host. Group 0 is shared on purpose, for OpenShift.
 */
export default defineRule({
  meta: {
    name: 'duplicate-uid',
    severity: 'info',
    category: 'security',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Give every account a number of its own',
    messages: {
      shared:
        '{{option}} lets {{program}} give away number {{id}} a second time: for the kernel both names are one account.',
      root: '{{option}} lets {{program}} make a second root: for the kernel number 0 is root under any name.',
    },
  },
  check: (input) => distinct(reports(input)),
})

/** Source: useradd(8), usermod(8), groupadd(8), groupmod(8). */
const VALUES =
  '-b --base-dir -c --comment -d --home -e --expiredate -f --inactive -k --skel -K --key -l --login -n --new-name -p --password -R --root -P --prefix -s --shell -Z --selinux-user -G --groups'.split(
    ' ',
  )
function* reports(input: RuleInput) {
  const shipped = shippedStages(input)
  for (const { stage, commands } of runsCalling(input, PROGRAMS)) {
    if (!shipped.has(stage.index)) continue
    for (const command of commands) {
      const id = sharedNumber(command)
      if (id === null) continue
      const at = command.argv.findIndex((word) => word === '-o' || word === '--non-unique')
      yield {
        messageId: id === 0 ? 'root' : 'shared',
        range: wordRange(command, at === -1 ? 0 : at),
        data: { option: '--non-unique', program: command.program ?? '', id },
        confidence: sureOf(command) === 'certain' ? 'likely' : 'possible',
      } as const
    }
  }
}

/** The number given with --non-unique; null where it is unknown, or root's group. */
function sharedNumber({ program, argv }: Executed): number | null {
  const names = NUMBER.get(program ?? '')
  if (!names) return null
  const given = readArguments(argv.slice(1), [...VALUES, ...names, '-g', '--gid'])
  const id = given.get(...names)
  if (!given.has('-o', '--non-unique') || id == null || !/^\d{1,10}$/.test(id)) return null
  return Number(id) === 0 && names[0] === '-g' ? null : Number(id)
}
