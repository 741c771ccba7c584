import type { ComposeFile } from '../../../compose/model.ts'
import type { Report } from '../../rule.ts'
import { distinct } from '../../shared/distinct.ts'
import { sentence } from '../../shared/sentence.ts'

/** Problems of the file under the code of a rule, as that rule's reports; the message's template ends in the full stop. */
export function problemReports<MessageId extends string>(
  { problems }: ComposeFile,
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
