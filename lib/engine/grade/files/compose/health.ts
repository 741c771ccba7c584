import { healthOf } from '../../../rules/compose/shared/health.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { ServiceHealthCheck } from '../../schema.ts'
import { matchDuration } from '../../matchers/durations.ts'
import { at, nameOf, switched, type PlacedService } from './placed.ts'
import { matchCanFail, matchPostgres, probesOf } from './probe.ts'

/** What Docker does when nothing is written. Source: docs.docker.com/reference/dockerfile/#healthcheck. */
const INTERVAL = 30_000
const RETRIES = 3

export function matchHealth(check: ServiceHealthCheck, placed: PlacedService): Outcome {
  const { healthcheck } = placed.service
  const place = at(placed, healthcheck?.entry ?? null)
  const interval = healthcheck?.interval ? healthcheck.interval.value : INTERVAL
  const retries = healthcheck?.retries ? healthcheck.retries.value : RETRIES
  const answer = ask<ServiceHealthCheck>(check, {
    enabled: (wanted) => {
      const health = healthOf(placed.service, placed.project)
      const words = {
        yes: 'has a health check',
        no: 'has no health check',
        need: 'Write healthcheck with a test.',
      }
      return switched(placed, health === 'unknown' ? null : health === 'checked', wanted, words, place.place)
    },
    runs: (programs) => runs(asList(programs), placed),
    tested: (wanted) =>
      switched(
        placed,
        healthcheck?.test != null && !healthcheck.disabled,
        wanted,
        { yes: 'has a test of its own', no: 'has no test of its own', need: '' },
        place.place,
      ),
    canFail: (wanted) => matchCanFail(wanted, placed),
    postgres: (account) => matchPostgres(account, placed),
    interval: (bounds) =>
      interval === null
        ? unknown('How often it is tested cannot be told from the file.', '', place)
        : matchDuration(`${nameOf(placed)} is tested every`, bounds, interval / 1000, '', place),
    patience: (bounds) =>
      interval === null || retries === null
        ? unknown('How long it may fail cannot be told from the file.', '', place)
        : matchDuration(`${nameOf(placed)} may fail for`, bounds, (interval * retries) / 1000, '', place),
  })
  return answer.holds ? holds(answer.seen, place) : answer
}

function runs(programs: readonly string[], placed: PlacedService): Outcome {
  const { healthcheck } = placed.service
  const need = `Its test has to run ${orList(programs)}.`
  if (!healthcheck?.test || healthcheck.disabled)
    return fails(`${nameOf(placed)} has no test of its own.`, need, at(placed, healthcheck?.entry ?? null))
  const found = probesOf(healthcheck.test)?.map(({ program }) => program) ?? null
  const place = at(placed, healthcheck.test.range, found?.[0] ?? '')
  const known = found?.filter((program) => program !== null) ?? []
  const has = known.some((program) => programs.includes(program))
  return decided(
    found === null ? null : has || (known.length < found.length ? null : false),
    true,
    {
      yes: `The test runs ${orList(programs)}.`,
      no: `The test runs ${known[0] ?? 'nothing'}.`,
      open: 'What the test runs cannot be told from the file.',
      need,
    },
    place,
  )
}
