import { parse } from '../dockerfile/index.ts'
import { applyEdits } from '../source/edit.ts'
import type { TextEdit } from '../source/edit.ts'
import type { Finding, Fix } from './rule.ts'

export type FixOptions = {
  /** The boldest kind of fix to apply; the kinds before it are applied too. Default: safe. */
  readonly safety?: Fix['safety']
  /** How many errors keep a text from being used; of a Dockerfile those of its parser when left out. */
  readonly errorsIn?: (text: string) => number
}

export type Fixed = {
  readonly text: string
  /** What was mended, in the order in which it was; ranges are those of the text each finding was made for. */
  readonly applied: readonly Finding[]
}

const BOLDNESS: readonly Fix['safety'][] = ['safe', 'behaviour', 'suggestion']
/** Every round mends at least one finding; more than a handful means that two fixes undo each other. */
const MOST_ROUNDS = 20

/**
 * Applies the fixes of findings that were made for exactly this text, first come, first served: a fix that touches
 * what an earlier one changes is left for the next round. Never makes a file worse: fixes after which Docker would
 * refuse more than before are left out.
 */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
  { safety = 'safe', errorsIn = errorsInDockerfile }: FixOptions = {},
): Fixed {
  const allowed = BOLDNESS.slice(0, BOLDNESS.indexOf(safety) + 1)
  const wanted = findings.filter(({ fix }) => fix !== null && allowed.includes(fix.safety))
  const chosen = withoutOverlaps(wanted)
  if (chosen.length === 0) return { text, applied: [] }
  const errors = errorsIn(text)
  const whole = withFixes(text, chosen)
  if (errorsIn(whole) <= errors) return { text: whole, applied: chosen }
  const harmless = chosen.filter((finding) => errorsIn(withFixes(text, [finding])) <= errors)
  const rest = withFixes(text, harmless)
  return errorsIn(rest) <= errors ? { text: rest, applied: harmless } : { text, applied: [] }
}

/**
 * Applies fixes until there are none left: lint, mend, lint again. `check` says what is found in a text. Running it
 * over its own result changes nothing. At most 20 rounds.
 */
export function fixAll(
  text: string,
  check: (text: string) => readonly Finding[],
  options: FixOptions = {},
): Fixed {
  const seen = new Set([text])
  const applied: Finding[] = []
  let current = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = applyFixes(current, check(current), options)
    if (next.applied.length === 0 || seen.has(next.text)) break
    seen.add(next.text)
    applied.push(...next.applied)
    current = next.text
  }
  return { text: current, applied }
}

function errorsInDockerfile(text: string): number {
  return parse(text).allProblems.filter(({ severity }) => severity === 'error').length
}

function withFixes(text: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? [])
  return applyEdits(text, isWindows(text) ? edits.map(withWindowsLines) : edits)
}

/** Every line ends as Windows ends it: new lines then do, too. */
function isWindows(text: string): boolean {
  return text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text)
}

function withWindowsLines({ range, newText }: TextEdit): TextEdit {
  return { range, newText: newText.replaceAll(/\r?\n/g, '\r\n') }
}

type Span = { readonly from: number; readonly to: number }

/** Findings whose fixes do not touch each other, nor themselves. Sorted spans, so that each is compared with few. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const taken: Span[] = []
  return findings.filter(({ fix }) => {
    const spans = (fix?.edits ?? [])
      .map(({ range }) => ({ from: range.start.offset, to: range.end.offset }))
      .toSorted((a, b) => a.from - b.from)
    const clash = spans.some((span, at) => touches(span, spans[at + 1]) || isTaken(taken, span))
    if (spans.length === 0 || clash) return false
    for (const span of spans) taken.splice(placeFor(taken, span.from), 0, span)
    return true
  })
}

/** Two insertions in one place touch: which comes first would be chance. */
function touches(a: Span, b: Span | undefined): boolean {
  if (!b) return false
  return a.from === a.to || b.from === b.to
    ? a.from <= b.to && b.from <= a.to
    : a.from < b.to && b.from < a.to
}

function isTaken(taken: readonly Span[], span: Span): boolean {
  const at = placeFor(taken, span.from)
  return touches(span, taken[at]) || touches(span, taken[at - 1]) || touches(span, taken[at + 1])
}

/** Index of the first span that begins behind an offset. */
function placeFor(taken: readonly Span[], offset: number): number {
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (taken[middle]!.from <= offset) low = middle + 1
    else high = middle
  }
  return low
}
