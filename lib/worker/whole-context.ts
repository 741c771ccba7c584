import { labContext } from '@/lib/engine/index.ts'
import type { Context } from '@/lib/engine/index.ts'
import type { LintRequest } from './protocol.ts'

/** A lab lists its whole context, so a missing source is certain. */
export function wholeContext({ files, context }: Pick<LintRequest, 'files' | 'context'>): Context {
  return labContext({ ...context, ...files })
}
