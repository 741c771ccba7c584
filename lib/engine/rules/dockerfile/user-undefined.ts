import { splitOwner } from '../../build/accounts.ts'
import type { Install } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { StageInstruction, Value } from '../../dockerfile/model.ts'
import type { ImageFacts } from '../../images/types.ts'
import type { Problem } from '../../source/problem.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { nearest } from '../shared/nearest.ts'
import { targetOf } from '../shared/output.ts'
import { runsOthers } from '../shared/packages.ts'
import { instructionAt } from '../shared/problems.ts'
import { pieceOf } from '../shared/pieces.ts'

export const docs: RuleDocs = {
  why: 'The kernel knows accounts by number. Docker looks a name up in /etc/passwd and /etc/group of the image, and an account that nobody created there cannot be found: a RUN after USER and a COPY --chown end the build, and an image whose last USER is unknown builds and then does not start. Official images bring an account for their program (node, nginx, postgres), the systems below them only a few such as nobody. On Alpine the command is adduser -D, as useradd is no part of it.',
  bad: 'FROM python:3.13-slim\nWORKDIR /bakery\nCOPY --chown=baker:baker . .\nUSER baker\nCMD ["python", "-m", "bakery"]\n',
  good: 'FROM python:3.13-slim\nRUN useradd --system --uid 10001 --user-group baker\nWORKDIR /bakery\nCOPY --chown=baker:baker . .\nUSER baker\nCMD ["python", "-m", "bakery"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#user',
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'https://docs.docker.com/build/building/best-practices/#user',
  ],
  equivalents: {},
}

/** In a stage from scratch, where no name can be found, named-identity-without-passwd speaks. */
export default defineRule({
  meta: {
    name: 'user-undefined',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['USER'], problems: ['unknown-user', 'unknown-group'] },
    title: 'Use accounts that exist in the image',
    tells: ['unknown-user', 'unknown-group'],
    messages: {
      user: '{{where}} names the account {{name}}, which neither {{image}} has nor this file creates: {{effect}}.',
      group:
        '{{where}} names the group {{name}}, which neither {{image}} has nor this file creates: {{effect}}.',
      onlyGroup:
        'Line {{line}} creates a group {{name}} and no account of that name, so {{where}} cannot find it: {{effect}}.',
      onlyUser:
        'Line {{line}} creates the account {{name}} and no group of that name, so {{where}} cannot find it: {{effect}}.',
      later: '{{where}} names {{name}}, which is created only in line {{line}}: {{effect}}.',
      otherStage:
        '{{where}} names {{name}}, which line {{line}} creates in stage {{stage}}; this stage does not have it: {{effect}}.',
      spelling: '{{where}} names {{name}}, which does not exist; {{meant}} does: {{effect}}.',
      unsure:
        'Nothing in this file creates the account {{name}}, and {{image}} does not bring it: unless another command does, no container starts.',
    },
  },
  *check(input) {
    const told = new Set<number>()
    for (const problem of input.build.problems) {
      if (problem.code !== 'unknown-user' && problem.code !== 'unknown-group') continue
      const named = namedIn(problem, input)
      if (named === null || isFromScratch(named.instruction.stage, input)) continue
      told.add(named.instruction.stage)
      yield {
        ...variant(named, input),
        range: named.range,
        confidence: 'certain',
        severity: problem.severity,
      }
    }
    const target = targetOf(input.dockerfile)
    if (target && !told.has(target.index)) yield* unsureUser(input)
  },
})

type Named = {
  readonly instruction: StageInstruction
  readonly name: string
  readonly isGroup: boolean
  readonly range: Range
  readonly where: string
  readonly effect: string
}

/** The account or group of USER and --chown that a problem of the build is about. */
function namedIn({ code, range, severity }: Problem, { dockerfile }: RuleInput): Named | null {
  const node = dockerfile.instructions[instructionAt(dockerfile, range.start.offset)]
  const instruction = dockerfile.stages
    .flatMap(({ instructions }) => instructions)
    .find((each) => each.node === node)
  if (!instruction) return null
  const value = ownerValue(instruction)
  if (!value || value.text === null) return null
  const { user, group } = splitOwner(value.text)
  const isGroup = code === 'unknown-group'
  const name = isGroup ? (group ?? '') : user
  const where = instruction.keyword === 'USER' ? 'USER' : `${instruction.keyword} --chown`
  const effect =
    instruction.keyword !== 'USER'
      ? 'the build ends here'
      : severity === 'error'
        ? 'the next RUN ends the build'
        : 'the image builds, and no container of it starts'
  return { instruction, name, isGroup, range: placeOf(value, isGroup), where, effect }
}

function ownerValue(instruction: StageInstruction): Value | null {
  if (instruction.keyword === 'USER') return instruction.user
  return instruction.keyword === 'COPY' || instruction.keyword === 'ADD' ? instruction.chown : null
}

/** The account, or what stands behind the colon. */
function placeOf({ raw, text, range }: Value, isGroup: boolean): Range {
  const colon = raw.indexOf(':')
  const plain = raw === text && range.end.offset - range.start.offset === raw.length
  if (!plain || colon === -1) return range
  return isGroup ? pieceOf(range, colon + 1, raw.length) : pieceOf(range, 0, colon)
}

