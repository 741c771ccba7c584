import type { CacheCause, Step, StepCache } from '../types.ts'

export const CACHED: StepCache = { state: 'cached', cause: null, reason: '' }

export function rerun(cause: CacheCause, reason: string): StepCache {
  return { state: 'rerun', cause, reason }
}

/** BuildKit will compare the content first. */
export function mayRerun(cause: CacheCause, reason: string): StepCache {
  return { state: 'may-rerun', cause, reason }
}

/** Instructions whose result is a line of the image's configuration and no layer. */
export function isMetadata({ keyword }: Step['instruction']): boolean {
  return !['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR'].includes(keyword)
}

/** Steps that are made on top of what is there. */
export function isLayer(instruction: Step['instruction']): boolean {
  return instruction.keyword !== 'FROM' && !isMetadata(instruction)
}
