import { contextOf, lint, parse, build } from '../../../lib/engine/index.ts'
import type { Context, Dockerfile, Finding } from '../../../lib/engine/index.ts'
import { instructionAt } from '../../../lib/engine/rules/shared/problems.ts'
import { withoutIgnored } from '../../../lib/engine/build/context.ts'
import { neighbours, rulesFor } from './equivalents.ts'
import type { PeerCase } from './peer-case.ts'

export type Status = 'agree' | 'differ' | 'divergence' | 'not-applicable'

export type Judged = {
  readonly peer: PeerCase
  readonly status: Status
  /** Why, for all but agreement. */
  readonly note: string
  /** Our rules for this check. */
  readonly rules: readonly string[]
  readonly findings: readonly Finding[]
  /** Whether the instructions are those that the peer names; null when it names none, or we do not agree. */
  readonly samePlaces: boolean | null
}

/** The first line of the instruction in which a finding lies. */
export function lineOf(dockerfile: Dockerfile, { range }: Pick<Finding, 'range'>): number {
  const instruction = dockerfile.instructions[instructionAt(dockerfile, range.start.offset)]
  return instruction?.range.start.line ?? range.start.line
}

export function findingsIn(
  text: string,
  files?: Readonly<Record<string, string>>,
): [Dockerfile, readonly Finding[]] {
  const dockerfile = parse(text)
  if (files === undefined) return [dockerfile, lint(dockerfile)]
  const all: Context = contextOf(files)
  return [dockerfile, lint(dockerfile, build(dockerfile, withoutIgnored(all, 'Dockerfile')), all)]
}

/** Our verdict on a case beside the peer's. `chosen` are the differences on purpose: case → reason. */
export function judge(peer: PeerCase, chosen: ReadonlyMap<string, string>): Judged {
  const rules = rulesFor(peer)
  const without = { peer, rules, findings: [], samePlaces: null }
  if (peer.notApplicable !== null) return { ...without, status: 'not-applicable', note: peer.notApplicable }
  if (rules.length === 0) return { ...without, status: 'not-applicable', note: 'no rule of ours' }
  const [dockerfile, all] = findingsIn(peer.text)
  const found = (names: readonly string[]) =>
    all.filter(
      (each) => names.includes(each.rule) && (peer.only === undefined || isAt(dockerfile, each, peer.only)),
    )
  const own = found(rules)
  const findings = own.length === 0 && peer.expect === 'catches' ? found(neighbours(rules)) : own
  const agrees = findings.length > 0 === (peer.expect === 'catches')
  if (agrees)
    return {
      ...without,
      findings,
      status: 'agree',
      note: '',
      samePlaces: samePlaces(peer, dockerfile, findings),
    }
  const reason = chosen.get(peer.id)
  const note = reason ?? `${peer.source} ${peer.expect}, ours ${findings.length === 0 ? 'silent' : 'reports'}`
  return { ...without, findings, status: reason === undefined ? 'differ' : 'divergence', note }
}

function isAt(dockerfile: Dockerfile, finding: Finding, line: number): boolean {
  return lineOf(dockerfile, finding) === startOf(dockerfile, line)
}

/** The first line of the instruction that holds a line. */
function startOf({ instructions }: Dockerfile, line: number): number {
  const owner = instructions.find(({ range }) => range.start.line <= line && line <= range.end.line)
  return owner?.range.start.line ?? line
}

function samePlaces(
  { lines }: PeerCase,
  dockerfile: Dockerfile,
  findings: readonly Finding[],
): boolean | null {
  if (lines === null) return null
  const ours = new Set(findings.map((finding) => lineOf(dockerfile, finding)))
  const theirs = new Set(lines.map((line) => startOf(dockerfile, line)))
  return ours.size === theirs.size && [...ours].every((line) => theirs.has(line))
}
