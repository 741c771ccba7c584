import type { Report } from '../rule.ts'

/** Leaves out reports that say the same of the same place: a loop and `sh -c '…'` bring several commands from one text. */
export function distinct<MessageId extends string>(
  reports: Iterable<Report<MessageId>>,
): readonly Report<MessageId>[] {
  const kept = new Map<string, Report<MessageId>>()
  for (const report of reports) {
    const key = `${report.messageId} ${report.range.start.offset} ${report.range.end.offset}`
    if (!kept.has(key)) kept.set(key, report)
  }
  return [...kept.values()]
}