function isFromScratch(stage: number, { dockerfile }: RuleInput): boolean {
  return chainOf(dockerfile, stage)[0]?.base.kind === 'scratch'
}

type Variant = {
  readonly messageId: 'user' | 'group' | 'onlyGroup' | 'onlyUser' | 'later' | 'otherStage' | 'spelling'
  readonly data: Readonly<Record<string, string | number>>
}

type Created = {
  readonly name: string
  readonly isGroup: boolean
  readonly stage: number
  readonly step: number
  readonly line: number
}

function createdIn({ build }: RuleInput): readonly Created[] {
  return build.stages.flatMap(({ index, steps }) =>
    steps.flatMap(({ accounts, instruction }, step) =>
      accounts.map(({ name, kind }) => ({
        name,
        isGroup: kind === 'group',
        stage: index,
        step,
        line: instruction.range.start.line,
      })),
    ),
  )
}

function variant({ instruction, name, isGroup, where, effect }: Named, input: RuleInput): Variant {
  const { dockerfile, build } = input
  const chain = chainOf(dockerfile, instruction.stage)
  const data = { name, where, effect, image: chain[0]?.from.image.raw ?? '', line: 0, stage: '', meant: '' }
  const own = new Set(chain.map(({ index }) => index))
  const created = createdIn(input)
  const same = created.filter((each) => each.name === name)
  const later = same.find((each) => each.isGroup === isGroup && each.stage === instruction.stage)
  if (later) return { messageId: 'later', data: { ...data, line: later.line } }
  const other = same.find((each) => own.has(each.stage) && each.isGroup !== isGroup)
  if (other) return { messageId: isGroup ? 'onlyUser' : 'onlyGroup', data: { ...data, line: other.line } }
  const elsewhere = same.find((each) => each.isGroup === isGroup && !own.has(each.stage))
  if (elsewhere) {
    const stage = dockerfile.stages[elsewhere.stage]?.label ?? ''
    return { messageId: 'otherStage', data: { ...data, line: elsewhere.line, stage } }
  }
  const facts = build.stages[instruction.stage]?.image.base?.facts ?? null
  const known = [
    ...created.filter((each) => own.has(each.stage) && each.isGroup === isGroup).map((each) => each.name),
    ...Object.keys((isGroup ? facts?.groups : facts?.users) ?? {}),
  ]
  const meant = name.length > 3 ? nearest(name, known) : null
  if (meant !== null) return { messageId: 'spelling', data: { ...data, meant } }
  return { messageId: isGroup ? 'group' : 'user', data }
}

/**
 * The last USER where a command that is not modelled might have created the account, although none of them is a script, an
 * installer or names it.
 */
function* unsureUser(input: RuleInput) {
  const { image } = input.build
  const facts = image?.base?.facts ?? null
  const instruction = image?.user.instruction
  if (!image || !facts || !instruction || image.user.exists !== null) return
  const { user: name } = splitOwner(instruction.user.text ?? '')
  if (name === '' || Object.hasOwn(facts.users, name) || mayBring(name, facts, input)) return
  yield {
    messageId: 'unsure' as const,
    range: placeOf(instruction.user, false),
    data: { name, image: image.base?.text ?? '' },
    confidence: 'likely' as const,
  }
}

function mayBring(name: string, facts: ImageFacts, { dockerfile, build }: RuleInput): boolean {
  // A service's package, or an image made for one program, brings accounts that nobody lists.
  if (Object.keys(facts.runtimes).length === 0 && facts.config.entrypoint !== null) return true
  return chainOf(dockerfile, dockerfile.target).some(({ index, instructions, triggers }) => {
    if (triggers.length > 0) return true
    const steps = build.stages[index]?.steps ?? []
    const texts = instructions.filter(({ keyword }) => keyword === 'RUN' || keyword === 'INVALID')
    return (
      texts.some(
        ({ node }) => node.body.text.includes(name) || /passwd|useradd|adduser/.test(node.body.text),
      ) ||
      texts.some(({ node }) => node.heredocs.length > 0) ||
      instructions.some((each) => each.keyword === 'COPY' && copiesAccounts(each.node.body.text)) ||
      steps.some(({ commands, installs }) => commands.some(runsOthers) || installs.some(mayBringAccount))
    )
  })
}

/** A package of the distribution may bring an account for its service; tools and libraries do not. */
function mayBringAccount({ manager, packages }: Install): boolean {
  if (manager !== 'apt' && manager !== 'apk' && manager !== 'dnf') return false
  return packages === null || packages.some(({ name }) => !TOOLS.test(name))
}

const TOOLS =
  /^(?:lib.+|.+-dev|.+-devel|curl|wget|ca-certificates|git|gcc|g\+\+|make|cmake|build-essential|build-base|bash|tini|dumb-init|gosu|su-exec|tzdata|gettext|jq|zip|unzip|tar|xz-utils|openssl|gnupg2?|procps|netcat.*|vim|nano|less|file|pkg-config|locales|python3?(?:-.+)?|ffmpeg)$/

function copiesAccounts(text: string): boolean {
  return /passwd|\/etc\b|\s\/$/.test(text)
}
