import type { Problem } from '../source/problem.ts'
import type { Range } from '../source/position.ts'
import { causeOf } from './from-arguments.ts'
import { referenceError } from './image-reference.ts'
import type { CopySource, Mount, Stage } from './model.ts'
import { platformError } from './platform.ts'

/**
 * What BuildKit refuses once it knows all stages and before it builds any: names that are no image's, platforms, `--from`.
 * Source: moby/buildkit, dockerfile2llb/convert.go, buildDispatchStates, toCommand and resolveBaseImage.
 */
export function graphProblems(
  stages: readonly Stage[],
  declared: ReadonlySet<string>,
  loops: readonly number[],
): Problem[] {
  return stages.flatMap((stage) => [
    ...referenceProblems(stage, declared),
    ...platformProblems(stage, declared),
    ...stage.instructions.flatMap((instruction) => {
      if (instruction.keyword === 'COPY') return fromProblems(instruction.from)
      return instruction.keyword === 'RUN' ? mountProblems(instruction.mounts, stage.index, loops) : []
    }),
  ])
}

function referenceProblems({ base, from: { image } }: Stage, declared: ReadonlySet<string>): Problem[] {
  if (base.kind !== 'unknown' || !image.text) return []
  const message = `failed to parse stage name ${JSON.stringify(image.text)}: ${referenceError(image.text)}.`
  return [problem(causeOf(image, declared, 'image-reference-invalid'), message, image.range)]
}

function platformProblems({ from: { platform } }: Stage, declared: ReadonlySet<string>): Problem[] {
  if (platform === null || platform.text === null) return []
  const { text, raw, range } = platform
  const isDeclared = platform.variables.every((name) => declared.has(name))
  const code = isDeclared ? 'platform-invalid' : 'from-arg-undeclared'
  if (text === '') return [problem(code, `empty platform value from expression ${raw}.`, range)]
  const error = platformError(text)
  return error === null ? [] : [problem(code, `failed to parse platform ${raw}: ${error}.`, range)]
}

function fromProblems(from: CopySource | null): Problem[] {
  if (from?.kind !== 'unknown' || !/\$[\w{]/.test(from.value.raw)) return []
  const message =
    'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround.'
  return [problem('copy-from-variable', message, from.value.range)]
}

/** A mount may only name a stage that is complete by then. */
function mountProblems(mounts: readonly Mount[], stage: number, loops: readonly number[]): Problem[] {
  return mounts.flatMap(({ from, options, flag }) => {
    if (from?.kind !== 'stage' || from.stage <= stage || loops[from.stage] === loops[stage]) return []
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
