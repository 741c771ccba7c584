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
import { resolvePath } from '../dockerfile/paths.ts'
import { EMPTY_IMAGE, lookupIn, scopeOnImage, scopeOnStage, type Scope } from '../dockerfile/variables.ts'
import { lookupImage, officialName } from '../images/lookup.ts'
import type { ImageFacts } from '../images/types.ts'
import type { Problem } from '../source/problem.ts'
import { accountsOf, cloneAccounts, noAccounts, ownerOf, splitOwner, type Accounts } from './accounts.ts'
import { cacheAfter } from './cache.ts'
import { matchSource, UNKNOWN_CONTEXT } from './context.ts'
import { copy, takeFrom, type SourceStage } from './copy.ts'
import { imageOf, type FinishedStage } from './image.ts'
import { runArgv, runScript } from './run.ts'
import { secretTrails, type SecretFile } from './secrets/trails.ts'
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
  type Tree,
} from './tree.ts'
import type { Build, BuildOptions, BuiltStage, Context, FileEntry, Owner, Step } from './types.ts'
import { newEntry, newLog, type Installed, type World } from './world.ts'

/**
 * Evaluates a Dockerfile over a build context without running anything: layers, files, accounts, packages, the image's
 * configuration and its process. Never throws; what cannot be known is null. Linear in instructions and files.
 */
export function build(
  dockerfile: Dockerfile,
  context: Context = UNKNOWN_CONTEXT,
  options: BuildOptions = {},
): Build {
  const finished: (StageUnderBuild | undefined)[] = []
  const problems: Problem[] = []
  const secretFiles: SecretFile[] = []
  const visit = (index: number, path: ReadonlySet<number>): void => {
    if (finished[index]) return
    const stage = dockerfile.stages[index]!
    for (const need of stage.needs) if (!path.has(need)) visit(need, new Set([...path, need]))
    finished[index] ??= buildStage({ stage, context, finished, problems, secretFiles })
  }
  for (const { index } of dockerfile.stages) visit(index, new Set([index]))
  const stages = dockerfile.stages.map((_, index) => builtStage(dockerfile, finished[index]!))
  const said = problems.map((each) =>
    isOfUsedStage(dockerfile, each) ? each : { ...each, severity: 'warning' as const },
  )
  return {
    ok:
      dockerfile.target >= 0 &&
      ![...dockerfile.allProblems, ...said].some(({ severity }) => severity === 'error'),
    stages: withCache(dockerfile, stages, options),
    image: stages[dockerfile.target]?.image ?? null,
    secrets: secretTrails(dockerfile, stages, secretFiles),
    problems: said,
  }
}

/** What goes wrong in a stage that is not built stops nothing. */
function isOfUsedStage(dockerfile: Dockerfile, { range }: Problem): boolean {
  const stage = dockerfile.stages.findLast((each) => each.range.start.offset <= range.start.offset)
  return stage?.used ?? true
}

function withCache(
  dockerfile: Dockerfile,
  stages: readonly BuiltStage[],
  options: BuildOptions,
): readonly BuiltStage[] {
  if (!options.changed && !options.changedArgs && !options.noCache) return stages
  const caches = cacheAfter(dockerfile, stages, options)
  return stages.map((stage, index) => ({
    ...stage,
    steps: stage.steps.map((step, number) => ({ ...step, ...caches[index]![number]! })),
  }))
}

type StageUnderBuild = {
  readonly stage: Stage
  readonly tree: Tree
  readonly accounts: Accounts
  readonly installed: Installed
  readonly places: Set<string>
  readonly venvs: Set<string>
  readonly scope: Scope
  readonly facts: ImageFacts | null
  readonly steps: Step[]
  readonly baseLayers: number
  /** Minor version of the base image's Python, null when unknown. */
  readonly python: string | null
}

type StageInput = {
  readonly stage: Stage
  readonly context: Context
  readonly finished: readonly (StageUnderBuild | undefined)[]
  readonly problems: Problem[]
  readonly secretFiles: SecretFile[]
}

function buildStage(input: StageInput): StageUnderBuild {
  const { stage, problems, secretFiles } = input
  const under = startStage(input)
  for (const instruction of stage.instructions) {
    const step = under.steps.length
    const log = newLog()
    const world = worldAt(under, instruction, step, log)
    const more = runStep(instruction, world, under, input)
    setVariables(instruction, under.scope)
    under.steps.push({
      ...stepOf(instruction),
      ...more,
      added: [...log.added],
      removed: [...log.removed],
      commands: log.commands,
      installs: log.installs,
      worldWritable: log.worldWritable,
    })
    problems.push(...log.problems)
    for (const path of log.added) {
      const entry = under.tree.entries.get(path)
      if (entry?.secret)
        secretFiles.push({
          path,
          entry,
          stage: stage.index,
          step,
          by: entry.context === null ? 'written' : 'copied',
        })
    }
  }
  return under
}

