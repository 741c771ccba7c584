import { parseImageReference } from '../../dockerfile/image-reference.ts'
import type { CopySource, Dockerfile, ImageReference, StageInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { pieceOf } from './pieces.ts'

/** An image that COPY --from or a mount takes files from. A build context given on the command line may stand in for it. */
export type TakenImage = {
  readonly instruction: StageInstruction
  readonly name: string
  readonly reference: ImageReference
  readonly range: Range
}

/** What `--from` names where it is no stage and has the form of an image name, in order. */
export function imagesTaken(stages: Dockerfile['stages']): readonly TakenImage[] {
  return stages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction) =>
      fromsOf(instruction).flatMap(({ source, range }) => {
        const name = source.kind === 'image' ? (source.value.text ?? '') : ''
        const reference = /^\d*$/.test(name) ? null : parseImageReference(name)
        return reference ? [{ instruction, name, reference, range }] : []
      }),
    ),
  )
}

export type From = { readonly source: CopySource; readonly range: Range }

/** Every `--from` of COPY and `from=` of a mount, with the place of its value. */
export function fromsOf(instruction: StageInstruction): readonly From[] {
  if (instruction.keyword === 'COPY')
    return instruction.from ? [{ source: instruction.from, range: instruction.from.value.range }] : []
  if (instruction.keyword !== 'RUN') return []
  return instruction.mounts.flatMap(({ from, flag }) => {
    if (from === null) return []
    const whole = flag.valueRange ?? flag.range
    const at = (flag.value ?? '').search(/(?:^|,)from=/i)
    const begin = at === -1 ? -1 : (flag.value ?? '').indexOf('=', at) + 1
    const isPlain = whole.end.offset - whole.start.offset === flag.value?.length
    const range = begin > 0 && isPlain ? pieceOf(whole, begin, begin + from.value.raw.length) : whole
    return [{ source: from, range }]
  })
}
