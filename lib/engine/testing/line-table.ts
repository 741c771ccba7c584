import type { LineCheck } from '../grade/schema.ts'
import { fileCheckTable } from './file-check-table.ts'

type Answers = {
  readonly yes?: readonly string[]
  readonly no?: readonly string[]
  /** What the script does not tell. */
  readonly open?: readonly string[]
}

/** One question about command lines to many scripts, each a file of its own. */
export function asksOf(line: LineCheck, answers: Answers, path = 'ship.sh'): void {
  const states = ['yes', 'no', 'open'] as const
  fileCheckTable(
    states.flatMap((is) =>
      (answers[is] ?? []).map((text) => ({ check: { line }, files: { [path]: `${text}\n` }, is })),
    ),
  )
}
