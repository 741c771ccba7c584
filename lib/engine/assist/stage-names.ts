import type { CopySource, Dockerfile, Mount, Stage, StageInstruction } from '../dockerfile/index.ts'
import { lineStarts, rangeAt, slice, type LineStarts, type Range } from '../source/position.ts'

/** A place that names a stage. `hidden`: through a variable, so that the name itself is not written there. */
export type StageName = {
  readonly stage: number
  readonly range: Range
  readonly how: 'declared' | 'named' | 'numbered' | 'hidden'
}

/** Every place that names a stage of the file, in the order of the text, each once. Linear. */
export function stageNames(dockerfile: Dockerfile): readonly StageName[] {
  const starts = lineStarts(dockerfile.source)
  const all = dockerfile.stages.flatMap((stage) => [
    ...ofFrom(stage),
    ...[...stage.triggers, ...stage.instructions].flatMap((each) =>
      ofInstruction(each, dockerfile.source, starts),
    ),
  ])
  const first = new Map(all.toReversed().map((name) => [name.range.start.offset, name]))
  return [...first.values()].toSorted((a, b) => a.range.start.offset - b.range.start.offset)
}

function ofFrom({ index, from, base }: Stage): StageName[] {
  const { image, as } = from
  return [
    ...(base.kind === 'stage'
      ? [
          {
            stage: base.stage,
            range: image.range,
            how: image.variables.length > 0 ? 'hidden' : 'named',
          } as const,
        ]
      : []),
    ...(as ? [{ stage: index, range: as.range, how: 'declared' } as const] : []),
  ]
}

function ofInstruction(instruction: StageInstruction, source: string, starts: LineStarts): StageName[] {
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
    const { from } = instruction
    return from?.kind === 'stage' ? [named(from, from.value.range, source)] : []
  }
  if (instruction.keyword !== 'RUN') return []
  return instruction.mounts.flatMap((mount) => ofMount(mount, source, starts))
}

function ofMount({ from, flag }: Mount, source: string, starts: LineStarts): StageName[] {
  if (from?.kind !== 'stage') return []
  const at = slice(source, flag.range).search(/(?<=[=,"]from=)[^,"\s]/i)
  if (at === -1) return [{ stage: from.stage, range: flag.range, how: 'hidden' }]
  const start = flag.range.start.offset + at
  return [named(from, rangeAt(starts, start, start + from.value.raw.length), source)]
}

/** What does not stand there as it is read was put together from something else. */
function named({ stage, value }: CopySource & { kind: 'stage' }, range: Range, source: string): StageName {
  if (slice(source, range) !== value.raw) return { stage, range, how: 'hidden' }
  return { stage, range, how: /^\d+$/.test(value.raw) ? 'numbered' : 'named' }
}
