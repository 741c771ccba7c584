import type { Problem } from '../source/problem.ts'
import type { Range } from '../source/position.ts'
import { referenceError } from './image-reference.ts'
import type { CopySource, Mount, Stage } from './model.ts'
import { platformError } from './platform.ts'

/**
 * What BuildKit refuses once it knows all stages and before it builds any: names that are no image's, platforms, `--from`.
 * Source: moby/buildkit, dockerfile2llb/convert.go, buildDispatchStates, toCommand and resolveBaseImage.
 */
export function graphProblems(stages: readonly Stage[]): Problem[] {
  return stages.flatMap((stage) => [
    ...referenceProblems(stage),
    ...platformProblems(stage),
    ...stage.instructions.flatMap((instruction) => {
      if (instruction.keyword === 'COPY') return fromProblems(instruction.from)
      return instruction.keyword === 'RUN' ? mountProblems(instruction.mounts, stage.index) : []
    }),
  ])
}

function referenceProblems({ base, from: { image } }: Stage): Problem[] {
  if (base.kind !== 'unknown' || !image.text) return []
  const message = `failed to parse stage name ${JSON.stringify(image.text)}: ${referenceError(image.text)}.`
  return [problem('image-reference-invalid', message, image.range)]
}

function platformProblems({ from: { platform } }: Stage): Problem[] {
  if (platform === null || platform.text === null) return []
  const { text, raw, range } = platform
  if (text === '') return [problem('platform-invalid', `empty platform value from expression ${raw}.`, range)]
  const error = platformError(text)
  return error === null
    ? []
    : [problem('platform-invalid', `failed to parse platform ${raw}: ${error}.`, range)]
}

function fromProblems(from: CopySource | null): Problem[] {
  if (from?.kind !== 'unknown' || !/\$[\w{]/.test(from.value.raw)) return []
  const message =
    'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround.'
  return [problem('copy-from-variable', message, from.value.range)]
}

/** A mount may only name a stage that is complete by then. */
function mountProblems(mounts: readonly Mount[], stage: number): Problem[] {
  return mounts.flatMap(({ from, options, flag }) => {
    if (from?.kind !== 'stage' || from.stage <= stage) return []
    const [name, target] = [options['from'] ?? '', options['target'] ?? ''].map((text) =>
      JSON.stringify(text),
    )
    const message = `cannot mount from stage ${name} to ${target}, stage needs to be defined before current command.`
    return [problem('copy-from-unknown-stage', message, flag.valueRange ?? flag.range)]
  })
}

function problem(code: string, message: string, range: Range): Problem {
  return { code, message, severity: 'error', range }
}
