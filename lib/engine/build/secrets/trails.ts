import type { Dockerfile } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import type { BuiltStage, FileEntry, SecretTrail } from '../types.ts'
import { isPlaceholder, secretName } from './names.ts'

/** A credential file that a step put into its layer. */
export type SecretFile = {
  readonly path: string
  readonly entry: FileEntry
  readonly stage: number
  readonly step: number
  readonly by: 'copied' | 'written'
}

/** Every secret that stays in a layer or in the image's history, with the step that deletes it too late. */
export function secretTrails(
  dockerfile: Dockerfile,
  stages: readonly BuiltStage[],
  files: readonly SecretFile[],
): SecretTrail[] {
  return [
    ...files.map((file) => fileTrail(stages, file)),
    ...dockerfile.stages.flatMap((_, index) => variableTrails(dockerfile, index)),
  ]
}

function fileTrail(stages: readonly BuiltStage[], { path, stage, step, by }: SecretFile): SecretTrail {
  const steps = stages[stage]!.steps
  const removedIn = steps.findIndex(
    ({ removed }, index) => index > step && removed.some((each) => isInside(each, path)),
  )
  return {
    what: path,
    stage,
    step,
    removedIn: removedIn === -1 ? null : removedIn,
    recoverable: true,
    how: '',
    by,
    range: steps[step]!.instruction.range,
    removedRange: removedIn === -1 ? null : steps[removedIn]!.instruction.range,
    certain: true,
  }
}

function variableTrails(dockerfile: Dockerfile, stage: number): SecretTrail[] {
  const trails: SecretTrail[] = []
  for (const instruction of dockerfile.stages[stage]!.instructions) {
    const step = instruction.index + 1
    if (instruction.keyword === 'ENV') {
      for (const { key, value } of instruction.pairs) {
        if (key.text === null || secretName(key.text) !== 'secret' || !value.raw || isPlaceholder(value.raw))
          continue
        trails.push({
          ...variable(`ENV ${key.text}`, 'env', stage, step, key.range),
          certain: value.text !== null,
        })
      }
    }
    if (instruction.keyword === 'ARG') {
      for (const { name, nameRange } of instruction.declarations) {
        if (secretName(name) === 'secret') trails.push(variable(`ARG ${name}`, 'arg', stage, step, nameRange))
      }
    }
  }
  return trails
}

function variable(
  what: string,
  by: 'env' | 'arg',
  stage: number,
  step: number,
  range: SecretTrail['range'],
): SecretTrail {
  return {
    what,
    stage,
    step,
    removedIn: null,
    recoverable: true,
    how: '',
    by,
    range,
    removedRange: null,
    certain: true,
  }
}
