import type { Document } from '../../document/types.ts'
import type { Problem } from '../../source/problem.ts'

const CODE = 'compose-invalid'

/** Why the text is no YAML, under the name of the rule that stands for it. */
export function unreadableProblems({ unreadable }: Document): readonly Problem[] {
  return unreadable.map((problem) => ({ ...problem, code: CODE }))
}

export function composeProblems(
  _file: unknown,
  document: Document,
  _reader: unknown,
  _invalid: unknown,
): readonly Problem[] {
  return document.problems
    .filter(({ code }) => code !== 'several-documents')
    .map((problem) => ({ ...problem, code: CODE }))
}
