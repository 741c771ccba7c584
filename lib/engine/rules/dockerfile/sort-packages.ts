import type { Executed } from '../../build/types.ts'
import type { Dockerfile } from '../../dockerfile/model.ts'
import { slice } from '../../source/position.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { LISTING_PROGRAMS, listedPackages, type ListedPackage } from '../shared/package-lists.ts'
import { everyRun } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A sorted list with one package on each line shows at a glance whether a package is in it, so nothing is added twice. Two people who add packages change different lines, and a review shows one new line for one new package. The order means nothing to the package manager.',
  bad: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n    tini \\\n    curl \\\n    git\n',
  good: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n    curl \\\n    git \\\n    tini\n',
  sources: ['https://docs.docker.com/build/building/best-practices/#sort-multi-line-arguments'],
  equivalents: { tally: ['sort-packages'] },
}

/** Only lists that are already written one package a line; a comment between two lines begins a group of its own. */
export default defineRule({
  meta: {
    name: 'sort-packages',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { programs: LISTING_PROGRAMS },
    title: 'Keep lists of packages sorted',
    messages: {
      unsorted:
        '{{name}} stands behind {{before}}: in alphabetical order the list is easier to search and to extend.',
      twice: '{{name}} is in this list twice, first in line {{line}}.',
    },
  },
  *check(input) {
    const commands = everyRun(input).flatMap((run) => run.commands)
    yield* distinct(commands.flatMap((command) => reportsOn(command, input.dockerfile)))
  },
})

type Listed = ListedPackage & { readonly range: Executed['range'] }

function reportsOn(command: Executed, dockerfile: Dockerfile): Report<MessageId>[] {
  return groupsOf(command, dockerfile).flatMap((group) => {
    const report = firstFault(group)
    return report ? [{ ...report, fix: sorting(group, command) }] : []
  })
}

type MessageId = 'unsorted' | 'twice'

function firstFault(group: readonly Listed[]): Report<MessageId> | null {
  const known = new Map<string, Listed>()
  for (const [index, each] of group.entries()) {
    const { raw: name, range } = each
    const first = known.get(name)
    if (first) return { messageId: 'twice', range, data: { name, line: first.range.start.line } }
    const previous = group[index - 1]
    if (previous && compare(previous.name, each.name) > 0)
      return { messageId: 'unsorted', range, data: { name, before: previous.raw } }
    known.set(name, each)
  }
  return null
}

/** By code units, so that every machine sorts alike; a longer name follows its beginning. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The packages of a list with three or more, each on a line of its own, cut where a comment or an option stands between them. */
function groupsOf(command: Executed, { source, comments }: Dockerfile): readonly (readonly Listed[])[] {
  // Three names below each other take three lines.
  if (command.range.end.line - command.range.start.line < 2) return []
  const named = listedPackages(command)
  if (named.length < 3) return []
  const listed = named.flatMap((each): Listed[] => {
    const range = command.words[each.at]?.range
    return range && slice(source, range) === each.raw ? [{ ...each, range }] : []
  })
  const lines = new Set(listed.map(({ range }) => range.start.line))
  if (listed.length < 3 || lines.size < listed.length) return []
  const commented = new Set(comments.map(({ range }) => range.start.line))
  const groups: Listed[][] = []
  for (const each of listed) {
    const last = groups.at(-1)?.at(-1)
    const line = last?.range.start.line ?? 0
    const split =
      last === undefined || each.at - last.at > 3 || hasBetween(commented, line, each.range.start.line)
    if (split) groups.push([each])
    else groups.at(-1)!.push(each)
  }
  return groups
}

function hasBetween(lines: ReadonlySet<number>, from: number, to: number): boolean {
  for (let line = from + 1; line < to; line++) if (lines.has(line)) return true
  return false
}

/** Names change places; what is no name stays. The places left over by repeats are taken out from the end. */
function sorting(group: readonly Listed[], { words }: Executed): Fix {
  const wanted = [...new Map(group.map((each) => [each.raw, each])).values()].toSorted(
    (a, b) => compare(a.name, b.name) || a.at - b.at,
  )
  const edits = group.flatMap(({ at, range, raw }, index): TextEdit[] => {
    const next = wanted[index]
    if (next) return next.raw === raw ? [] : [{ range, newText: next.raw }]
    return [{ range: { start: words[at - 1]!.range.end, end: range.end }, newText: '' }]
  })
  return { title: 'Sort the packages', safety: 'safe', edits }
}
