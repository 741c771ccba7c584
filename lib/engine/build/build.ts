import type {
  CopyInstruction,
  CopySource,
  Dockerfile,
  FromInstruction,
  ImageReference,
  Mount,
  RunInstruction,
  Stage,
  StageInstruction,
} from '../dockerfile/model.ts'
import { chainOf } from '../dockerfile/chain.ts'
import { parseImageReference } from '../dockerfile/image-reference.ts'
import { EMPTY_IMAGE, lookupIn, scopeOnImage, scopeOnStage, type Scope } from '../dockerfile/variables.ts'
import { lookupImage, officialName } from '../images/lookup.ts'
import type { ImageFacts } from '../images/types.ts'
import type { Problem } from '../source/problem.ts'
import { addSizes, NOTHING, UNKNOWN_SIZE, type Size } from '../source/size.ts'
import { readAccountFiles } from './account-files.ts'
import { accountsOf, cloneAccounts, noAccounts, ownerOf, splitOwner, type Accounts } from './accounts.ts'
import { cacheAfter } from './cache.ts'
import { instructionProblems, userProblems } from './checks/instructions.ts'
import { startProblems } from './checks/start.ts'
import { indexContext, UNKNOWN_CONTEXT, type ContextIndex } from './context.ts'
import { copy } from './copy/copy.ts'
import { mountSource } from './copy/mount.ts'
import { badIgnoreFile } from './copy/messages.ts'
import type { CopyFrom, SourceStage } from './copy/source.ts'
import { imageOf } from './image.ts'
import { runArgv, runScript } from './run.ts'
import { layerSize, noteWaste, type LayerOwners } from './layers.ts'
import { secretVariables, type SecretVariables } from './secrets/flow.ts'
import { secretFilesOf, type SecretFile } from './secrets/mark.ts'
import { secretTrails } from './secrets/trails.ts'
import {
  below,
  cloneTree,
  dropEntry,
  emptyTree,
  imageTree,
  putDirectories,
  remove,
  ROOT,
  setEntry,
  takeDiff,
  type LayerDiff,
  type Tree,
} from './tree.ts'
import type {
  Build,
  BuildOptions,
  BuiltStage,
  Context,
  FileEntry,
  Image,
  Owner,
  Step,
  StepCache,
  Waste,
} from './types.ts'
import { newEntry, newLog, type Installed, type World } from './world.ts'

/**
 * Evaluates a Dockerfile over a build context without running anything: layers, files, accounts, packages, the image's
 * configuration and its process. Never throws; what cannot be known is null. Linear in instructions and files.
 */
export function build(
  dockerfile: Dockerfile,
  context: Context = UNKNOWN_CONTEXT,
  options: Omit<BuildOptions, 'target' | 'buildArgs' | 'platform'> = {},
): Build {
  const finished: (StageUnderBuild | undefined)[] = []
  const problems: Problem[] = badIgnoreFile(context, dockerfile)
  const secretFiles: SecretFile[] = []
  const variables = secretVariables(dockerfile)
  const shipped = new Set(chainOf(dockerfile, dockerfile.target).map(({ index }) => index))
  const main = indexContext(context)
  const contexts = new Map(
    Object.entries(options.contexts ?? {}).map(([name, each]) => [name, indexContext(each)]),
  )
  const visit = (index: number, path: ReadonlySet<number>): void => {
    if (finished[index]) return
    const stage = dockerfile.stages[index]!
    for (const need of stage.needs) if (!path.has(need)) visit(need, new Set([...path, need]))
    finished[index] ??= buildStage({
      stage,
      context: main,
      contexts,
      finished,
      shipped,
      problems,
      secretFiles,
      dockerfile,
      variables,
    })
  }
  for (const { index } of dockerfile.stages) visit(index, new Set([index]))
  const stages = dockerfile.stages.map((_, index) => builtStage(dockerfile, finished[index]!, shipped))
  setCache(dockerfile, stages, finished, options)
  const said = problems.map((each) =>
    isOfUsedStage(dockerfile, each) ? each : { ...each, severity: 'warning' as const },
  )
  const final = stages[dockerfile.target]?.image
  if (final) said.push(...startProblems(final).filter((each) => !isTold(each, said)))
  return {
    ok:
      dockerfile.target >= 0 &&
      ![...dockerfile.allProblems, ...said].some(({ severity }) => severity === 'error'),
    target: dockerfile.target,
    stages,
    get image() {
      return stages[dockerfile.target]?.image ?? null
    },
    secrets: secretTrails(dockerfile, stages, secretFiles),
    problems: said,
  }
}

