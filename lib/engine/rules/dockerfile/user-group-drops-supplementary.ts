import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import type { UserInstruction } from '../../dockerfile/model.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { perFile } from '../shared/facts.ts'
import { enumerate } from '../shared/operands.ts'
import { usedRuns } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'An account may be in several groups, and what it may read or write can depend on each of them. USER with a name alone takes them all over; USER with a group behind a colon gives the process that one group and no other, whatever was set up before. Then a socket or a directory that belongs to another group of the account cannot be opened, and nothing in the image says why.',
  bad: 'FROM ubuntu:24.04\nRUN groupadd harbour && useradd --groups harbour pilot\nUSER pilot:pilot\n',
  good: 'FROM ubuntu:24.04\nRUN groupadd harbour && useradd --groups harbour pilot\nUSER pilot\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#user'],
  equivalents: { tally: ['user-explicit-group-drops-supplementary-groups'] },
}

/** Groups that the file itself gives the account; what the base image gives it is not known. */
export default defineRule({
  meta: {
    name: 'user-group-drops-supplementary',
    severity: 'info',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['USER'] },
    title: 'Name the user without a group to keep all its groups',
    messages: {
      lost: 'USER {{user}}:{{group}} gives the process the group {{group}} alone, so {{name}} loses {{groups}}, which line {{line}} put it into.',
    },
  },
  *check(input) {
    const users = input.stages
      .filter(({ used }) => used)
      .flatMap(({ instructions }) => instructions.filter((each) => each.keyword === 'USER'))
    for (const instruction of users) {
      const [user = '', group] = instruction.user.text?.split(':') ?? []
      if (user === '' || group === undefined || group === '' || /^(?:root|0)$/.test(user)) continue
      const given = groupsBefore(instruction, user, input).filter((each) => each.group !== group)
      const [first] = given
      if (!first) continue
      const names = [...new Set(given.map((each) => each.group))]
      const data = { user, group, name: user, groups: enumerate(names), line: first.line }
      const edits = [{ range: instruction.user.range, newText: user }]
      const fix: Fix = { title: `Write USER ${user}`, safety: 'behaviour', edits }
      yield {
        messageId: 'lost',
        range: instruction.user.range,
        data,
        fix,
        confidence: first.sure ? 'certain' : 'likely',
      }
    }
  },
})

type Membership = {
  readonly group: string
  readonly line: number
  readonly sure: boolean
  readonly stage: number
  readonly index: number
}

/** All memberships that the file sets up, by user. Read once for a file. */
const allMemberships = perFile((input): ReadonlyMap<string, readonly Membership[]> => {
  const found = new Map<string, Membership[]>()
  for (const { run, commands } of usedRuns(input))
    for (const command of commands)
      for (const [user, group] of pairsOf(command)) {
        const { line } = command.range.start
        const membership = { group, line, sure: command.certain, stage: run.stage, index: run.index }
        const known = found.get(user)
        if (known) known.push(membership)
        else found.set(user, [membership])
      }
  return found
})

/** Those of a user that the stage and those below it set up in front of an instruction; nobody is in more. */
function groupsBefore(
  { stage, index }: UserInstruction,
  user: string,
  input: RuleInput,
): readonly Membership[] {
  const given = allMemberships(input).get(user)?.slice(0, 50) ?? []
  if (given.length === 0) return []
  const below = new Set(chainOf(input.dockerfile, stage).map((each) => each.index))
  return given.filter((each) => below.has(each.stage) && (each.stage !== stage || each.index < index))
}

/** Source: useradd(8), usermod(8). */
const VALUES =
  '-b --base-dir -c --comment -d --home-dir --home -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -l --login -p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user'.split(
    ' ',
  )

/** `useradd -G a,b x`, `usermod -aG a x`, `gpasswd -a x a`, `adduser x a`, `addgroup x a`. */
function pairsOf({ program, argv }: Executed): readonly (readonly [user: string, group: string])[] {
  const words = argv.slice(1)
  if (program === 'useradd' || program === 'usermod') {
    // The -l of useradd takes no value.
    const given = readArguments(
      words,
      program === 'useradd' ? VALUES.filter((each) => !/^-l$|^--login$/.test(each)) : VALUES,
    )
    const user = given.positionals.at(-1)
    const groups = given.get('-G', '--groups')?.split(',') ?? []
    return user == null ? [] : groups.filter((each) => each !== '').map((group) => [user, group] as const)
  }
  if (program === 'gpasswd') {
    const given = readArguments(words, ['-a', '--add', '-d', '--delete', '-M', '-A'])
    const user = given.get('-a', '--add')
    const group = given.positionals.at(-1)
    return user != null && group != null ? [[user, group]] : []
  }
  if (program !== 'adduser' && program !== 'addgroup') return []
  const [user, group, more] = words
  return user != null && group != null && more === undefined && !`${user}${group}`.includes('-')
    ? [[user, group]]
    : []
}
