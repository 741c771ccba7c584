import type { Report } from '../rule.ts'

/** Leaves out reports that say the same of the same place: a loop and `sh -c '…'` bring several commands from one text. */
export function* distinct<MessageId extends string>(
  reports: Iterable<Report<MessageId>>,
): Iterable<Report<MessageId>> {
  const seen = new Set<string>()
  for (const report of reports) {
    const key = `${report.messageId} ${report.range.start.offset} ${report.range.end.offset}`
    if (seen.has(key)) continue
    seen.add(key)
    yield report
  }
}
