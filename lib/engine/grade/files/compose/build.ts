import { trimEnd } from '../../../source/trim.ts'
import { ask, decided, fails, holds, type Outcome } from '../../outcome.ts'
import type { ComposeBuildCheck } from '../../schema.ts'
import { matchGiven } from './environment.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

export function matchBuilds(check: ComposeBuildCheck, placed: PlacedService): Outcome {
  const { build } = placed.service
  if (build === null) return fails(`${nameOf(placed)} is not built.`, 'It needs build.', at(placed))
  const place = at(placed, build.entry)
  const told = (value: string | null, wanted: string, what: string): Outcome =>
    decided(
      value === null ? null : tidy(value) === tidy(wanted),
      true,
      {
        yes: '',
        no: `${nameOf(placed)} has the ${what} ${shown(value)}.`,
        open: `The ${what} of ${placed.service.name} cannot be told from the file.`,
        need: `It has to be ${shown(wanted)}.`,
      },
      place,
    )
  const answer = ask<ComposeBuildCheck>(check, {
    context: (wanted) => told(build.context ? build.context.value : '.', wanted, 'context'),
    dockerfile: (wanted) =>
      build.dockerfileInline
        ? fails(
            `${nameOf(placed)} is built by what dockerfile_inline says.`,
            `It has to be ${wanted}.`,
            place,
          )
        : told(build.dockerfile ? build.dockerfile.value : 'Dockerfile', wanted, 'Dockerfile'),
    target: (wanted) =>
      build.target
        ? told(build.target.value, wanted, 'target')
        : fails(`${nameOf(placed)} names no target.`, `It has to be ${wanted}.`, place),
    args: (wanted) => matchGiven(wanted, placed, 'args'),
  })
  return answer.holds ? holds(`${nameOf(placed)} is built here.`, place) : answer
}

/** `./`, `.` and a slash at the end say the same. */
function tidy(path: string): string {
  return trimEnd(path.replace(/^(?:\.\/)+/, ''), '/') || '.'
}

/** A dot alone would be lost at the end of a sentence. */
function shown(path: string | null): string {
  return path === '.' ? './' : (path ?? '')
}