/** The build itself failed over it. */
function isTold({ code, range }: Problem, problems: readonly Problem[]): boolean {
  return problems.some(
    (each) =>
      each.code === code &&
      each.range.start.offset <= range.start.offset &&
      each.range.end.offset >= range.end.offset,
  )
}

/** What goes wrong in a stage that is not built stops nothing. */
function isOfUsedStage(dockerfile: Dockerfile, { range }: Problem): boolean {
  const stage = dockerfile.stages.findLast((each) => each.range.start.offset <= range.start.offset)
  return stage?.used ?? true
}

function setCache(
  dockerfile: Dockerfile,
  stages: readonly BuiltStage[],
  finished: readonly (StageUnderBuild | undefined)[],
  options: BuildOptions,
): void {
  if (!options.changed && !options.changedArgs && !options.noCache) return
  const caches = cacheAfter(dockerfile, stages, options)
  for (const [index, under] of finished.entries())
    under?.steps.forEach((step, number) => (step.cache = caches[index]![number]!))
}

/** A step whose part in what comes later is still open. */
type OpenStep = Omit<Step, 'cache' | 'wasted'> & { cache: StepCache | null; readonly wasted: Waste[] }

type StageUnderBuild = {
  readonly stage: Stage
  readonly tree: Tree
  readonly accounts: Accounts
  readonly installed: Installed
  readonly places: Set<string>
  readonly venvs: Set<string>
  readonly missing: Set<string>
  readonly scope: Scope
  readonly facts: ImageFacts | null
  readonly steps: OpenStep[]
  /** Which step's layer holds what lies at a path. */
  readonly owners: LayerOwners
  readonly baseLayers: number
  readonly baseSize: Size
  /** Minor version of the base image's Python, null when unknown. */
  readonly python: string | null
}

type StageInput = {
  readonly stage: Stage
  readonly context: ContextIndex
  readonly contexts: ReadonlyMap<string, ContextIndex>
  readonly finished: readonly (StageUnderBuild | undefined)[]
  /** Stages of the final image. */
  readonly shipped: ReadonlySet<number>
  readonly problems: Problem[]
  readonly secretFiles: SecretFile[]
  readonly dockerfile: Dockerfile
  /** Where variables with a secret's name are set. */
  readonly variables: SecretVariables
}

function buildStage(input: StageInput): StageUnderBuild {
  const { stage, problems } = input
  const under = startStage(input)
  runTriggers(under, input)
  for (const instruction of stage.instructions) {
    const step = under.steps.length
    const log = newLog()
    const world = worldAt(under, instruction, step, log)
    problems.push(...instructionProblems(instruction, under.tree))
    const more = runStep(instruction, world, under, input)
    readAccountFiles(instruction, world, more.takes ?? [], (index) => input.finished[index]?.accounts)
    setVariables(instruction, under.scope)
    input.secretFiles.push(...secretFilesOf(instruction, world, input.dockerfile, input.variables))
    const diff = takeDiff(under.tree, 'link' in instruction && instruction.link)
    under.steps.push({
      ...stepOf(instruction),
      ...more,
      ...diff,
      size: layerSize(under.tree, diff, log.unknownSize),
      accounts: log.accounts,
      commands: log.commands,
      installs: log.installs,
      worldWritable: log.worldWritable,
    })
    problems.push(...log.problems)
    noteLost(under, diff, world.made, input)
  }
  return under
}

