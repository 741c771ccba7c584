import type { FromInstruction, StageInstruction, Value } from './model.ts'

/** The values of an instruction that the builder expands itself, in the order of the text; those of a shell are none of them. */
export function instructionValues(instruction: FromInstruction | StageInstruction): readonly Value[] {
  switch (instruction.keyword) {
    case 'FROM':
      return [instruction.image]
    case 'ARG':
      return instruction.declarations.flatMap(({ initial }) => initial ?? [])
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ key, value }) => [key, value])
    case 'COPY':
    case 'ADD':
      return [...instruction.sources, instruction.destination, instruction.chown, instruction.chmod].filter(
        (each) => each !== null,
      )
    case 'USER':
      return [instruction.user]
    case 'WORKDIR':
      return [instruction.path]
    case 'EXPOSE':
      return instruction.ports
    case 'VOLUME':
      return instruction.paths
    case 'STOPSIGNAL':
      return [instruction.signal]
    default:
      return []
  }
}
