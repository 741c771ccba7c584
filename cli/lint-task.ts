import { failsAt, failureText, fileNotes, fileText } from './lint-formats.ts'
import type { LintFormat, Threshold } from './lint-formats.ts'
import { createFileChecker } from './lint-file.ts'
import type { Checked, FileChecker, LintSettings } from './lint-file.ts'
import type { Bytes } from '../lib/check/cut.ts'
import { countsOf, NO_COUNTS } from './lint-text.ts'
import type { Counts } from './lint-text.ts'
import { printable } from './printable.ts'
import type { Status } from './io.ts'

/** Everything a thread needs to know once. Plain data. */
export type LintTask = {
  readonly settings: LintSettings
  readonly format: LintFormat
  readonly threshold: Threshold
  readonly colour: boolean
}

export type LintJob = { readonly path: string; readonly given: Bytes | null }

/** What became of a file, ready to print. Plain data. */
export type FileReport = {
  readonly out: string
  readonly err: string
  /** Why the file could not be checked, as a sentence. */
  readonly failure: string | null
  readonly status: Status
  readonly counts: Counts
}

export type Linter = (job: LintJob) => Promise<FileReport>

export function createLinter(task: LintTask): Linter {
  const check = createFileChecker(task.settings)
  return async ({ path, given }) => toReport(path, await checkSafely(check, path, given), task)
}

/** The engine promises never to throw; if it does all the same, the other files are still checked. */
async function checkSafely(check: FileChecker, path: string, given: Bytes | null): Promise<Checked> {
  try {
    return await check(path, given)
  } catch (error) {
    return { ok: false, message: crashMessage(path, error) }
  }
}

export function crashMessage(path: string, error: unknown): string {
  return `${path} made Drydock fail (${error instanceof Error ? error.message : String(error)}); please report it with the file.`
}

function toReport(
  path: string,
  file: Checked,
  { format, threshold, colour, settings }: LintTask,
): FileReport {
  if (!file.ok) return failureReport(path, file.message, format)
  const fails = failsAt(threshold)
  return {
    out: settings.fix === 'show' ? file.diff : fileText(format, file, { colour, fails }),
    err: fileNotes(format, file),
    failure: null,
    status: file.findings.some(fails) ? 1 : 0,
    counts: settings.fix === 'show' ? { ...countsOf(file), fixed: 0 } : countsOf(file),
  }
}

export function failureReport(path: string, message: string, format: LintFormat): FileReport {
  const err = `drydock: ${printable(message)}\n`
  return { out: failureText(format, path, message), err, failure: message, status: 2, counts: NO_COUNTS }
}
