import { globTest } from '../../build/glob.ts'
import { baseName } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { fails, holds, type Outcome } from '../outcome.ts'
import type { CopiedCheck, InputCheck } from '../schema.ts'
import { stepsAbove, stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { isPattern, pathTest } from './patterns.ts'
import { saidOf, stepsLike } from './select.ts'
import type { Kind } from './thing.ts'

export const COPIED: Kind<CopiedCheck, PlacedStep> = {
  many: 'copies from the context',
  list: (subject, where = 'used') =>
    stepsIn(subject, where).filter(
      ({ step: { instruction, reads } }) =>
        (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') && reads.length > 0,
    ),
  fits: (placed, check, subject) => fitsCopied(placed, check, subject),
  none: (check) =>
    fails(
      check.afterProblem === undefined ? 'Nothing of that kind is copied.' : 'There is no such problem.',
      '',
    ),
}

function fitsCopied(
  placed: PlacedStep,
  { file, by, only, beyond, afterProblem }: CopiedCheck,
  subject: Subject,
): Outcome {
  const { instruction, reads } = placed.step
  const at = placeOfReads(placed)
  const line = `Line ${instruction.range.start.line} copies ${at.subject}.`
  const fits =
    file === undefined ? () => true : isPattern(file) ? pathTest(file) : (path: string) => path === file
  const problem =
    afterProblem === undefined ? undefined : subject.build.problems.find(({ code }) => code === afterProblem)
  const right =
    reads.some(fits) &&
    (by === undefined || instruction.keyword === by) &&
    bringsOf(reads, only, beyond) &&
    (afterProblem === undefined || (problem !== undefined && standsBelow(placed, problem.range, subject)))
  if (!right) return fails(line, '', at)
  const named = file === undefined || isPattern(file) ? at.subject : file
  // The problem is what has to move, so its line is the one to show.
  return holds('It is copied.', {
    ...at,
    subject: file === undefined ? at.subject : named,
    place: problem?.range ?? at.place,
  })
}

function standsBelow({ stage, step }: PlacedStep, problem: Range, subject: Subject): boolean {
  return (
    stage.index === stageAt(subject, problem.start.offset) &&
    step.instruction.range.start.offset > problem.start.offset
  )
}

function stageAt({ dockerfile }: Subject, offset: number): number {
  return dockerfile.stages.findLast(({ range }) => range.start.offset <= offset)?.index ?? -1
}

export function bringsOf(
  reads: readonly string[],
  only: readonly string[] | undefined,
  beyond: readonly string[] | undefined,
): boolean {
  if (reads.length === 0) return false
  if (only !== undefined && !reads.every((path) => isListed(path, only))) return false
  return beyond === undefined || reads.some((path) => !isListed(path, beyond))
}

function isListed(path: string, names: readonly string[]): boolean {
  return names.some((name) => globTest(name)(baseName(path)))
}

/** The instruction, and the sources as written. */
function placeOfReads({ stage, step }: PlacedStep): {
  place: Outcome['place']
  subject: string
  stage: string
} {
  const { instruction } = step
  const copies = instruction.keyword === 'COPY' || instruction.keyword === 'ADD'
  const mount =
    instruction.keyword === 'RUN'
      ? instruction.mounts.find(({ type, from }) => type === 'bind' && from === null)
      : undefined
  const subject = copies
    ? instruction.sources.map(({ raw }) => raw).join(' ')
    : (mount?.options['source'] ?? '.')
  return { place: mount?.flag.range ?? instruction.range, subject, stage: stage.label }
}

/** What the build is told by is in the context as well, and no part of the project: whoever changes it changes the build. */
function isRecipe(path: string, { file }: Subject): boolean {
  return path === file || path === '.dockerignore' || path === `${file}.dockerignore`
}

/** Something of the context that a step sees. */
export function matchInput({ of, via, only, beyond }: InputCheck, subject: Subject): Outcome {
  for (const placed of stepsLike(subject, of)) {
    const bound = via === 'copy' ? [] : [placed]
    const copied =
      via === 'bind'
        ? []
        : stepsAbove(subject, placed).filter(({ step }) => step.instruction.keyword !== 'RUN')
    const found = [...copied, ...bound].findLast(({ step }) =>
      bringsOf(
        step.reads.filter((path) => !isRecipe(path, subject)),
        only,
        beyond,
      ),
    )
    if (found) return holds(`The step that ${saidOf(of)} sees such a file.`, placeOfReads(found))
  }
  return fails(`No step that ${saidOf(of)} sees such a file.`, '')
}
