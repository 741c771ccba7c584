import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { enumerate } from '../shared/operands.ts'
import { listedPackages } from '../shared/package-lists.ts'
import { packageCall } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'Packages that only one step needs are added and deleted in the same RUN, so that no layer holds them. Written twice, the two lists drift apart: whoever adds a compiler to the first one and forgets the second ships it. apk knows groups for that: --virtual gives the packages one name, and apk del with this name takes all of them away, with what they brought along.',
  bad: 'FROM alpine:3.22\nRUN apk add --no-cache gcc musl-dev make \\\n && make -C /src install \\\n && apk del gcc musl-dev make\n',
  good: 'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build gcc musl-dev make \\\n && make -C /src install \\\n && apk del .build\n',
  sources: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper'],
  equivalents: { dockerfilelint: ['apkadd-missing-virtual'] },
}

const PROGRAMS = ['apk']

/** Within one RUN. Packages that another RUN deletes are delete-in-later-layer's matter. */
export default defineRule({
  meta: {
    name: 'apk-virtual',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Name temporary apk packages as a group',
    messages: {
      twice:
        '{{names}} are listed here to be deleted, and above to be added: apk add --virtual .build gives them one name, and apk del .build forgets none.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  for (const { commands } of runsCalling(input, PROGRAMS)) {
    const added = new Set<string>()
    for (const command of commands) {
      if (isPlainAdd(command)) for (const { name } of listedPackages(command)) added.add(name)
      const call = packageCall(command)
      if (call?.system !== 'apk' || call.verb !== 'del') continue
      const both = command.argv
        .slice(call.at + 1)
        .filter((word) => word !== null && added.has(word.toLowerCase()))
      if (both.length < 2) continue
      yield {
        messageId: 'twice',
        range: wordsRange(command, call.at),
        data: { names: enumerate(both.map((word) => word ?? '')) },
        confidence: command.certain ? 'certain' : 'likely',
      } as const
    }
  }
}

function isPlainAdd(command: Executed): boolean {
  const call = packageCall(command)
  if (call?.system !== 'apk' || call.verb !== 'add') return false
  return !readArguments(command.argv.slice(1), ['-t', '--virtual']).has('-t', '--virtual')
}
