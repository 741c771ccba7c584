import type { BuiltStage } from '../../build/types.ts'
import { splitOwner } from '../../build/accounts.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type {
  CopyInstruction,
  Stage,
  StageInstruction,
  UserInstruction,
  Value,
} from '../../dockerfile/model.ts'
import { baseName, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'The kernel knows users by number only. A name is looked up in /etc/passwd of the image, a group in /etc/group, and an image from scratch has neither file, even when the stage before it created the account. A copy with --chown then ends the build, and with USER it is worse: the image builds, and no container of it starts. Numbers need no file.',
  bad: 'FROM golang:1.26 AS build\nRUN useradd --system --uid 10001 keeper && CGO_ENABLED=0 go build -o /ferry .\n\nFROM scratch\nCOPY --from=build /ferry /ferry\nUSER keeper\nENTRYPOINT ["/ferry"]\n',
  good: 'FROM golang:1.26 AS build\nRUN CGO_ENABLED=0 go build -o /ferry .\n\nFROM scratch\nCOPY --from=build /ferry /ferry\nUSER 10001:10001\nENTRYPOINT ["/ferry"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  equivalents: { tally: ['named-identity-in-passwdless-stage'] },
}

/** A name that an existing /etc/passwd lacks is the matter of user-undefined. */
export default defineRule({
  meta: {
    name: 'named-identity-without-passwd',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['USER', 'COPY', 'ADD'] },
    title: 'Write numbers for users of an image from scratch',
    messages: {
      user: 'An image from scratch has no {{file}} to look {{name}} up in, so nothing can start as this user; a number needs no file.',
      chown:
        'This stage from scratch has no {{file}} to look {{name}} up in, so the copy ends the build; a number needs no file.',
      elsewhere:
        'Stage {{stage}} creates {{name}}, but its {{file}} does not come along, so the name means nothing in this stage from scratch.',
      later: '{{file}} comes only in line {{line}}; here {{name}} cannot be looked up yet.',
    },
    tells: ['unknown-user', 'unknown-group'],
  },
  *check(input) {
    const { dockerfile } = input
    for (const stage of dockerfile.stages) {
      const chain = chainOf(dockerfile, stage.index)
      if (chain[0]?.base.kind !== 'scratch' || !stage.used) continue
      for (const { owner, instruction, confidence } of refused(input, stage, chain)) {
        const missing = missingFile(input, chain, instruction, owner.text ?? '')
        if (missing === null) continue
        const { name, file, line } = missing
        const made = input.build.stages.find((each) => id(each, name) !== undefined)
        const place = instruction.keyword === 'USER' ? 'user' : 'chown'
        yield {
          messageId: line !== null ? 'later' : made ? 'elsewhere' : place,
          range: owner.range,
          data: { name, file, line: line ?? 0, stage: made?.label ?? '' },
          confidence,
          ...fixOf(input, owner),
        }
      }
    }
  },
})

type Refused = {
  readonly owner: Value
  readonly instruction: UserInstruction | CopyInstruction
  readonly confidence: Confidence
}

/** What the build or the start of a container refuses: the owners of copies, and the USER that is in effect. */
function* refused(input: RuleInput, stage: Stage, chain: readonly Stage[]): Iterable<Refused> {
  const { build, dockerfile } = input
  const { user } = build.stages[stage.index]?.image ?? {}
  const final = stage.index === dockerfile.target ? (user?.instruction ?? null) : null
  const unknown = build.problems.filter(({ code }) => code === 'unknown-user' || code === 'unknown-group')
  for (const instruction of stage.instructions) {
    const owner = ownerOf(instruction)
    if (owner === null || (instruction.keyword !== 'USER' && !isCopy(instruction))) continue
    const told = unknown.some(({ range }) => range.start.offset === owner.range.start.offset)
    if (told) yield { owner, instruction, confidence: 'certain' }
    else if (instruction === final && user?.exists === null && !mayBringAccounts(chain))
      yield { owner, instruction, confidence: 'likely' }
  }
}

function isCopy(instruction: StageInstruction): instruction is CopyInstruction {
  return instruction.keyword === 'COPY' || instruction.keyword === 'ADD'
}

/** With a name in it. */
function ownerOf(instruction: StageInstruction): Value | null {
  const owner =
    instruction.keyword === 'USER' ? instruction.user : isCopy(instruction) ? instruction.chown : null
  return owner?.text && /[^\d:]/.test(owner.text) ? owner : null
}

/** Anything that could be a root file system, /etc or one of the two files. A file with an ending is none of these. */
function mayBringAccounts(chain: readonly Stage[]): boolean {
  return chain.some(({ triggers, instructions }) =>
    [...triggers, ...instructions].some((each) => {
      if (each.keyword === 'RUN' || each.keyword === 'SHELL' || each.keyword === 'INVALID') return true
      if (!isCopy(each)) return false
      const to = resolvePath(each.before.workdir, each.destination?.text ?? null)
      if (to !== null && to !== '/' && !isInside('/etc', to)) return false
      return (
        each.keyword === 'ADD' || !each.sources.every(({ text }) => /[^/]\.\w+$/.test(baseName(text ?? '')))
      )
    }),
  )
}

type Missing = { readonly name: string; readonly file: string; readonly line: number | null }

/** The name that cannot be looked up, and where its file comes too late; null when the file is there. */
function missingFile(
  { build }: RuleInput,
  chain: readonly Stage[],
  at: StageInstruction,
  owner: string,
): Missing | null {
  const { user, group } = splitOwner(owner)
  const files = [
    { name: user, file: '/etc/passwd' },
    { name: group ?? '', file: '/etc/group' },
  ]
  for (const { name, file } of files) {
    if (/^\d*$/.test(name)) continue
    const made = chain
      .flatMap(({ index }) => build.stages[index]?.steps ?? [])
      .find(({ added }) => added.includes(file))?.instruction
    const isThere = made && (made.stage !== at.stage || made.index < at.index)
    if (!isThere) return { name, file, line: made ? made.range.start.line : null }
  }
  return null
}

/** The number a stage gives an account; null where the file does not say it, undefined where it makes none. */
function id({ steps }: BuiltStage, name: string): number | null | undefined {
  return steps
    .flatMap(({ accounts }) => accounts)
    .find((account) => account.kind === 'user' && account.name === name)?.id
}

const NOBODY_ELSE = '65532'

function fixOf({ dockerfile, build }: RuleInput, { raw, text, range }: Value): { readonly fix?: Fix } {
  if (text === null || slice(dockerfile.source, range) !== raw || raw !== text) return {}
  const { user, group } = splitOwner(text)
  const known = build.stages.map((stage) => id(stage, user)).find((each) => each != null)
  const number = (name: string): string =>
    /^\d+$/.test(name) ? name : name === 'root' ? '0' : String(known ?? NOBODY_ELSE)
  const newText = group === null ? number(user) : `${number(user)}:${number(group)}`
  return { fix: { title: `Write ${newText}`, safety: 'behaviour', edits: [{ range, newText }] } }
}