/** What ONBUILD of the stage below left to do is part of the first step. */
function runTriggers(under: StageUnderBuild, input: StageInput): void {
  for (const instruction of under.stage.triggers) {
    const log = newLog()
    const world = worldAt(under, instruction, 0, log)
    input.problems.push(...instructionProblems(instruction, under.tree))
    const more = runStep(instruction, world, under, input)
    readAccountFiles(instruction, world, more.takes ?? [], (index) => input.finished[index]?.accounts)
    setVariables(instruction, under.scope)
    input.secretFiles.push(...secretFilesOf(instruction, world, input.dockerfile, input.variables))
    const diff = takeDiff(under.tree)
    const step = under.steps[0]!
    under.steps[0] = {
      ...step,
      size: addSizes([step.size, layerSize(under.tree, diff, log.unknownSize)]),
      added: [...step.added, ...diff.added],
      changed: [...step.changed, ...diff.changed],
      removed: [...step.removed, ...diff.removed],
      accounts: [...step.accounts, ...log.accounts],
      commands: [...step.commands, ...log.commands],
      installs: [...step.installs, ...log.installs],
      worldWritable: [...step.worldWritable, ...log.worldWritable],
      reads: [...step.reads, ...(more.reads ?? [])],
      takes: [...step.takes, ...(more.takes ?? [])],
    }
    input.problems.push(...log.problems)
    noteLost(under, diff, world.made, input)
  }
}

function noteLost(
  under: StageUnderBuild,
  diff: LayerDiff,
  made: FileEntry['made'],
  { finished, shipped }: StageInput,
): void {
  const { index } = under.stage
  for (const { stage, step, waste } of noteWaste(under.owners, under.tree, diff, made)) {
    const steps = stage === index ? under.steps : finished[stage]?.steps
    // A stage built on another throws that one's bytes away only in its own image.
    if (stage === index || shipped.has(index)) steps?.[step]?.wasted.push(waste)
  }
}

function startStage({ stage, finished, contexts }: StageInput): StageUnderBuild {
  const parent = stage.base.kind === 'stage' ? finished[stage.base.stage] : undefined
  if (parent) {
    return {
      stage,
      tree: cloneTree(parent.tree),
      accounts: cloneAccounts(parent.accounts),
      installed: new Map(parent.installed),
      places: new Set(parent.places),
      venvs: new Set(parent.venvs),
      missing: new Set(parent.missing),
      scope: scopeOnStage(parent.scope),
      facts: parent.facts,
      steps: [stepOf(stage.from)],
      owners: new Map(parent.owners),
      baseLayers: parent.baseLayers + layersOf(parent.steps) + triggerLayers(stage),
      baseSize: addSizes([parent.baseSize, ...parent.steps.map(({ size }) => size)]),
      python: parent.python,
    }
  }
  const scratch = stage.base.kind === 'scratch'
  const named = contexts.has(stage.from.image.text ?? '')
  const facts = stage.base.kind === 'image' && !named ? lookupImage(stage.base.reference) : null
  const size = scratch ? NOTHING : (facts?.size?.unpacked ?? UNKNOWN_SIZE)
  return {
    stage,
    tree: scratch ? emptyTree() : imageTree(hasPlainRoot(facts), facts?.config.workdir ?? '/'),
    accounts: scratch ? noAccounts() : accountsOf(facts),
    installed: new Map(),
    places: new Set(),
    venvs: new Set(),
    missing: new Set(),
    scope: scopeOnImage(scratch ? EMPTY_IMAGE : (facts?.config ?? null)),
    facts,
    steps: [{ ...stepOf(stage.from), size }],
    owners: new Map(),
    baseLayers: 0,
    baseSize: NOTHING,
    python: stage.base.kind === 'image' ? pythonOf(stage.base.reference) : null,
  }
}

/**
 * An image that is made to be built on has its distribution at the root and no more. That of a service, or of a single program,
 * may have anything there: `/docker-entrypoint.sh` of nginx, `/uv` of uv.
 */
function hasPlainRoot(facts: ImageFacts | null): boolean {
  if (facts === null) return false
  const { config, runtimes, family } = facts
  return (
    Object.keys(runtimes).length > 0 ||
    (family !== 'scratch' && config.entrypoint === null && config.exposed.length === 0)
  )
}

