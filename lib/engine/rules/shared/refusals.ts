import type { Range } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { sentence } from './sentence.ts'
import { problemsWith } from './problems.ts'

type Refusal = {
  readonly messageId: 'refused'
  readonly range: Range
  readonly data: { readonly problem: string }
}

/** The template for what the parser says: BuildKit's words, then what to write instead. */
export const REFUSED = '{{problem}}.'

/** Reports every problem of a code in the parser's own words, for rules with `messages: { refused: REFUSED }`. */
export function* refusals(code: string, input: RuleInput): Iterable<Refusal> {
  for (const { problem } of problemsWith(code, input)) {
    yield {
      messageId: 'refused',
      range: problem.range,
      data: { problem: sentence(problem.message).slice(0, -1) },
    }
  }
}
