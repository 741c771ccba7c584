import { decodeRecord, isRecord } from '../store/saved.ts'

/** What `/labs/<lab>/solution.json` holds. */
export type Solution = {
  /** The definition of the lab it answers. */
  readonly hash: string
  /** Every file of the student, as the solution has it. */
  readonly files: Readonly<Record<string, string>>
  /** Why, change by change. */
  readonly notes: readonly string[]
}

/** Null for anything else: a host may answer with a page of its own. */
export function decodeSolution(data: unknown): Solution | null {
  if (!isRecord(data) || typeof data['hash'] !== 'string' || !Array.isArray(data['notes'])) return null
  const files = decodeRecord(data['files'], (text) => (typeof text === 'string' ? text : null))
  const notes = data['notes'].filter((note) => typeof note === 'string')
  return files && { hash: data['hash'], files, notes }
}
