import { contextOf, lint, parse, build, projectOf } from '../../../lib/engine/index.ts'
import type { Context, Dockerfile, Finding } from '../../../lib/engine/index.ts'
import { instructionAt } from '../../../lib/engine/rules/shared/problems.ts'
import { UNKNOWN_CONTEXT, withoutIgnored } from '../../../lib/engine/build/context.ts'
import { lintOther, parseOther } from '../../../lib/engine/others.ts'
import { definitionOf } from '../definitions.ts'
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

/** A text as it is read here. */
type Reading = {
  readonly findings: readonly Finding[]
  /** The first line of the instruction or the service that holds a line; the line itself outside of all. */
  readonly startOf: (line: number) => number
}

function readingOf({ text, kind }: PeerCase): Reading {
  if (kind !== undefined) return composeReading(text)
  const [{ instructions }, findings] = findingsIn(text)
  return { findings, startOf: startIn(instructions.map(({ range }) => range)) }
}

/** Nothing is known of the files around it. */
function composeReading(text: string): Reading {
  const project = projectOf('compose.yaml', UNKNOWN_CONTEXT)
  const model = parseOther('compose', text, project)
  const { findings } = lintOther('compose', model, project)
  return { findings, startOf: startIn(model.services.map(({ entry }) => entry)) }
}

function startIn(ranges: readonly Finding['range'][]): Reading['startOf'] {
  return (line) => {
    const owner = ranges.find(({ start, end }) => start.line <= line && line <= end.line)
    return owner?.start.line ?? line
  }
}

/** Our verdict on a case beside the peer's. `chosen` are the differences on purpose: case → reason. */
export function judge(peer: PeerCase, chosen: ReadonlyMap<string, string>): Judged {
  const rules = rulesFor(peer)
  const without = { peer, rules, findings: [], samePlaces: null }
  if (peer.notApplicable !== null) return { ...without, status: 'not-applicable', note: peer.notApplicable }
  if (rules.length === 0) return { ...without, status: 'not-applicable', note: 'no rule of ours' }
  const reading = readingOf(peer)
  const found = (names: readonly string[]) =>
    reading.findings.filter(
      (each) => names.includes(each.rule) && (peer.only === undefined || isAt(reading, each, peer.only)),
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
      samePlaces: samePlaces(peer, reading, findings),
    }
  const reason = chosen.get(peer.id) ?? definitionOf({ peer, rules, findings })
  const note = reason ?? `${peer.source} ${peer.expect}, ours ${findings.length === 0 ? 'silent' : 'reports'}`
  return { ...without, findings, status: reason === undefined ? 'differ' : 'divergence', note }
}

function isAt({ startOf }: Reading, { range }: Finding, line: number): boolean {
  return startOf(range.start.line) === startOf(line)
}

function samePlaces({ lines }: PeerCase, { startOf }: Reading, findings: readonly Finding[]): boolean | null {
  if (lines === null) return null
  const ours = new Set(findings.map(({ range }) => startOf(range.start.line)))
  const theirs = new Set(lines.map(startOf))
  return ours.size === theirs.size && [...ours].every((line) => theirs.has(line))
}
