import { both, evaluate, type Answer, type Facts } from './evaluate.ts'
import { parseExpression } from './expression.ts'
import type { Policy, Rule, Run, Runs } from './model.ts'
import { factsOf, isEqual, isMatch, REFS, USUAL, type PipelineKind } from './pipelines.ts'

function conditionOf(rule: Rule, facts: Facts): Answer {
  const expression = rule.if === null ? null : parseExpression(rule.if.value)
  const condition = rule.if === null ? true : expression === null ? 'some' : evaluate(expression, facts)
  return rule.changes === null && rule.exists === null ? condition : both(condition, 'some')
}

/** The first rule that fits decides; none fits: not in the pipeline. Source: docs.gitlab.com/ci/yaml, "rules". */
function byRules(rules: readonly Rule[], kind: PipelineKind): Answer {
  const facts = factsOf(kind)
  const possible = new Set<boolean>()
  for (const rule of rules) {
    const condition = conditionOf(rule, facts)
    if (condition === false) continue
    possible.add(rule.when?.value !== 'never')
    if (condition === true) return only(possible)
  }
  possible.add(false)
  return only(possible)
}

function only(possible: ReadonlySet<boolean>): Answer {
  return possible.size === 1 ? possible.has(true) : 'some'
}

/** Words of `only` and `except` that name a kind of pipeline. Source: docs.gitlab.com/ci/yaml/deprecated_keywords, "only:refs". */
const REF_KINDS: Readonly<Record<string, readonly PipelineKind[]>> = {
  branches: ['defaultBranch', 'otherBranches'],
  tags: ['tags'],
  merge_requests: ['mergeRequests'],
  pushes: ['defaultBranch', 'otherBranches', 'tags'],
  api: [],
  chat: [],
  external: [],
  external_pull_requests: [],
  parent_pipeline: [],
  pipelines: [],
  schedules: [],
  triggers: [],
  web: [],
}

/** Names and patterns are those of branches and tags, so they never fit a pipeline of a merge request. */
function byRef(ref: string, kind: PipelineKind): Answer {
  const [name = ''] = /^\/.*\/[a-z]*(?=@|$)/.exec(ref) ?? ref.split('@')
  if (Object.hasOwn(REF_KINDS, name)) return REF_KINDS[name]?.includes(kind) === true
  if (kind === 'mergeRequests') return false
  if (kind === 'tags' && USUAL.includes(name)) return false
  return name.startsWith('/') ? isMatch(REFS[kind], name) : isEqual(REFS[kind], name)
}

function anyRef(refs: readonly { readonly name: string }[], kind: PipelineKind): Answer {
  const answers = refs.map(({ name }) => byRef(name, kind))
  return answers.includes(true) ? true : answers.includes('some') ? 'some' : false
}

function byPolicies(policies: Policies, kind: PipelineKind): Answer {
  const { only: wanted, except, free } = policies
  const usual = free ? true : kind !== 'mergeRequests'
  return both(wanted === null ? usual : byOnly(wanted, kind), except === null ? true : byExcept(except, kind))
}

/** All parts must fit. Without refs branches and tags are meant. */
function byOnly({ refs, variables, changes, kubernetes }: Policy, kind: PipelineKind): Answer {
  const byRefs = refs === null ? kind !== 'mergeRequests' : anyRef(refs, kind)
  return both(byRefs, variables.length + changes.length > 0 || kubernetes ? 'some' : true)
}

/** Any part that fits is enough. */
function byExcept({ refs, variables, changes, kubernetes }: Policy, kind: PipelineKind): Answer {
  const byRefs = refs === null ? false : anyRef(refs, kind)
  if (byRefs === true) return false
  return byRefs === 'some' || variables.length + changes.length > 0 || kubernetes ? 'some' : true
}

export type Policies = {
  readonly rules: readonly Rule[] | null
  readonly only: Policy | null
  readonly except: Policy | null
  /** The pipeline has `workflow: rules`, so that a job that says nothing is in all of them. Source: GitLab, Entry::Processable. */
  readonly free: boolean
}

/** In which pipelines a job with these conditions is. `known` false: more conditions may come from elsewhere. */
export function runsOf(policies: Policies, workflow: Runs | null, known: boolean): Runs {
  const silent = policies.rules === null && policies.only === null && policies.except === null
  return eachKind((kind) => {
    if (silent && !known) return null
    const own = policies.rules === null ? byPolicies(policies, kind) : byRules(policies.rules, kind)
    return withWorkflow(own, workflow?.[kind] ?? true)
  })
}

function withWorkflow(own: Answer, workflow: Run): Run {
  if (workflow === null) return own === false ? false : null
  return both(own, workflow)
}

/** In which cases `workflow: rules` lets a pipeline come about. */
export function workflowRuns(rules: readonly Rule[] | null): Runs | null {
  return rules === null ? null : eachKind((kind) => byRules(rules, kind))
}

/** What holds when nothing is said of pipelines. */
export const EVERYWHERE: Runs = {
  defaultBranch: true,
  otherBranches: true,
  tags: true,
  mergeRequests: true,
}

function eachKind(answer: (kind: PipelineKind) => Run): Runs {
  return {
    defaultBranch: answer('defaultBranch'),
    otherBranches: answer('otherBranches'),
    tags: answer('tags'),
    mergeRequests: answer('mergeRequests'),
  }
}
