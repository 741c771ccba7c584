import type { CommandInstruction, Dockerfile } from '../../dockerfile/model.ts'

/** An instruction that a later one of the same kind, in the same stage, takes the place of. */
export type Superseded = { readonly instruction: CommandInstruction; readonly last: CommandInstruction }

/** Every CMD or ENTRYPOINT of a stage but the last. What the stage below set is overridden on purpose and not listed. */
export function superseded(
  stages: Dockerfile['stages'],
  keyword: CommandInstruction['keyword'],
): readonly Superseded[] {
  return stages.flatMap(({ instructions }) => {
    const own = instructions.filter((each): each is CommandInstruction => each.keyword === keyword)
    const last = own.at(-1)
    return last ? own.slice(0, -1).map((instruction) => ({ instruction, last })) : []
  })
}

/** Is the last one meant as more arguments for this one? `CMD ["serve"]`, `CMD ["--port", "80"]`. */
export function continues({ instruction, last }: Superseded): boolean {
  return instruction.argv !== null && last.argv?.[0]?.value.startsWith('-') === true
}
