import type { Dockerfile, StageInstruction } from '../dockerfile/index.ts'
import { walkCommands } from '../dockerfile/shell/walk.ts'
import type { Range } from '../source/position.ts'

/** Where the names of the programs stand that shells run: in RUN, CMD, ENTRYPOINT and HEALTHCHECK, heredocs included. */
export function commandRanges({ stages }: Dockerfile): readonly Range[] {
  return stages.flatMap(({ instructions }) => instructions.flatMap(ofInstruction))
}

function ofInstruction(instruction: StageInstruction): Range[] {
  if (!('script' in instruction) || instruction.script === null) return []
  return walkCommands(instruction.script).flatMap(({ command: { words } }) => {
    const [name] = words
    return name && name.literal !== null ? [name.range] : []
  })
}