/** `python:3.13-slim` → 3.13; null for other images and tags without a version. */
function pythonOf(reference: ImageReference): string | null {
  return officialName(reference) === 'python' ? (/^3\.\d+/.exec(reference.tag ?? '')?.[0] ?? null) : null
}

function layersOf(steps: readonly Pick<Step, 'layer'>[]): number {
  return steps.filter(({ layer }) => layer).length
}

function triggerLayers({ triggers }: Stage): number {
  return triggers.filter(({ keyword }) => LAYERS.includes(keyword)).length
}

const LAYERS: readonly string[] = ['RUN', 'COPY', 'ADD', 'WORKDIR']

function stepOf(instruction: FromInstruction | StageInstruction): OpenStep {
  return {
    instruction,
    layer: LAYERS.includes(instruction.keyword),
    cache: null,
    size: NOTHING,
    added: [],
    changed: [],
    removed: [],
    wasted: [],
    accounts: [],
    commands: [],
    installs: [],
    worldWritable: [],
    reads: [],
    takes: [],
  }
}

function worldAt(
  under: StageUnderBuild,
  { before, stage }: StageInstruction,
  step: number,
  log: World['log'],
): World {
  const text = before.user ? before.user.user.text : (under.facts?.config.user ?? (under.facts ? '' : null))
  return {
    tree: under.tree,
    accounts: under.accounts,
    installed: under.installed,
    places: under.places,
    venvs: under.venvs,
    missing: under.missing,
    umask: 0o022,
    family: under.facts?.family ?? null,
    facts: under.facts,
    python: under.python,
    made: { stage, step },
    user: text === null ? unknownUser(under) : userAccount(under.accounts, text),
    userText: text,
    lookup: (name) => lookupIn(under.scope, name),
    mounts: [],
    secretMounts: [],
    log,
  }
}

/** Without USER on an image that nothing is known of, Docker's own default is the best there is. */
function unknownUser({ stage }: StageUnderBuild): Owner {
  return stage.base.kind === 'scratch' ? ROOT : { name: null, uid: null }
}

function userAccount(accounts: Accounts, text: string): Owner {
  const { user } = splitOwner(text)
  if (user === '') return ROOT
  const { name, uid } = ownerOf(accounts, user)
  return { name, uid }
}

function setVariables(instruction: StageInstruction, scope: Scope): void {
  if (instruction.keyword === 'ENV')
    for (const { key, value } of instruction.pairs) if (key.text) scope.own.set(key.text, value.text)
  if (instruction.keyword === 'ARG')
    for (const { name, value, isSet } of instruction.declarations) if (isSet) scope.own.set(name, value.text)
}

type StepFacts = Partial<Pick<Step, 'reads' | 'takes'>>

function runStep(
  instruction: StageInstruction,
  world: World,
  under: StageUnderBuild,
  input: StageInput,
): StepFacts {
  switch (instruction.keyword) {
    case 'RUN':
      return run(instruction, world, input)
    case 'COPY':
    case 'ADD':
      return copyStep(instruction, world, input)
    case 'WORKDIR':
      if (instruction.resolved !== null) makeWorkdir(instruction.resolved, world)
      return {}
    default:
      return {}
  }
}

/** WORKDIR creates its directory for the user in effect. Source: moby/buildkit dockerfile2llb, dispatchWorkdir. */
function makeWorkdir(path: string, world: World): void {
  putDirectories(world.tree, path, newEntry(world, 'directory'))
}

/** What COPY --from and a mount's `from` name. A named build context comes before a stage or an image of that name. */
function sourceOf(from: CopySource | null, { context, contexts, finished }: StageInput): CopyFrom {
  if (from === null) return { kind: 'context', context, name: null }
  const name = from.value.text
  const named = name === null ? undefined : contexts.get(name)
  if (named) return { kind: 'context', context: named, name }
  const other = from.kind === 'stage' ? finished[from.stage] : undefined
  if (other) return { kind: 'stage', stage: sourceStage(other) }
  const reference = from.kind === 'image' && name !== null ? parseImageReference(name) : null
  return reference ? { kind: 'image', facts: lookupImage(reference) } : { kind: 'unknown' }
}

