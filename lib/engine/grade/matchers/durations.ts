import { parseDuration } from '../../dockerfile/durations.ts'
import { fails, holds, type Outcome } from '../outcome.ts'
import type { DurationCheck } from '../schema.ts'

type At = NonNullable<Parameters<typeof holds>[1]>

/** Is a time within its bounds? The sentence is `before`, the time, `after`. */
export function matchDuration(
  before: string,
  { atLeast, atMost }: DurationCheck,
  seconds: number,
  after: string,
  at: At,
): Outcome {
  const said = `${before} ${shown(seconds)}${after === '' ? '' : ` ${after}`}.`
  const here = { ...at, subject: shown(seconds) }
  const most = atMost === undefined ? Infinity : (parseDuration(atMost) ?? Infinity)
  const least = atLeast === undefined ? 0 : (parseDuration(atLeast) ?? 0)
  if (seconds > most)
    return fails(said, `At most ${atMost} is asked.`, { ...here, over: shown(seconds - most) })
  if (seconds < least)
    return fails(said, `At least ${atLeast} is asked.`, { ...here, over: shown(least - seconds) })
  return holds(said, here)
}

function shown(seconds: number): string {
  return `${Math.round(seconds * 1000) / 1000} s`
}
