import { buildsOf, type Building } from '../../gitlab-ci/builds.ts'
import type { Project } from '../../project.ts'
import { textOf } from '../../project.ts'
import { parse } from '../../dockerfile/index.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { nearest } from '../shared/nearest.ts'
import { problemReports } from '../shared/problem-reports.ts'

export const docs: RuleDocs = {
  why: 'GitLab reads the whole file before it starts anything, and a single key that it does not know keeps every job from running: the push shows "invalid yaml" and no pipeline. Most of these mistakes are small: a letter too many in a keyword, a stage that the list does not have, a job that needs one of a later stage, a command that YAML takes for a key because of a colon. What the pipeline says of other files counts, too: a build stage that the Dockerfile does not have fails the job.',
  bad: 'stages: [build, test]\nferry-image:\n  stage: biuld\n  script:\n    - docker build --tag ferry:1 .\n',
  good: 'stages: [build, test]\nferry-image:\n  stage: build\n  script:\n    - docker build --tag ferry:1 .\n',
  sources: ['https://docs.gitlab.com/ci/yaml/', 'https://docs.gitlab.com/ci/yaml/lint/'],
  equivalents: {},
}

type MessageId = 'invalid' | 'target' | 'argument'

/** What GitLab refuses is found while the file is read; what the Dockerfile of the project does not have is found here. */
export default defineRule({
  meta: {
    name: 'ci-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'gitlab-ci',
    title: 'Write a pipeline that GitLab can run',
    messages: {
      invalid: '{{problem}}.',
      target: 'The Dockerfile has no stage {{target}}, so this build fails{{help}}.',
      argument: 'The Dockerfile declares no ARG {{name}}, so this value is not used by anything{{help}}.',
    },
  },
  *check({ pipeline, project }) {
    yield* problemReports(pipeline, 'ci-invalid', 'invalid')
    yield* distinct(
      pipeline.jobs.flatMap((job) => buildsOf(job).flatMap((each) => fromDockerfile(each, project))),
    )
  },
})

function fromDockerfile(building: Building, project: Project): readonly Report<MessageId>[] {
  const { context, dockerfile } = building
  if (context === null || dockerfile === null) return []
  const text = textOf(project, context === '' ? dockerfile : `${context}/${dockerfile}`)
  if (text === null) return []
  const { stages, globalArgs } = parse(text)
  const names = stages.flatMap(({ name }) => name ?? [])
  const declared = [...globalArgs, ...stages.flatMap(({ instructions }) => instructions)].flatMap(
    (instruction) => (instruction.keyword === 'ARG' ? instruction.declarations.map(({ name }) => name) : []),
  )
  return [...targetReports(building, names, stages.length), ...argumentReports(building, declared)]
}

/** Numbers count stages from 0. */
function targetReports(
  { target }: Building,
  names: readonly string[],
  count: number,
): readonly Report<MessageId>[] {
  const wanted = target?.value ?? null
  if (target === null || wanted === null || wanted === '' || wanted.includes('$')) return []
  const known = names.some((name) => name.toLowerCase() === wanted.toLowerCase()) || isIndex(wanted, count)
  if (known || count === 0) return []
  return [{ messageId: 'target', range: target.range, data: { target: wanted, help: help(wanted, names) } }]
}

function isIndex(text: string, count: number): boolean {
  return /^\d+$/.test(text) && Number(text) < count
}

/** Source: docs.docker.com/reference/dockerfile, "Predefined ARGs" and the "automatic platform ARGs". */
const PREDEFINED =
  /^(?:(?:HTTP|HTTPS|FTP|NO|ALL)_PROXY|BUILDKIT_\w+|SOURCE_DATE_EPOCH|TARGET\w*|BUILD(?:PLATFORM|OS|ARCH|VARIANT))$/i

function argumentReports({ args }: Building, declared: readonly string[]): readonly Report<MessageId>[] {
  return args.flatMap(({ name, range }) => {
    if (name === null || name.includes('$') || PREDEFINED.test(name) || declared.includes(name)) return []
    const data = { name, help: help(name, declared) }
    return [{ messageId: 'argument' as const, range, data, severity: 'warning' as const }]
  })
}

function help(name: string, names: readonly string[]): string {
  const meant = nearest(name, names)
  if (meant !== null) return `; ${meant} may be meant`
  return names.length === 0 || names.length > 6 ? '' : `; it has ${[...new Set(names)].join(', ')}`
}
