import type { CopySource } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { TakenCheck } from '../schema.ts'
import { stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { isPattern, pathTest } from './patterns.ts'
import type { Kind } from './thing.ts'

/** What a step takes from another stage or image. */
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
