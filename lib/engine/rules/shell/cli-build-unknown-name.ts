import type { BuildCall, CommandLine } from '../../cli/model.ts'
import type { Dockerfile, Mount } from '../../dockerfile/index.ts'
import type { Project } from '../../project.ts'
import { nearest } from '../../source/nearest.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { builtFile, movesIn, type Moves } from './shared/built-file.ts'

export const docs: RuleDocs = {
  why: 'The command and the Dockerfile speak to each other by names: --target names a stage, --build-arg an ARG, --secret the id of a secret mount. Docker refuses a stage that does not exist, but it only warns about an argument that no ARG declares, and says nothing about a secret that no step mounts: the build goes through without what it was meant to get. A step that requires a secret which nobody hands over ends the build.',
  bad: 'docker build --target runtme -t harbour/ferry:2.4.0 .\n',
  good: 'docker build --target runtime -t harbour/ferry:2.4.0 .\n',
  context: {
    Dockerfile:
      'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /ferry .\nFROM gcr.io/distroless/static-debian13 AS runtime\nCOPY --from=build /ferry /ferry\nCMD ["/ferry"]\n',
  },
  sources: [
    'https://docs.docker.com/reference/cli/docker/buildx/build/#target',
    'https://docs.docker.com/build/building/variables/',
    'https://docs.docker.com/build/building/secrets/',
  ],
  equivalents: {},
}

type MessageId = 'target' | 'argument' | 'secret' | 'missing'

export default defineRule({
  meta: {
    name: 'cli-build-unknown-name',
    severity: 'error',
    category: 'reliability',
    files: 'shell',
    title: 'Name stages, arguments and secrets that the Dockerfile has',
    messages: {
      target: 'The Dockerfile has no stage {{name}}{{hint}}, so docker build ends with an error.',
      argument: 'No ARG of the Dockerfile declares {{name}}{{hint}}, so the value is not used.',
      secret: 'No step of the Dockerfile mounts a secret with the id {{name}}{{hint}}, so nothing reads it.',
      missing:
        'A step of the Dockerfile requires the secret {{name}}, and this command hands none over: add --secret id={{name}},….',
    },
  },
  *check({ script, project }) {
    const moves = movesIn(script)
    yield* reportEach(script, ['build'], ({ line, call }) => reportsOf(line, call, moves, project))
  },
})

function* reportsOf(
  line: CommandLine,
  call: BuildCall,
  moves: Moves,
  project: Project,
): Iterable<Report<MessageId>> {
  const dockerfile = builtFile(line, call, moves, project)
  if (dockerfile === null) return
  const target = call.target?.value ?? null
  if (target !== null && call.target !== null && !isStage(dockerfile, target))
    yield report('target', call.target.range, target, stageNames(dockerfile))
  yield* argumentReports(call, dockerfile)
  yield* secretReports(call, dockerfile)
}

function report(
  messageId: MessageId,
  range: Range,
  name: string,
  known: readonly string[],
): Report<MessageId> {
  const meant = nearest(name, known)
  const hint = meant === null ? '' : ` (${meant}?)`
  const severity = messageId === 'argument' || messageId === 'secret' ? 'warning' : 'error'
  return { messageId, range, data: { name, hint }, severity }
}

function stageNames({ stages }: Dockerfile): readonly string[] {
  return stages.flatMap(({ name }) => name ?? [])
}

/** By name, upper and lower case alike, or by number. */
function isStage(dockerfile: Dockerfile, target: string): boolean {
  if (/^\d+$/.test(target)) return Number(target) < dockerfile.stages.length
  return stageNames(dockerfile).includes(target.toLowerCase())
}

/** Arguments that need no ARG. Source: docs.docker.com, dockerfile reference, "Predefined ARGs" and "BuildKit built-in build args". */
const PREDEFINED =
  /^(?:(?:https?|ftp|no|all)_proxy|BUILDKIT_\w+|SOURCE_DATE_EPOCH|(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|TARGETSTAGE)$/i

function* argumentReports({ buildArgs }: BuildCall, dockerfile: Dockerfile): Iterable<Report<MessageId>> {
  const declared = declaredNames(dockerfile)
  for (const { name, range } of buildArgs)
    if (name !== null && !declared.includes(name) && !PREDEFINED.test(name))
      yield report('argument', range, name, declared)
}

function declaredNames({ globalArgs, stages }: Dockerfile): readonly string[] {
  const inside = stages.flatMap(({ instructions, triggers }) => [...triggers, ...instructions])
  return [...globalArgs, ...inside].flatMap((each) =>
    each.keyword === 'ARG' ? each.declarations.map(({ name }) => name) : [],
  )
}

function* secretReports(call: BuildCall, dockerfile: Dockerfile): Iterable<Report<MessageId>> {
  const mounts = secretMounts(dockerfile)
  const ids = mounts.map(idOf)
  if (ids.some((id) => id === null || id.includes('$'))) return
  const known = ids.flatMap((id) => id ?? [])
  const given = call.secrets.map(({ id }) => id)
  for (const { id, range } of call.secrets)
    if (id !== null && !known.includes(id)) yield report('secret', range, id, known)
  if (call.open || given.includes(null) || call.target !== null) return
  const wanted = mounts.filter(({ options }) => options['required'] === 'true').map(idOf)
  for (const id of new Set(wanted))
    if (id !== null && !given.includes(id)) yield report('missing', call.verbRange, id, [])
}

/** A secret that only an unused stage mounts is read by nothing, either. */
function secretMounts({ stages }: Dockerfile): readonly Mount[] {
  const used = stages.filter((stage) => stage.used)
  return used.flatMap(({ instructions }) =>
    instructions.flatMap((each) =>
      each.keyword === 'RUN' ? each.mounts.filter(({ type }) => type === 'secret') : [],
    ),
  )
}

/** Without an id the last part of the target is it. Source: moby/buildkit, instructions/commands_runmount.go. */
function idOf({ options, target }: Mount): string | null {
  return options['id'] ?? target?.split('/').at(-1) ?? null
}
