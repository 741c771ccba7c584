import { pushesOf, type Pushing } from '../../../gitlab-ci/pushes.ts'
import { kindOfTag } from '../../../gitlab-ci/reference.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { PushCheck, PushedCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { matchSome, type Kind } from '../../matchers/thing.ts'
import type { Subject } from '../../subject.ts'
import { isBuilt } from './built.ts'
import { guardedRuns } from './guards.ts'
import { COMMIT_NEED, fullName, imageTest, isOfCommit } from './image-names.ts'
import { at, nameOf, placedJobs, type PlacedJob } from './placed.ts'
import { matchRuns } from './runs.ts'

export function listPushes({ job }: PlacedJob): readonly Pushing[] {
  return pushesOf(job)
}

export function fitsPush(push: Pushing, check: PushedCheck, placed: PlacedJob): Outcome {
  const { image, command, range } = push
  const name = image === null ? null : fullName(image)
  const place = at(placed, range, name ?? '')
  const open = (need: string): Outcome =>
    unknown(
      `What job ${placed.job.name} pushes with ${command.program} cannot be told from the file.`,
      need,
      place,
    )
  const answer = ask<PushedCheck>(check, {
    image: (names) => {
      const need = `It has to push ${orList(asList(names))}.`
      if (name === null) return open(need)
      return imageTest(asList(names))(name)
        ? certainly(push, placed)
        : fails(`${nameOf(placed)} pushes ${name}.`, need, place)
    },
    commit: (wanted) => {
      const is = name === null ? null : isOfCommit(name)
      if (is === null) return open(COMMIT_NEED)
      if (is !== wanted) return fails(`${nameOf(placed)} pushes ${name}.`, wanted ? COMMIT_NEED : '', place)
      return wanted ? certainly(push, placed) : holds('', place)
    },
    built: (wanted) =>
      decided(
        isBuilt(name, placed, command.index),
        wanted,
        {
          yes: `${name} is built before it is pushed.`,
          no: `Nothing builds ${name} before it is pushed.`,
          open: `Whether what is pushed has been built here cannot be told from the file.`,
          need: wanted ? 'Build it under the name that is pushed.' : '',
        },
        place,
      ),
    by: (tools) => {
      const tool = toolOf(push)
      return textTest(asList(tools))(tool)
        ? holds('', place)
        : fails(
            `${name ?? 'The image'} is pushed by ${tool}.`,
            `It has to be ${orList(asList(tools))}.`,
            place,
          )
    },
    fixed: (wanted) => {
      const kind = image === null ? null : kindOfTag(image)
      return decided(
        kind === null ? null : kind === 'fixed',
        wanted,
        {
          yes: `${name} stays what it is.`,
          no: `The next pipeline puts another image under ${name}.`,
          open: `Whether ${name ?? 'what is pushed'} stays the same image cannot be told from the file.`,
          need: wanted ? 'Push it as :$CI_COMMIT_SHA.' : '',
        },
        place,
      )
    },
    runs: (wanted) =>
      matchRuns(wanted, guardedRuns(placed, command), `The push of ${name ?? 'an image'}`, place),
  })
  return answer.holds ? holds(`${nameOf(placed)} pushes ${name ?? 'an image'}.`, place) : answer
}

/** A push behind a test may not come about, unless the test lets the default branch pass. */
function certainly({ command, image, range }: Pushing, placed: PlacedJob): Outcome {
  const place = at(placed, range, image?.text ?? '')
  const { defaultBranch } = guardedRuns(placed, command)
  if (command.certain || defaultBranch === true || defaultBranch === 'some') return holds('', place)
  return unknown(
    `Whether ${image?.text ?? 'the image'} is pushed in any case cannot be told from the file.`,
    '',
    place,
  )
}

function toolOf({ command }: Pushing): string {
  const first = command.words[0]?.shown ?? ''
  if (/(?:^|\/)kaniko\/executor$/.test(first)) return 'kaniko'
  return command.call?.tool ?? command.program ?? ''
}

type PlacedPush = { readonly push: Pushing; readonly placed: PlacedJob }

/** Pushes of all jobs, for what is asked of each of them. */
export const PUSH: Kind<PushCheck, PlacedPush> = {
  many: 'pushes',
  list: (subject) =>
    placedJobs(subject).flatMap((placed) => listPushes(placed).map((push) => ({ push, placed }))),
  fits: ({ push, placed }, { job, ...check }) =>
    job === undefined || textTest(asList(job))(placed.job.name)
      ? fitsPush(push, check, placed)
      : fails(`${nameOf(placed)} pushes it.`, `It has to be job ${orList(asList(job))}.`, at(placed)),
  none: ({ image }) =>
    fails(
      `Nothing pushes ${image === undefined ? 'an image like that' : orList(asList(image))}.`,
      'A job has to push it.',
    ),
}

/** Of one push that is there it is said what is wrong with it. */
export function matchPush(check: PushCheck, subject: Subject): Outcome {
  const [first, ...more] = PUSH.list(subject, undefined)
  return first && more.length === 0 ? PUSH.fits(first, check, subject) : matchSome(PUSH, check, subject)
}
