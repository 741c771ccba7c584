import { blocksOf } from '../document/blocks.ts'
import type { Document, Entry, MapNode } from '../document/types.ts'
import { readYaml } from '../document/yaml.ts'
import type { Project } from '../project.ts'
import { lineStarts, type Range } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { checkPipeline } from './checks.ts'
import { defaultsOf } from './defaults.ts'
import { extendAll, type Extended } from './extends.ts'
import { readJob, type Shared } from './job.ts'
import { isGlobal } from './keywords.ts'
import type { Job, Pipeline, Workflow } from './model.ts'
import { mapOf, scalarOf, valueOf } from './nodes.ts'
import { readRules } from './policies.ts'
import { documentProblems } from './problems.ts'
import { resolverOf, type Resolver } from './references.ts'
import { EVERYWHERE, workflowRuns } from './runs.ts'
import { newSource } from './scripts.ts'
import { readIncludes } from './includes.ts'
import { stagesOf } from './stages.ts'
import { expanded, lookupIn, readVariables, textOf } from './variables.ts'

/** `project` tells whether the file is the whole pipeline, `.gitlab-ci.yml`, or one that is included somewhere. */
export type PipelineOptions = { readonly project?: Project }

/** A pipeline of GitLab CI. Never throws; linear in the text and in what `extends` and aliases make of it. */
export function parsePipeline(text: string, { project }: PipelineOptions = {}): Pipeline {
  const document = readYaml(text, { customTags: ['!reference'] })
  const body = bodyOf(document)
  const root = body && { ...body, entries: body.entries.slice(0, MOST_KEYS) }
  const cut = keysBeyond(body)
  const problems: Problem[] = [...documentProblems(document), ...cut]
  const include = root === null ? [] : readIncludes(valueOf(root, 'include'))
  const whole = include.length === 0 && isMain(project) && cut.length === 0
  const read = root === null ? null : readBody(root, text, whole, problems)
  const pipeline: Pipeline = {
    source: text,
    unreadable: document.unreadable,
    comments: document.comments,
    blocks: [...blocksOf([document.root, ...document.more]), ...commandRanges(read?.jobs ?? [])],
    root,
    stages: read?.stages ?? stagesOf(null),
    variables: read?.variables ?? [],
    workflow: read?.workflow ?? null,
    include,
    whole,
    jobs: read?.jobs ?? [],
    hidden: read?.hidden ?? [],
    problems: [],
  }
  if (document.unreadable.length === 0) problems.push(...checkPipeline(pipeline, document.root))
  return { ...pipeline, problems }
}

/** Keys of the top level, nearly all of them jobs, that are read. The largest of 29 real pipelines has 13 jobs. */
const MOST_KEYS = 300

function keysBeyond(body: MapNode | null): Problem[] {
  const next = body?.entries[MOST_KEYS]
  if (!next) return []
  const message = `This pipeline has more than ${MOST_KEYS} jobs: those from here on are not looked at.`
  return [{ code: 'ci-invalid', message, severity: 'warning', range: next.keyRange }]
}

/** Commands that several jobs share are there once. */
function commandRanges(jobs: readonly Job[]): readonly Range[] {
  return oncePerPlace(jobs.flatMap(({ commands }) => commands)).map(({ range }) => range)
}

function oncePerPlace<Placed extends { readonly range: Range }>(all: readonly Placed[]): readonly Placed[] {
  return [
    ...new Map(all.map((each) => [`${each.range.start.offset} ${each.range.end.offset}`, each])).values(),
  ]
}

/** What other files include has stages and templates that stand elsewhere. */
function isMain(project: Project | undefined): boolean {
  return project === undefined || /^(?:\.\/)?\.gitlab-ci\.ya?ml$/.test(project.path)
}

/** A first document that holds only `spec:` is a header. Source: docs.gitlab.com/ci/yaml, "spec". */
function bodyOf({ root, more }: Document): MapNode | null {
  const header = root?.kind === 'map' && root.entries.every(({ key }) => key === 'spec')
  const body = header && more.length > 0 ? (more[0] ?? null) : root
  return body?.kind === 'map' ? body : null
}

type Body = Pick<Pipeline, 'stages' | 'variables' | 'workflow' | 'jobs' | 'hidden'>

function readBody(root: MapNode, text: string, whole: boolean, problems: Problem[]): Body {
  const named = root.entries.filter(({ key }) => !isGlobal(key))
  const templates = new Map(named.flatMap(({ key, value }) => (value.kind === 'map' ? [[key, value]] : [])))
  const extended = extendAll(templates, whole, problems)
  const resolver = resolverOf(root, extended, whole, problems)
  const global = withReferences(root, resolver)
  const written = readVariables(valueOf(global, 'variables'), 'global')
  const source = newSource(text, lineStarts(text))
  const shared: Shared = {
    source,
    stages: stagesOf(valueOf(global, 'stages') ?? valueOf(global, 'types')),
    variables: expanded(written, lookupIn(written)),
    workflow: readWorkflow(mapOf(global, 'workflow')),
    defaults: defaultsOf(global),
  }
  const jobs = named.flatMap((entry) => jobOf(entry, extended, resolver, shared) ?? [])
  problems.push(...oncePerPlace(source.problems))
  return {
    stages: shared.stages,
    variables: shared.variables,
    workflow: shared.workflow,
    jobs: jobs.filter(({ name }) => !name.startsWith('.')),
    hidden: jobs.filter(({ name }) => name.startsWith('.')),
  }
}

/** References are resolved in the jobs one by one, after `extends`. */
function withReferences(root: MapNode, resolver: Resolver): MapNode {
  const globals = root.entries.filter(({ key }) => isGlobal(key))
  return resolver.resolveMap({ ...root, entries: globals })
}

function jobOf(
  entry: Entry,
  extended: ReadonlyMap<string, Extended>,
  resolver: Resolver,
  shared: Shared,
): Job | null {
  const found = extended.get(entry.key)
  if (entry.value.kind !== 'map' || found === undefined) return null
  const written = { name: entry.key, nameRange: entry.keyRange, range: entry.range }
  return readJob(written, resolver.resolveMap(found.node), found.complete, shared)
}

function readWorkflow(map: MapNode | null): Workflow | null {
  if (map === null) return null
  const rules = readRules(map)
  const name = scalarOf(valueOf(map, 'name'))
  return {
    name: name === null ? null : textOf(name, () => undefined),
    rules,
    runs: workflowRuns(rules) ?? EVERYWHERE,
    range: map.range,
  }
}
