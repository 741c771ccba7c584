import type { Executed } from '../../build/types.ts'
import { splitOwner } from '../../build/accounts.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { CopyInstruction, Stage, UserInstruction } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { operandIndexes } from '../shared/operands.ts'
import { at } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'USER says who runs the steps and the container, but COPY and ADD always give their files to root. For code that is only read this is right, even safer: a broken-in process cannot change it. Where the program writes, into logs, uploads, a cache or a database file, it gets "Permission denied", often only days later. COPY --chown gives away what the copy brings; a chown in a later RUN would store all of it a second time.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nUSER node\nCOPY server.js .\nCOPY uploads/ uploads/\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY server.js .\nUSER node\nCOPY --chown=node uploads/ uploads/\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  equivalents: { tally: ['copy-after-user-without-chown', 'ruby/state-paths-not-writable-as-non-root'] },
}

/** An account that does not exist is user-undefined's. On Windows copies belong to nobody in particular. */
export default defineRule({
  meta: {
    name: 'copy-without-chown-after-user',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['USER'] },
    title: 'Give copied files to the account that writes them',
    messages: {
      state:
        '{{keyword}} gives {{what}} to root although USER is {{user}}; a program that writes there gets "Permission denied".',
      code: '{{keyword}} gives its files to root although USER is {{user}}: right for files that are only read, wrong where the program writes.',
      inherited:
        '{{keyword}} gives its files to root, and USER {{user}} comes from stage {{stage}} (line {{line}}): right for files that are only read, wrong where the program writes.',
    },
  },
  *check(input) {
    const { dockerfile } = input
    const chain = chainOf(dockerfile, dockerfile.target)
    for (const stage of chain) {
      for (const copy of stage.instructions) {
        if (copy.keyword !== 'COPY' && copy.keyword !== 'ADD') continue
        const { user } = copy.before
        if (copy.chown !== null || user === null || !isPlainAccount(user) || isWindows(copy)) continue
        if (isGivenAway(copy, chain, input)) continue
        const state = stateIn(copy)
        const above = user.stage !== stage.index
        yield {
          messageId: state !== null ? 'state' : above ? 'inherited' : 'code',
          range: copy.range,
          data: {
            keyword: copy.keyword,
            what: state ?? '',
            user: user.user.raw,
            stage: dockerfile.stages[user.stage]?.label ?? '',
            line: user.range.start.line,
          },
          confidence: state === null ? 'possible' : 'likely',
          ...(state === null && { severity: 'info' as const }),
          ...fixOf(copy, user, chain, input),
        }
      }
    }
  },
})

/** Known, and not root. */
function isPlainAccount({ user }: UserInstruction): boolean {
  const name = splitOwner(user.text ?? '').user
  return name !== '' && name !== 'root' && !/^0+$/.test(name)
}

function isWindows({ before, destination }: CopyInstruction): boolean {
  const { language } = before.shell
  return language === 'cmd' || language === 'powershell' || /^[a-z]:[\\/]/i.test(destination?.raw ?? '')
}

/** Directories that programs write to, by their usual names. */
const STATE =
  /^(?:logs?|tmp|temp|data|db|database|storage|uploads?|cache|\.cache|state|var|sessions?|media|spool|run|pids?|backups?)$/i
const DATABASE = /\.(?:sqlite3?|db|log)$/i

/** The part of the copy that a program is likely to write to; null for none. */
function stateIn({ sources, destination }: CopyInstruction): string | null {
  const words = [...sources, ...(destination ? [destination] : [])]
  for (const { text, raw } of words) {
    const last =
      (text ?? '')
        .replace(/\/\.?$/, '')
        .split('/')
        .at(-1) ?? ''
    if (STATE.test(last) || DATABASE.test(last)) return raw
  }
  return null
}

/** A later step makes it writable: chown, chgrp or chmod of the place or of a directory around it. */
function isGivenAway(copy: CopyInstruction, chain: readonly Stage[], { build }: RuleInput): boolean {
  const target = resolvePath(copy.before.workdir, copy.destination?.text ?? null)
  return chain.some(({ index }) =>
    (build.stages[index]?.steps ?? []).some(
      ({ instruction, commands }) =>
        isBehind(instruction, copy) && commands.some((command) => changesOwner(command, target)),
    ),
  )
}

function isBehind(
  other: { readonly stage: number; readonly index: number },
  { stage, index }: CopyInstruction,
): boolean {
  return other.stage > stage || (other.stage === stage && other.index > index)
}

function changesOwner({ program, argv, cwd }: Executed, target: string | null): boolean {
  const writable =
    program === 'chmod' &&
    /^(?:.*[2367]$|[^ao+]*[ao+].*w)/.test(
      argv.find((word, index) => index > 0 && !word?.startsWith('-')) ?? '',
    )
  if (program !== 'chown' && program !== 'chgrp' && !writable) return false
  // The first operand is the owner or the mode.
  return operandIndexes(argv, 1, ['--from', '--reference'])
    .slice(1)
    .some((index) => {
      const path = resolvePath(cwd, (argv[index] ?? null)?.replace(/\/\*$/, '') ?? null)
      return path === null || target === null || isInside(path, target) || isInside(target, path)
    })
}

/** The same account as USER, where the image surely has it. */
function fixOf(
  copy: CopyInstruction,
  { user }: UserInstruction,
  chain: readonly Stage[],
  { build }: RuleInput,
): { fix?: Fix } {
  const { user: name, group } = splitOwner(user.text ?? '')
  if (user.variables.length > 0 || user.raw !== user.text || /["'\s]/.test(user.raw)) return {}
  const facts = build.stages[copy.stage]?.image.base?.facts
  const created = chain.flatMap(({ index }) =>
    (build.stages[index]?.steps ?? []).flatMap(({ accounts }) => accounts),
  )
  const has = (kind: 'user' | 'group', word: string, known: Readonly<Record<string, number>> = {}): boolean =>
    /^\d+$/.test(word) ||
    Object.hasOwn(known, word) ||
    created.some((each) => each.kind === kind && each.name === word)
  if (!has('user', name, facts?.users) || (group !== null && !has('group', group, facts?.groups))) return {}
  if (copy.link && !/^\d+(?::\d+)?$/.test(user.raw)) return {}
  const edits = [{ range: at(copy.node.keywordRange.end), newText: ` --chown=${user.raw}` }]
  return { fix: { title: `Copy with --chown=${user.raw}`, safety: 'behaviour', edits } }
}
