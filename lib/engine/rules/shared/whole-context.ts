import type { CopyInstruction, StageInstruction, Value } from '../../dockerfile/model.ts'
import { sourceKind } from './manifests.ts'

/** The source with which COPY or ADD takes everything the build context holds: `.`, `./`, `/`, `*`; null when there is none. */
export function wholeContextSource(copy: CopyInstruction): Value | null {
  if (copy.from !== null) return null
  return copy.sources.find(({ text }) => text !== null && sourceKind(text) === 'everything') ?? null
}

/** Is it a COPY or ADD out of the build context? */
export function copiesContext(instruction: StageInstruction): instruction is CopyInstruction {
  const { keyword } = instruction
  return (
    (keyword === 'COPY' || keyword === 'ADD') && instruction.from === null && instruction.sources.length > 0
  )
}
