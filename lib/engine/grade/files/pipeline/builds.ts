import { trimEnd } from '../../../source/trim.ts'
import { buildsOf, type Building } from '../../../gitlab-ci/builds.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { CiBuildCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { matchCache } from './caches.ts'
import { matchCounts } from './executes.ts'
import { fullName, imageTest } from './image-names.ts'
import { at, countsIn, nameOf, type PlacedJob } from './placed.ts'

export function listBuilds({ job }: PlacedJob): readonly Building[] {
  return buildsOf(job)
}

export function fitsBuild(build: Building, check: CiBuildCheck, placed: PlacedJob): Outcome {
  const { command, tool, range } = build
  const place = at(placed, range, tool)
  const same = (value: string | null, wanted: string | readonly string[], what: string): Outcome =>
    decided(
      value === null ? null : asList(wanted).map(tidy).includes(tidy(value)),
      true,
      {
        yes: '',
        no: `The build of job ${placed.job.name} has the ${what} ${value === '' ? '.' : value}`.concat(
          value === '' ? '' : '.',
        ),
        open: `The ${what} of the build of job ${placed.job.name} cannot be told from the file.`,
        need: `It has to be ${orList(asList(wanted).filter((each) => each !== '.')) || 'the root of the project'}.`,
      },
      place,
    )
  const answer = ask<CiBuildCheck>(check, {
    by: (tools) =>
      textTest(asList(tools))(tool)
        ? holds('', place)
        : fails(`${nameOf(placed)} builds with ${tool}.`, `It has to be ${orList(asList(tools))}.`, place),
    image: (names) => isNamed(asList(names), build, placed),
    context: (wanted) => same(contextOf(build), wanted, 'context'),
    dockerfile: (wanted) => same(dockerfileOf(build), wanted, 'Dockerfile'),
    target: (wanted) => {
      const need = `It has to be ${orList(asList(wanted))}.`
      if (build.target === null)
        return fails(`The build of job ${placed.job.name} names no target.`, need, place)
      return same(build.target.value, wanted, 'target')
    },
    pushes: (wanted) =>
      decided(
        build.pushes,
        wanted,
        {
          yes: 'The build pushes its result.',
          no: 'The build keeps its result.',
          open: 'Whether the build pushes its result cannot be told from the file.',
        },
        place,
      ),
    cache: (wanted) => matchCache(wanted, build, placed),
    counts: (wanted) =>
      matchCounts(wanted, { command, counts: countsIn(command) }, `the build with ${tool}`, placed),
  })
  return answer.holds ? holds(`${nameOf(placed)} builds with ${tool}.`, place) : answer
}

function isNamed(names: readonly string[], { tags, range }: Building, placed: PlacedJob): Outcome {
  const own = tags.map(({ image }) => (image === null ? null : fullName(image)))
  const need = `Its name has to be ${orList(names)}.`
  const place = at(placed, tags[0]?.range ?? range, own[0] ?? '')
  const test = imageTest(names)
  if (own.some((name) => name !== null && test(name))) return holds('', place)
  if (own.includes(null))
    return unknown(
      `The name of what job ${placed.job.name} builds cannot be told from the file.`,
      need,
      place,
    )
  return fails(
    own.length === 0 ? 'What is built gets no name.' : `What is built is called ${own.join(' and ')}.`,
    need,
    place,
  )
}

/** buildah takes its context last, and the current directory without one. Source: containers/buildah, docs/buildah-build.1.md. */
function buildahWords({ command }: Building): readonly string[] {
  return command.words.slice(2).map(({ shown }) => shown)
}

function contextOf(build: Building): string | null {
  if (build.tool !== 'buildah') return build.context
  const last = buildahWords(build).at(-1) ?? ''
  return /^\.\/?$|^\$\{CI_PROJECT_DIR\}\/?$/.test(last) ? '' : null
}

function dockerfileOf(build: Building): string | null {
  if (build.tool !== 'buildah') return build.dockerfile
  const words = buildahWords(build)
  const file = words.findIndex((word) => /^(?:-f|--file)(?:=|$)/.test(word))
  if (file === -1) return 'Dockerfile'
  return words[file]?.split('=')[1] ?? words[file + 1] ?? null
}

/** `./`, `.` and the root of the project say the same. */
function tidy(path: string): string {
  return trimEnd(path.replace(/^\$\{CI_PROJECT_DIR\}\/?/, '').replace(/^(?:\.\/)+/, ''), '/').replace(
    /^\.$/,
    '',
  )
}
