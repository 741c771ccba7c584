import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { operandIndexes } from '../shared/operands.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { unpinned, type Loose } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'Without a version apk installs what the repository offers on the day of the build, so two builds of the same file may differ. Whether to pin is disputed: Alpine keeps only the newest build of a package in a release, so name=1.2.3-r0 stops working with the next fix, and the fix is what most people want. A release of Alpine brings few changes of its own, so its tag does most of the work. Where a version matters, a range such as name~=1.2 takes fixes in and keeps other versions out.',
  bad: 'FROM alpine:3.23\nRUN apk add --no-cache nodejs\n',
  good: 'FROM alpine:3.23\nRUN apk add --no-cache "nodejs~=24"\n',
  sources: [
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
    'https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-world.5.scd',
  ],
  equivalents: { hadolint: ['DL3018'], kics: ['Unpinned Package Version in Apk Add'] },
}

const PROGRAMS = programsOf('apk')

/** A hint, never more. */
export default defineRule({
  meta: {
    name: 'apk-pin-version',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Pin Alpine packages whose version matters',
    messages: {
      unpinned:
        '{{names}} {{verb}} no version, so apk installs what the repository has on the day of the build; where that matters, a range such as name~=1.2 fixes it.',
      tagged:
        '{{names}} {{verb}} a repository behind the @ and no version: apk installs what that repository has on the day of the build.',
    },
  },
  check: (input) => unpinned(input, PROGRAMS, looseIn),
})

/** Options that take the next word. Sources: apk(8), apk-add(8). */
const VALUES =
  '-t --virtual -X --repository -p --root --repositories-file --keys-dir --arch --wait --cache-dir --cache-max-age --progress-fd --timeout'.split(
    ' ',
  )

function looseIn(command: Executed): readonly Loose<'unpinned' | 'tagged'>[] {
  const call = packageCall(command)
  if (call?.system !== 'apk' || call.verb !== 'add') return []
  return operandIndexes(command.argv, call.at + 1, VALUES).flatMap((at) => {
    const word = command.argv[at] ?? null
    if (word === null || !isLoose(word)) return []
    return [{ at, kind: word.includes('@') ? 'tagged' : 'unpinned' }]
  })
}

/** Data about the world, which has to be new to be right: certificates, time zones. */
const DATA: readonly string[] = ['ca-certificates', 'tzdata']

/** Neither bound to a version, nor a file, nor `!name`, which keeps one out. */
function isLoose(word: string): boolean {
  return word !== '' && !DATA.includes(word) && !/[=~<>]|\.apk$|^[!/]/.test(word)
}