function sourceStage({ stage, tree, installed, venvs, accounts }: StageUnderBuild): SourceStage {
  return { index: stage.index, label: stage.label, tree, packages: [...installed.values()], venvs, accounts }
}

function copyStep(instruction: CopyInstruction, world: World, input: StageInput): StepFacts {
  return copy(instruction, sourceOf(instruction.from, input), world)
}

function run(instruction: RunInstruction, world: World, input: StageInput): StepFacts {
  const targets = instruction.mounts.flatMap(({ target }) => target ?? [])
  const secretMounts = instruction.mounts
    .filter(({ type }) => type === 'secret')
    .flatMap(({ target }) => target ?? [])
  const mounted = { ...world, mounts: targets, secretMounts }
  const hidden = hideBelow(world.tree, targets)
  const facts = mountAll(instruction, mounted, input)
  const { before } = instruction
  if (before.user) world.log.problems.push(...userProblems(before.user, world))
  if (instruction.script) runScript(instruction.script, mounted, before.workdir, before.shell.argv)
  else if (instruction.argv) runArgv(instruction.argv, mounted, before.workdir, instruction.range)
  else if (instruction.interpreter !== null || before.shell.language !== 'posix') world.tree.opaque.add('/')
  unmount(world, targets, hidden)
  return facts
}

/** A mount covers what the image has in its place. */
function hideBelow(tree: Tree, targets: readonly string[]): Map<string, FileEntry> {
  const hidden = new Map<string, FileEntry>()
  for (const target of targets) {
    // The mount point itself stays: it is there before and after.
    for (const path of below(tree, target)) if (path !== target) hidden.set(path, tree.entries.get(path)!)
  }
  for (const path of hidden.keys()) dropEntry(tree, path)
  return hidden
}

function mountAll({ mounts }: RunInstruction, world: World, input: StageInput): StepFacts {
  const reads: string[] = []
  const takes: { stage: number; path: string }[] = []
  for (const mount of mounts) {
    if (mount.target === null) continue
    if (mount.type === 'bind') bind(mount, mount.target, world, input, { reads, takes })
    else if (mount.type === 'secret')
      setEntry(world.tree, mount.target, newEntry(world, 'file', { mode: 0o400, secret: true }))
    else if (mount.type !== 'ssh') putDirectories(world.tree, mount.target, newEntry(world, 'directory'))
  }
  return { reads, takes }
}

type Dependencies = { readonly reads: string[]; readonly takes: { stage: number; path: string }[] }

function bind(
  mount: Mount,
  target: string,
  world: World,
  input: StageInput,
  { reads, takes }: Dependencies,
): void {
  const from = sourceOf(mount.from, input)
  const place = { path: mount.options['source'] ?? '/', target, range: mount.flag.range }
  const result = mountSource(from, place, world)
  reads.push(...result.reads)
  takes.push(...result.takes)
}

/** What was mounted goes, what it covered comes back; nothing of it is in the layer. */
function unmount(world: World, targets: readonly string[], hidden: ReadonlyMap<string, FileEntry>): void {
  for (const target of targets) {
    const kept = world.tree.entries.get(target)
    remove(world.tree, target)
    if (kept?.kind === 'directory') setEntry(world.tree, target, kept)
    world.tree.opaque.delete(target)
  }
  for (const [path, entry] of hidden) setEntry(world.tree, path, entry)
}

function builtStage(
  dockerfile: Dockerfile,
  under: StageUnderBuild,
  shipped: ReadonlySet<number>,
): BuiltStage {
  const { stage, steps, installed } = under
  let image: Image | null = null
  return {
    index: stage.index,
    label: stage.label,
    base: stage.from.image.text ?? stage.from.image.raw,
    used: stage.used,
    shipped: shipped.has(stage.index),
    steps,
    // Most stages' images are never looked at.
    get image() {
      return (image ??= imageOf(dockerfile, {
        ...under,
        packages: [...installed.values()],
        layers: under.baseLayers + layersOf(steps),
        size: addSizes([under.baseSize, ...steps.map(({ size }) => size)]),
      }))
    },
  }
}
