import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import type { Finding, Report, Rule, RuleInput, RuleInputs, RuleKind, RuleMeta } from './rule.ts'
import { instructionAt } from './shared/problems.ts'
import { sentence } from './shared/sentence.ts'
import { rulesFor } from './shared/triggers.ts'

/**
 * Runs the rules and returns what they found, in the order of the text. Problems of the parser and of the build
 * that no rule speaks about come out as findings under their own code, so that none is lost.
 */
export function lintWith(rules: readonly Rule[], input: RuleInput): Finding[] {
  const { dockerfile, build } = input
  const problems = [...dockerfile.allProblems, ...build.problems]
  return lintFile(rulesFor(rules, input), input, problems, ({ start }) =>
    instructionAt(dockerfile, start.offset),
  )
}

/**
 * The same for a file of any kind. A problem is told about when a finding of its code stands in the same piece of the
 * file, or when one of a rule that tells of it overlaps it.
 */
export function lintFile<Kind extends RuleKind>(
  rules: readonly Rule<string, Kind>[],
  input: RuleInputs[Kind],
  problems: readonly Problem[],
  pieceOf: (range: Range) => number,
): Finding[] {
  const found: Finding[] = []
  for (const rule of rules) for (const report of rule.check(input)) found.push(toFinding(rule.meta, report))
  if (problems.length > 0) {
    const told = new Set(found.map(({ rule, range }) => `${rule} ${pieceOf(range)}`))
    const tellers = rules.filter(({ meta }) => meta.tells).map(({ meta }): RuleMeta => meta)
    const untold = problems.filter(
      (each) => !told.has(`${each.code} ${pieceOf(each.range)}`) && !isTold(each, tellers, found),
    )
    found.push(...untold.map(problemFinding))
  }
  return withoutRepeats(found).toSorted(inTextOrder)
}

/** Of these rules the ones that decide what is found under these names; null: all of them. */
export function rulesAbout<Each extends { readonly meta: RuleMeta }>(
  rules: readonly Each[],
  names: readonly string[] | null,
): readonly Each[] {
  if (names === null) return rules
  const speaks = ({ name, tells = [] }: RuleMeta) => [name, ...tells].some((each) => names.includes(each))
  return rules.filter(({ meta }) => speaks(meta))
}

/** A rule that says of the build's own problem why it comes about and what to do. */
function isTold({ code, range }: Problem, tellers: readonly RuleMeta[], found: readonly Finding[]): boolean {
  const names = tellers.flatMap(({ name, tells }) => (tells?.includes(code) ? name : []))
  return (
    names.length > 0 &&
    found.some(
      (each) =>
        names.includes(each.rule) &&
        each.range.start.offset < range.end.offset &&
        range.start.offset < each.range.end.offset,
    )
  )
}

function toFinding(meta: RuleMeta, report: Report): Finding {
  return {
    rule: meta.name,
    severity: report.severity ?? meta.severity,
    confidence: report.confidence ?? 'certain',
    messageId: report.messageId,
    message: fill(meta.messages[report.messageId] ?? report.messageId, report.data ?? {}),
    range: report.range,
    fix: report.fix ?? null,
  }
}

const LONGEST_DATA = 200

/** `{{name}}` becomes the datum; long and multi-line ones are cut, because a message is one sentence. */
function fill(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(data, name) ? inOneLine(String(data[name])) : whole,
  )
}

/** Blanks other than one space between two words. */
const UNEVEN = /^\s|\s$|\s\s|[^\S ]|\p{Cc}/u

function inOneLine(text: string): string {
  if (text.length <= LONGEST_DATA && !UNEVEN.test(text)) return text
  const line = text
    .slice(0, 4 * LONGEST_DATA)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line.length > LONGEST_DATA ? `${line.slice(0, LONGEST_DATA)}…` : line
}

/** Problems that no rule is asked about, as findings under their own code, in the order of the text. */
export function problemFindings(problems: readonly Problem[]): Finding[] {
  return withoutRepeats(problems.map(problemFinding)).toSorted(inTextOrder)
}

function problemFinding({ code, message, severity, range }: Problem): Finding {
  return {
    rule: code,
    severity,
    confidence: 'certain',
    messageId: 'problem',
    message: sentence(message),
    range,
    fix: null,
  }
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ rule, message, range }) => {
    const key = `${range.start.offset} ${range.end.offset} ${rule} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

/** By place, then by rule. */
export function inTextOrder(a: Finding, b: Finding): number {
  const byText = a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset
  return byText || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
}
