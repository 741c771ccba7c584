import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { allRuns, isKept } from '../shared/onbuild.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'apt-key is gone since Debian 13 and Ubuntu 25.10; there the build ends with "apt-key: not found". Where it still exists it puts the key among those that apt trusts for every repository, so the owner of one small archive could sign packages that replace those of Debian. A key in a file of its own, named by signed-by in the entry of its repository, is trusted for that one alone.',
  bad: 'FROM debian:12-slim\nCOPY harbour.gpg /tmp/\nRUN apt-key add /tmp/harbour.gpg\n',
  good: 'FROM debian:12-slim\nCOPY harbour.gpg /etc/apt/keyrings/\nRUN echo "deb [signed-by=/etc/apt/keyrings/harbour.gpg] https://apt.example.com/ bookworm main" > /etc/apt/sources.list.d/harbour.list\n',
  sources: [
    'https://manpages.debian.org/bookworm/apt/apt-key.8.en.html',
    'https://wiki.debian.org/DebianRepository/UseThirdParty',
  ],
  equivalents: {},
}

/** What changes the keys; `apt-key list` harms nobody where the program exists. */
const CHANGES: ReadonlySet<string> = new Set(['add', 'adv', 'update', 'net-update'])

export default defineRule({
  meta: {
    name: 'apt-key-deprecated',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: ['apt-key'] },
    title: 'Keep the keys of repositories in files of their own',
    messages: {
      trusted:
        'apt-key {{action}} makes apt trust this key for every repository; a file in /etc/apt/keyrings, named by signed-by, holds for one.',
      gone: '{{image}} has no apt-key any more; put the key into /etc/apt/keyrings and name it by signed-by.',
    },
    tells: ['command-not-found'],
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  for (const run of allRuns(input)) {
    for (const command of run.commands) {
      const action = actionOf(command)
      if (action === null) continue
      const image = goneFrom(run, input)
      yield {
        messageId: image === null ? ('trusted' as const) : ('gone' as const),
        range: wordRange(command, 0),
        data: { action, image: image ?? '' },
        confidence: command.certain ? ('certain' as const) : ('likely' as const),
      }
    }
  }
}

/** Options such as --keyring come first; one of them may narrow the trust to a file of its own. */
function actionOf({ program, argv }: Executed): string | null {
  if (program !== 'apt-key' || argv.some((word) => word?.startsWith('--keyring'))) return null
  return argv.slice(1).find((word) => word !== null && CHANGES.has(word)) ?? null
}

/** Releases whose apt comes without it. Source: the package apt of Debian, changelog of 2.9.19. */
const WITHOUT: ReadonlySet<string> = new Set(['trixie', 'forky', 'sid', 'questing', 'resolute'])

function goneFrom(run: Run, { build }: RuleInput): string | null {
  const base = isKept(run) ? null : build.stages[run.stage.index]?.image.base
  return base?.facts?.release != null && WITHOUT.has(base.facts.release) ? base.text : null
}
