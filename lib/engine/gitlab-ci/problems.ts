import type { Document } from '../document/types.ts'
import { nearest } from '../source/nearest.ts'
import type { Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'

/** The rule that speaks about everything GitLab refuses. */
const CODE = 'ci-invalid'

export function ciError(message: string, range: Range): Problem {
  return { code: CODE, severity: 'error', message, range }
}

/** A name is compared with no more than this, and no more problems are told: who makes more has made one mistake often. */
const MOST_COMPARED = 300
export const MOST_PROBLEMS = 100

/** The end of a sentence about a name that is not there: what was probably meant. Empty when nothing is near. */
export function near(name: string, names: readonly string[]): string {
  const meant = nearest(name, names.slice(0, MOST_COMPARED))
  return meant === null ? '' : `; "${meant}" may be meant.`
}

const MOST_NAMES = 8

/** The end of such a sentence: what there is. */
export function listed(names: readonly string[]): string {
  if (names.length === 0 || names.length > MOST_NAMES) return '.'
  return `; there ${names.length === 1 ? 'is' : 'are'} ${inWords(names)}.`
}

/** "a", "b" and "c". */
export function inWords(names: readonly string[], word = 'and'): string {
  const quoted = names.map((name) => `"${name}"`)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`
}

/** What GitLab's reader of YAML lets pass without a word, although it is hardly meant. */
const TOLERATED = new Set(['duplicate-key', 'unknown-tag'])

/** Problems of the YAML itself, under the pipeline's own code. A header before the pipeline is no second pipeline. */
export function documentProblems({ problems }: Document): readonly Problem[] {
  const own = problems.filter(({ code }) => code !== 'several-documents')
  return own.map((problem) => {
    if (problem.code === 'too-long') return problem
    return { ...problem, code: CODE, severity: TOLERATED.has(problem.code) ? 'warning' : problem.severity }
  })
}
