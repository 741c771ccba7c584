import { globTest } from '../../build/glob.ts'
import type { CopySource } from '../../dockerfile/model.ts'
import { baseName, isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { CopiedCheck, InputCheck, TakenCheck } from '../schema.ts'
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

/** Something of the context that a step sees. */
export function matchInput({ of, via, only, beyond }: InputCheck, subject: Subject): Outcome {
  for (const placed of stepsLike(subject, of)) {
    const bound = via === 'copy' ? [] : [placed]
    const copied =
      via === 'bind'
        ? []
        : stepsAbove(subject, placed).filter(({ step }) => step.instruction.keyword !== 'RUN')
    const found = [...copied, ...bound].findLast(({ step }) => bringsOf(step.reads, only, beyond))
    if (found) return holds(`The step that ${saidOf(of)} sees such a file.`, placeOfReads(found))
  }
  return fails(`No step that ${saidOf(of)} sees such a file.`, '')
}

type Taken = {
  readonly placed: PlacedStep
  readonly from: CopySource
  /** Absolute; null for one that cannot be told. */
  readonly paths: readonly (string | null)[]
  readonly place: Range
}

export const TAKEN: Kind<TakenCheck, Taken> = {
  many: 'copies from other stages and images',
  list: (subject, where = 'used') => stepsIn(subject, where).flatMap(takenBy),
  fits: (taken, check, subject) => fitsTaken(taken, check, subject),
  none: () => fails('Nothing of that kind is taken from another stage or image.', ''),
}

function takenBy(placed: PlacedStep): readonly Taken[] {
  const { instruction } = placed.step
  if (instruction.keyword === 'COPY' && instruction.from) {
    const paths = instruction.sources.map(({ text }) => resolvePath('/', text))
    return [{ placed, from: instruction.from, paths, place: instruction.range }]
  }
  if (instruction.keyword !== 'RUN') return []
  return instruction.mounts.flatMap(({ from, options, flag }) =>
    from === null
      ? []
      : [{ placed, from, paths: [resolvePath('/', options['source'] ?? '/')], place: flag.range }],
  )
}

/** `only` and `beyond` mean the path itself and what lies below it. */
function listedPath(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => (isPattern(pattern) ? pathTest(pattern)(path) : isInside(pattern, path)))
}

function fitsTaken({ placed, from, paths, place }: Taken, check: TakenCheck, { build }: Subject): Outcome {
  const source =
    from.kind === 'stage' ? (build.stages[from.stage]?.label ?? '') : (from.value.text ?? from.value.raw)
  const known = paths.flatMap((path) => path ?? [])
  const dark = known.length < paths.length
  const at = { place, subject: known.join(' '), stage: placed.stage.label }
  const seen = `Line ${place.start.line} takes ${known.join(', ') || 'something'} from ${source}.`
  const open = 'What is taken, and from where, cannot be told from the file.'
  const say = (is: boolean | null, need = ''): Outcome =>
    decided(is, true, { yes: seen, no: seen, open, need }, at)
  const answer = ask<Omit<TakenCheck, 'in'>>(check, {
    stage: (value) =>
      say(
        from.kind === 'unknown' ? null : from.kind === 'stage' && asList(value).includes(source),
        `It has to come from ${orList(asList(value))}.`,
      ),
    image: (value) => say(from.kind === 'unknown' ? null : (from.kind === 'image') === value),
    digest: (value) =>
      from.kind === 'unknown'
        ? unknown(open, '', at)
        : say(
            from.kind !== 'image' || source.includes('@') === value,
            value ? 'Write the digest behind the name, after @.' : '',
          ),
    paths: (value) => {
      const found = known.find((path) =>
        asList(value).some((each) => (isPattern(each) ? pathTest(each)(path) : isInside(path, each))),
      )
      return say(found !== undefined || (dark ? null : false), `It has to take ${orList(asList(value))}.`)
    },
    only: (value) => {
      const more = known.find((path) => !listedPath(path, value))
      return more === undefined
        ? say(dark ? null : true)
        : fails(seen, `Take nothing but ${orList(value)}.`, { ...at, subject: more })
    },
    beyond: (value) => {
      const more = known.find((path) => !listedPath(path, value))
      return more === undefined ? say(dark ? null : false) : holds(seen, { ...at, subject: more })
    },
  })
  return answer.holds ? holds(seen, { ...at, subject: answer.subject || at.subject }) : answer
}