function startStage({ stage, finished }: StageInput): StageUnderBuild {
  const parent = stage.base.kind === 'stage' ? finished[stage.base.stage] : undefined
  const steps = [stepOf(stage.from)]
  if (parent) {
    return {
      stage,
      tree: cloneTree(parent.tree),
      accounts: cloneAccounts(parent.accounts),
      installed: new Map(parent.installed),
      places: new Set(parent.places),
      venvs: new Set(parent.venvs),
      scope: scopeOnStage(parent.scope),
      facts: parent.facts,
      steps,
      baseLayers: parent.baseLayers + layersOf(parent.steps),
      python: parent.python,
    }
  }
  const scratch = stage.base.kind === 'scratch'
  const facts = stage.base.kind === 'image' ? lookupImage(stage.base.reference) : null
  return {
    stage,
    tree: scratch ? emptyTree() : imageTree(facts !== null, facts?.config.workdir ?? '/'),
    accounts: scratch ? noAccounts() : accountsOf(facts),
    installed: new Map(),
    places: new Set(),
    venvs: new Set(),
    scope: scopeOnImage(scratch ? EMPTY_IMAGE : (facts?.config ?? null)),
    facts,
    steps,
    baseLayers: 0,
    python: stage.base.kind === 'image' ? pythonOf(stage.base.reference) : null,
  }
}

/** `python:3.13-slim` → 3.13; null for other images and tags without a version. */
function pythonOf(reference: ImageReference): string | null {
  return officialName(reference) === 'python' ? (/^3\.\d+/.exec(reference.tag ?? '')?.[0] ?? null) : null
}

function layersOf(steps: readonly Step[]): number {
  return steps.filter(({ instruction }) => ['RUN', 'COPY', 'ADD', 'WORKDIR'].includes(instruction.keyword))
    .length
}

function stepOf(instruction: FromInstruction | StageInstruction): Step {
  return {
    instruction,
    cached: null,
    reason: '',
    cause: null,
    size: ['RUN', 'FROM'].includes(instruction.keyword) ? null : 0,
    added: [],
    removed: [],
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
    umask: 0o022,
    family: under.facts?.family ?? null,
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

type StepFacts = Partial<Pick<Step, 'reads' | 'takes' | 'size'>>

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
  const entry = newEntry(world, 'directory')
  for (const each of putDirectories(world.tree, path, entry)) world.log.added.add(each)
}

function sourceStage(
  from: CopySource | null,
  finished: StageInput['finished'],
): SourceStage | 'unknown' | null {
  if (from === null) return null
  const other = from.kind === 'stage' ? finished[from.stage] : undefined
  if (!other) return 'unknown'
  const { stage, tree, installed, venvs } = other
  return { index: stage.index, label: stage.label, tree, packages: [...installed.values()], venvs }
}

function copyStep(instruction: CopyInstruction, world: World, { context, finished }: StageInput): StepFacts {
  return copy(instruction, { context, from: sourceStage(instruction.from, finished) }, world)
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
  const { user } = splitOwner(world.userText ?? '')
  if (user !== '' && before.user && ownerOf(world.accounts, user).known === false) {
    const message = `unable to find user ${user}: no matching entries in passwd file`
    world.log.problems.push({ code: 'unknown-user', message, severity: 'error', range: before.user.range })
  }
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
  { context, finished }: StageInput,
  { reads, takes }: Dependencies,
): void {
  const source = mount.options['source'] ?? '/'
  const from = sourceStage(mount.from, finished)
  const placement = { directory: target, into: false, owner: ROOT, mode: null }
  if (from === 'unknown') {
    world.tree.opaque.add(target)
    return
  }
  if (from !== null) {
    const path = resolvePath('/', source)!
    takes.push({ stage: from.index, path })
    takeFrom(from, path, { ...world, log: newLog() }, placement)
    return
  }
  const [match] = matchSource(context, source)
  if (!match) return missingMount(mount, source, target, context, world)
  reads.push(...match.files)
  for (const file of match.files) {
    const name = match.directory ? `/${match.path === '' ? file : file.slice(match.path.length + 1)}` : ''
    const { content, size } = context.files[file]!
    setEntry(
      world.tree,
      target + name,
      newEntry(world, 'file', { context: file, content, size, owner: ROOT }),
    )
  }
  if (match.directory) putDirectories(world.tree, target, newEntry(world, 'directory', { owner: ROOT }))
}

function missingMount({ flag }: Mount, source: string, target: string, context: Context, world: World): void {
  world.tree.opaque.add(target)
  if (!context.complete) return
  const message = `failed to calculate checksum: "${resolvePath('/', source)}": not found. The build context has no such file or directory.`
  world.log.problems.push({ code: 'copy-source-missing', message, severity: 'error', range: flag.range })
}

/** What was mounted goes, what it covered comes back; nothing of it is in the layer. */
function unmount(world: World, targets: readonly string[], hidden: ReadonlyMap<string, FileEntry>): void {
  for (const target of targets) {
    const kept = world.tree.entries.get(target)
    const removed = remove(world.tree, target)
    for (const path of removed) world.log.added.delete(path)
    if (kept?.kind === 'directory') setEntry(world.tree, target, kept)
    world.tree.opaque.delete(target)
  }
  for (const [path, entry] of hidden) setEntry(world.tree, path, entry)
}

function builtStage(dockerfile: Dockerfile, under: StageUnderBuild): BuiltStage {
  const { stage, steps, installed, baseLayers } = under
  const finished: FinishedStage = {
    ...under,
    packages: [...installed.values()],
    layers: baseLayers + layersOf(steps),
  }
  return {
    index: stage.index,
    label: stage.label,
    base: stage.from.image.text ?? stage.from.image.raw,
    used: stage.used,
    steps,
    image: imageOf(dockerfile, finished),
  }
}
