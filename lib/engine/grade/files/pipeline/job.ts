import { ask, asList, fails, holds, orList, type Outcome } from '../../outcome.ts'
import type { JobCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { type Kind } from '../../matchers/thing.ts'
import type { Subject } from '../../subject.ts'
import { ACT_KEYS, matchAct, nearnessOf, noneDoes, type ActKey } from './acts.ts'
import { matchArtifacts } from './artifacts.ts'
import { matchDind } from './dind.ts'
import { matchImage, matchServices } from './images.ts'
import { absent, at, nameOf, placedJobs, told, type PlacedJob } from './placed.ts'
import { matchRuns } from './runs.ts'
import {
  isManual,
  matchAllowFailure,
  matchEnvironment,
  matchForgiven,
  matchIdTokens,
  matchJobClean,
  matchNeeds,
  matchRetry,
  matchTags,
} from './settings.ts'
import { matchVariables } from './variables.ts'

export const JOB: Kind<JobCheck, PlacedJob> = {
  many: 'jobs',
  list: placedJobs,
  fits: fitsJob,
  none: (check) =>
    fails(
      noneDoes(check) ??
        `There is no job ${check.name === undefined ? 'like that' : orList(asList(check.name))}.`,
      '',
    ),
}

/** Some job is like this. Where none is, it is said of the one that comes nearest what is wrong with it. */
export function matchJob(check: JobCheck, subject: Subject): Outcome {
  return nearestOf(
    placedJobs(subject).map((placed) => ({ placed, outcome: fitsJob(placed, check) })),
    check,
  )
}

type Tried = { readonly placed: PlacedJob; readonly outcome: Outcome }

export function nearestOf(tried: readonly Tried[], check: JobCheck): Outcome {
  const right = tried.find(({ outcome }) => outcome.holds)
  if (right) return right.outcome
  const open = tried.find(({ outcome }) => !outcome.known)
  if (open) return open.outcome
  const ranked = tried.map((each) => ({ ...each, rank: nearness(each, check) }))
  const best = ranked.reduce<(typeof ranked)[number] | null>(
    (found, each) => (found === null || each.rank > found.rank ? each : found),
    null,
  )
  if (best !== null && (best.rank > 0 || (tried.length === 1 && noneDoes(check) === null)))
    return best.outcome
  return JOB.none(check)
}

/** What a job does says more about what it is meant to be than how it is set. */
function nearness({ placed }: Tried, check: JobCheck): number {
  const keys = Object.keys(check) as (keyof JobCheck)[]
  const does = ACT_KEYS.filter((key) => check[key] !== undefined)
  const done = does.reduce((sum, key) => sum + nearnessOf(key, check, placed), 0)
  if (does.length > 0 && done === 0) return check.name !== undefined && isNamed(check.name, placed) ? 1 : 0
  const set = keys.filter((key) => !(does as readonly string[]).includes(key))
  return done + set.filter((key) => fitsJob(placed, { [key]: check[key] } as JobCheck).holds).length
}

function isNamed(names: string | readonly string[], { job }: PlacedJob): boolean {
  return textTest(asList(names))(job.name)
}

export function fitsJob(placed: PlacedJob, check: JobCheck): Outcome {
  const { job } = placed
  const act =
    <Key extends ActKey>(key: Key) =>
    (wanted: NonNullable<JobCheck[Key]>): Outcome =>
      matchAct(key, wanted, placed)
  const answer = ask<JobCheck>(check, {
    name: (names) =>
      isNamed(names, placed)
        ? holds('', at(placed))
        : fails(`The job is called ${job.name}.`, `It has to be ${orList(asList(names))}.`, at(placed)),
    stage: (names) =>
      asList(names).includes(job.stage.name)
        ? holds(`${nameOf(placed)} is in the stage ${job.stage.name}.`, at(placed, job.stage.range))
        : fails(
            `${nameOf(placed)} is in the stage ${job.stage.name}.`,
            `It has to be ${orList(asList(names))}.`,
            at(placed, job.stage.range),
          ),
    lines: act('lines'),
    executes: act('executes'),
    builds: act('builds'),
    pushes: act('pushes'),
    scans: act('scans'),
    signs: act('signs'),
    verifies: act('verifies'),
    logsIn: act('logsIn'),
    image: (wanted) => matchImage(wanted, placed),
    services: (wanted) => matchServices(wanted, placed),
    dind: (wanted) => matchDind(wanted, placed),
    variables: (wanted) => matchVariables(wanted, placed),
    tags: (names) => matchTags(asList(names), placed),
    allowFailure: (wanted) => matchAllowFailure(wanted, placed),
    forgives: (codes) => matchForgiven(asList(codes), placed),
    runs: (wanted) => matchRuns(wanted, job.runs, nameOf(placed), at(placed)),
    manual: (wanted) => isManual(wanted, placed),
    needs: (names) => matchNeeds(asList(names), placed),
    artifacts: (wanted) => matchArtifacts(wanted, placed),
    environment: (wanted) => matchEnvironment(wanted, placed),
    idTokens: (wanted) => matchIdTokens(wanted, placed),
    retry: (wanted) => matchRetry(wanted, placed),
    timeout: (wanted) =>
      told(
        placed,
        job.timeout ? true : absent(placed),
        wanted,
        { yes: 'has a timeout', no: 'has no timeout of its own', need: wanted ? 'Write timeout.' : '' },
        job.timeout?.range ?? null,
      ),
    interruptible: (wanted) =>
      told(
        placed,
        job.interruptible ? job.interruptible.value : absent(placed),
        wanted,
        {
          yes: 'may be stopped by a newer pipeline',
          no: 'is not stopped by a newer pipeline',
          need: `Write interruptible: ${wanted}.`,
        },
        job.interruptible?.range ?? null,
      ),
    clean: (names) => matchJobClean(names, placed),
  })
  return answer.holds && answer.place === null ? holds(answer.seen, at(placed)) : answer
}
