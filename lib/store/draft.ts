import { decodeRecord, isRecord } from './saved.ts'

/** The form in which a lab's files are saved. */
export type Draft = {
  readonly version: 1
  /** The definition of the lab they belong to; empty once that is known to be another. */
  readonly hash: string
  readonly files: Readonly<Record<string, string>>
  readonly hints: Readonly<Record<string, number>>
  readonly active?: string
  readonly savedAt: number
}

/** Null for anything that is not a draft of this version. */
export function decodeDraft(data: unknown): Draft | null {
  if (!isRecord(data) || data['version'] !== 1) return null
  const { hash, savedAt, active } = data
  const files = decodeRecord(data['files'], (text) => (typeof text === 'string' ? text : null))
  const hints = decodeRecord(data['hints'], (count) => (typeof count === 'number' ? count : null))
  if (typeof hash !== 'string' || typeof savedAt !== 'number' || !files || !hints) return null
  return { version: 1, hash, files, hints, savedAt, ...(typeof active === 'string' ? { active } : {}) }
}
