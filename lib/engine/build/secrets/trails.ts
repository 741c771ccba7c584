import type { Dockerfile } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import type { BuiltStage, SecretTrail } from '../types.ts'
import type { SecretFile } from './mark.ts'
import { secretUrls } from './urls.ts'
import { variableTrails } from './variables.ts'

/** Every secret that stays in a layer or in the image's history, with the step that deletes it too late; files first. */
export function secretTrails(
  dockerfile: Dockerfile,
  stages: readonly BuiltStage[],
  files: readonly SecretFile[],
): SecretTrail[] {
  return [
    ...files.map((file) => fileTrail(stages, file)),
    ...stages.flatMap((stage) => variableTrails(dockerfile, stage)),
    ...stages.flatMap((stage) => urlTrails(stage, files)),
  ]
}

function fileTrail(
  stages: readonly BuiltStage[],
  { path, stage, step, by, what, certain }: SecretFile,
): SecretTrail {
  const { steps, shipped } = stages[stage]!
  const removedIn = steps.findIndex(
    ({ removed }, index) => index > step && removed.some((each) => isInside(each, path)),
  )
  const removed = removedIn === -1 ? null : removedIn
  const { range } = steps[step]!.instruction
  return {
    what: what ?? path,
    stage,
    step,
    removedIn: removed,
    recoverable: shipped,
    how: shipped ? howToRead(path, removed === null ? null : range.start.line) : '',
    by,
    range,
    removedRange: removed === null ? null : steps[removed]!.instruction.range,
    certain,
  }
}

/** What is still there comes out of a container that need not run; what a later layer hides, out of the archive of all layers. */
function howToRead(path: string, line: number | null): string {
  return line === null
    ? `docker create IMAGE, then docker cp CONTAINER:${path} . brings it out.`
    : `docker save IMAGE | tar x unpacks every layer, and the one of line ${line} still holds ${path}.`
}

/** The text of an instruction is part of the image's history. Source: moby/buildkit, dockerfile2llb/convert.go, commitToHistory. */
function urlTrails({ steps, shipped, index }: BuiltStage, files: readonly SecretFile[]): SecretTrail[] {
  return steps.flatMap(({ instruction, commands }, step) => {
    if (instruction.keyword === 'FROM') return []
    const told = files.filter((file) => file.stage === index && file.step === step).map(({ what }) => what)
    return secretUrls(instruction, commands)
      .filter(({ masked }) => !told.includes(masked))
      .map(({ masked, range }) => ({
        what: masked,
        stage: index,
        step,
        removedIn: null,
        recoverable: shipped,
        how: shipped ? 'docker history --no-trunc IMAGE prints it.' : '',
        by: 'url' as const,
        range,
        removedRange: null,
        certain: true,
      }))
  })
}
