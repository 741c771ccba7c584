import { decodeRecord, isRecord } from './saved.ts'

/** The form in which a lab's files are saved. */
export type Draft = {
  readonly version: 1
  /** The definition of the lab they belong to; empty once that is known to be another. */
  readonly hash: string
  readonly files: Readonly<Record<string, string>>
  readonly hints: Readonly<Record<string, number>>
  readonly active?: string
  /** The lab's files as they were when this was begun: says what has changed in them since. */
  readonly starter?: Readonly<Record<string, string>>
  /** The solution was looked at before the lab was passed. */
  readonly solutionSeen?: true
  /** The offer of help after some attempts was closed. */
  readonly helpClosed?: true
  readonly savedAt: number
}

/** Null for anything that is not a draft of this version. */
export function decodeDraft(data: unknown): Draft | null {
  if (!isRecord(data) || data['version'] !== 1) return null
  const { hash, savedAt, active } = data
  const files = decodeRecord(data['files'], textOrNull)
  const hints = decodeRecord(data['hints'], countOrNull)
  const starter = decodeRecord(data['starter'], textOrNull)
  if (typeof hash !== 'string' || typeof savedAt !== 'number' || !files || !hints) return null
  return {
    version: 1,
    hash,
    files,
    hints,
    savedAt,
    ...(typeof active === 'string' ? { active } : {}),
    ...(starter ? { starter } : {}),
    ...(data['solutionSeen'] === true ? { solutionSeen: true } : {}),
    ...(data['helpClosed'] === true ? { helpClosed: true } : {}),
  }
}

const countOrNull = (count: unknown) =>
  Number.isSafeInteger(count) && Number(count) >= 0 ? Number(count) : null
const textOrNull = (text: unknown) => (typeof text === 'string' ? text : null)
