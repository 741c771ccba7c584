import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { optionOf, sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { insertAfter } from '../shared/exact-words.ts'
import { allRuns } from '../shared/onbuild.ts'

export const docs: RuleDocs = {
  why: 'useradd notes the new account in /var/log/lastlog and /var/log/faillog, files with a place for every number up to the highest one. On a disk they are sparse and take next to nothing, but a layer is a tar archive, and the holes are written into it as zeros: a number of nine digits can fill the disk of the builder. The option --no-log-init leaves the two files alone. Newer distributions have given up lastlog, and there the option does no harm.',
  bad: 'FROM ubuntu:24.04\nRUN useradd --uid 1200345678 pilot\nUSER pilot\n',
  good: 'FROM ubuntu:24.04\nRUN useradd --no-log-init --uid 1200345678 pilot\nUSER pilot\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://github.com/golang/go/issues/13548',
  ],
  equivalents: { hadolint: ['DL3046'] },
}

/** Neither of the programs called adduser has such an option: that of Debian does not pass it on, that of busybox writes no such file. */
export default defineRule({
  meta: {
    name: 'useradd-no-log-init',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { programs: ['useradd'] },
    title: 'Give useradd the option --no-log-init for high numbers',
    messages: {
      bloats:
        'useradd with the number {{uid}} makes /var/log/lastlog and /var/log/faillog as long as that number asks for, and the layer holds them in full.',
    },
  },
  check: (input) => distinct(reports(input)),
})

/** Source: useradd(8). */
const VALUES =
  '-b --base-dir -c --comment -d --home-dir -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user'.split(
    ' ',
  )

function* reports(input: RuleInput) {
  for (const { commands } of allRuns(input)) {
    for (const command of commands) {
      const uid = highNumber(command)
      if (uid === null) continue
      const edit = insertAfter(input.dockerfile.source, command, 0, '--no-log-init')
      yield {
        messageId: 'bloats',
        range: wordRange(command, optionOf(command.argv, ['-u', '--uid'])?.valueAt ?? 0),
        data: { uid },
        confidence: sureOf(command) === 'certain' ? 'likely' : 'possible',
        ...(edit ? { fix: { title: 'Add --no-log-init', safety: 'safe', edits: [edit] } satisfies Fix } : {}),
      } as const
    }
  }
}

/** More than five digits: from there on the files are of tens of megabytes. */
function highNumber({ program, argv }: Executed): string | null {
  if (program !== 'useradd') return null
  const given = readArguments(argv.slice(1), VALUES)
  const uid = given.get('-u', '--uid')
  return uid != null && /^\d{6,}$/.test(uid) && !given.has('-l', '--no-log-init') ? uid : null
}
