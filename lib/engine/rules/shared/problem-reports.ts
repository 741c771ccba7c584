import type { Problem } from '../../source/problem.ts'
import type { Report } from '../rule.ts'
import { distinct } from './distinct.ts'
import { sentence } from './sentence.ts'

/** Problems of a file under the code of a rule, as that rule's reports; the message's template ends in the full stop. */
export function problemReports<MessageId extends string>(
  { problems }: { readonly problems: readonly Problem[] },
  code: string,
  messageId: MessageId,
): Iterable<Report<MessageId>> {
  return distinct(
    problems
      .filter((problem) => problem.code === code)
      .map(({ message, range, severity }): Report<MessageId> => ({
        messageId,
        range,
        severity,
        data: { problem: sentence(message).replace(/\.$/, '') },
      })),
  )
}
