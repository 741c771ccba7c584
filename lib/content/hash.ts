import { createHash } from 'node:crypto'
import type { Lab } from '../engine/grade/types.ts'

/** SHA-256, hex, of what decides a grade: objectives, context and starter. */
export function hashLab({
  objectives,
  context,
  starter,
}: Pick<Lab, 'objectives' | 'context' | 'starter'>): string {
  return createHash('sha256').update(canonicalJson({ objectives, context, starter })).digest('hex')
}

/** JSON with sorted keys, so that the order in which an author writes keys does not matter. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (isRecord(each) ? sorted(each) : each))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(record)
      .toSorted()
      .map((key) => [key, record[key]]),
  )
}
