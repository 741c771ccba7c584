import type { MapNode, Node } from '../document/types.ts'
import type { Range } from '../source/position.ts'
import { inheritedVariables, withDefaults, type Defaults } from './defaults.ts'
import { readImage, readServices } from './images.ts'
import type { Job, JobStage, Parallel, Rule, Runs, Stage, Variable, Workflow } from './model.ts'
import { asBoolean, asText, isReference, namesOf, scalarOf, settingOf, valueOf } from './nodes.ts'
import { readPolicy, readRules, WHENS } from './policies.ts'
import { runsOf } from './runs.ts'
import { commandsOf, linesOf, type Source } from './scripts.ts'
import {
  readAllowFailure,
  readArtifacts,
  readCaches,
  readEntries,
  readEnvironment,
  readIdTokens,
  readNeeds,
  readParallel,
  readRetry,
  readTrigger,
  textAt,
  textsAt,
} from './settings.ts'
import { expanded, lookupIn, readVariables, without, type Lookup } from './variables.ts'

/** What all jobs of a pipeline share. */
export type Shared = {
  readonly source: Source
  readonly stages: readonly Stage[]
  readonly variables: readonly Variable[]
  readonly workflow: Workflow | null
  readonly defaults: Defaults
}

export type Written = { readonly name: string; readonly nameRange: Range; readonly range: Range }

/** A job as it runs; `own` has `extends` and references applied. `complete` false: some of it comes from elsewhere. */
export function readJob(written: Written, own: MapNode, complete: boolean, shared: Shared): Job {
  const node = withDefaults(own, shared.defaults)
  const at = (key: string): Node | null => valueOf(node, key)
  const whole = complete && !hasOpenReference(own)
  const conditions = {
    rules: readRules(node),
    only: readPolicy(at('only')),
    except: readPolicy(at('except')),
  }
  const parallel = readParallel(at('parallel'))
  const { variables, lookup } = variablesOf(node, conditions.rules, parallel, shared)
  return {
    ...written,
    node: own,
    complete: whole,
    extends: namesOf(at('extends')),
    stage: stageOf(at('stage') ?? at('type'), shared.stages, whole),
    image: readImage(at('image'), lookup),
    services: readServices(at('services'), lookup),
    variables,
    ...scriptsOf(at, lookup, shared.source),
    ...conditions,
    runs: runsIn(conditions, shared.workflow, whole),
    when: settingOf(node, 'when', WHENS),
    allowFailure: readAllowFailure(node),
    needs: readNeeds(node),
    dependencies: at('dependencies') === null ? null : namesOf(at('dependencies')),
    artifacts: readArtifacts(node, lookup),
    cache: readCaches(at('cache'), lookup),
    environment: readEnvironment(at('environment'), lookup),
    tags: textsAt(node, 'tags', lookup),
    retry: readRetry(at('retry')),
    timeout: settingOf(node, 'timeout', asText),
    interruptible: settingOf(node, 'interruptible', asBoolean),
    parallel,
    resourceGroup: textAt(node, 'resource_group', lookup),
    trigger: readTrigger(at('trigger'), lookup),
    secrets: readEntries(at('secrets')),
    idTokens: readIdTokens(at('id_tokens'), lookup),
    coverage: settingOf(node, 'coverage', asText),
  }
}

function scriptsOf(
  at: (key: string) => Node | null,
  lookup: Lookup,
  source: Source,
): Pick<Job, 'beforeScript' | 'script' | 'afterScript' | 'commands' | 'settings'> {
  const nodes = {
    before_script: at('before_script'),
    script: at('script'),
    after_script: at('after_script'),
  }
  return {
    beforeScript: linesOf(nodes.before_script),
    script: linesOf(nodes.script),
    afterScript: linesOf(nodes.after_script),
    ...commandsOf(nodes, lookup, source),
  }
}

/** Those that rules and a matrix set have one value here and another one there, so they are not filled in. */
function variablesOf(
  node: MapNode,
  rules: readonly Rule[] | null,
  parallel: Parallel | null,
  { variables: global, workflow }: Shared,
): { readonly variables: readonly Variable[]; readonly lookup: Lookup } {
  const inherits = inheritedVariables(node)
  const own = readVariables(valueOf(node, 'variables'), 'job')
  const overridden = new Set(own.map(({ name }) => name))
  const raw = [...global.filter(({ name }) => inherits(name) && !overridden.has(name)), ...own]
  const changing = new Set([
    ...[...(rules ?? []), ...(workflow?.rules ?? [])].flatMap((rule) =>
      rule.variables.map(({ name }) => name),
    ),
    ...(parallel?.matrix ?? []).flatMap((item) => Object.keys(item)),
  ])
  const variables = expanded(raw, without(lookupIn(raw), changing))
  return { variables, lookup: without(lookupIn(variables), changing) }
}

/** Without `stage` a job is in `test`. */
function stageOf(node: Node | null, stages: readonly Stage[], complete: boolean): JobStage {
  const scalar = scalarOf(node)
  const name = scalar?.text ?? 'test'
  const index = stages.findIndex((stage) => stage.name === name)
  const known = index !== -1 && (scalar !== null || complete)
  return { name, index: known ? index : null, range: scalar?.range ?? null }
}

type Conditions = Pick<Job, 'rules' | 'only' | 'except'>

function runsIn(conditions: Conditions, workflow: Workflow | null, complete: boolean): Runs {
  const guarded = workflow !== null && workflow.rules !== null
  return runsOf({ ...conditions, free: guarded }, guarded ? workflow.runs : null, complete)
}

/** A `!reference` that leads out of this file. */
function hasOpenReference(node: Node): boolean {
  if (node.kind === 'scalar') return false
  if (isReference(node)) return true
  return node.kind === 'map'
    ? node.entries.some(({ value }) => hasOpenReference(value))
    : node.items.some((item) => hasOpenReference(item))
}
