import { parseImageReference } from '../dockerfile/image-reference.ts'
import type {
  CopyInstruction,
  CopySource,
  Mount,
  RunInstruction,
  StageInstruction,
} from '../dockerfile/model.ts'
import { isInside } from '../dockerfile/paths.ts'
import type { Scope } from '../dockerfile/variables.ts'
import { lookupImage } from '../images/lookup.ts'
import { userProblems } from './checks/instructions.ts'
import { copy } from './copy/copy.ts'
import { mountSource } from './copy/mount.ts'
import type { CopyFrom, SourceStage } from './copy/source.ts'
import { withoutVersion } from './python.ts'
import { runArgv, runScript } from './run.ts'
import { spillAnywhere } from './effects/support.ts'
import type { StageInput, StageUnderBuild } from './stage.ts'
import { below, dropEntry, putDirectories, remove, setEntry, type Tree } from './tree.ts'
import type { FileEntry, Step } from './types.ts'
import { newEntry, type Installed, type World } from './world.ts'

export type StepFacts = Partial<Pick<Step, 'reads' | 'takes'>>

/** What an instruction does to the world, and what it reads for that. */
export function runStep(instruction: StageInstruction, world: World, input: StageInput): StepFacts {
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
  const mounted = { ...world, mounts: targets, secretMounts, ...withSecrets(instruction, world) }
  const hidden = hideBelow(world.tree, targets)
  const covered = takeInstalled(world, targets)
  const facts = mountAll(instruction, mounted, input)
  const { before } = instruction
  if (before.user) world.log.problems.push(...userProblems(before.user, world))
  if (instruction.script) runScript(instruction.script, mounted, before.workdir, before.shell.argv)
  else if (instruction.argv) runArgv(instruction.argv, mounted, before.workdir, instruction.range)
  else if (instruction.interpreter !== null || before.shell.language !== 'posix') spillAnywhere(world)
  unmount(world, targets, hidden)
  takeInstalled(world, targets)
  for (const [key, each] of covered) world.installed.set(key, each)
  return facts
}

/**
 * `--mount=type=secret,env=NAME` sets NAME to what nobody here knows. Without `required` a secret that is not passed leaves it
 * empty; with it, the build stops. Source: moby/buildkit, solver/llbsolver/ops/exec.go, loadSecretEnv.
 */
function withSecrets({ mounts }: RunInstruction, { lookup }: World): Pick<World, 'lookup' | 'filled'> {
  const names = mounts.flatMap(({ type, options }) => {
    const name = type === 'secret' ? options['env'] : undefined
    return name === undefined ? [] : [[name, options['required'] === 'true'] as const]
  })
  const required = new Map(names)
  if (required.size === 0) return { lookup, filled: [] }
  return {
    lookup: (name) => (required.has(name) ? null : lookup(name)),
    filled: [...required.keys()].filter((name) => required.get(name)),
  }
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

/** Takes off the packages that lie where something is mounted: those it covers, and later those it brought. */
function takeInstalled({ installed }: World, targets: readonly string[]): Installed {
  const taken = [...installed].filter(
    ([, { location }]) =>
      location !== null && targets.some((target) => isInside(withoutVersion(target), location)),
  )
  for (const [key] of taken) installed.delete(key)
  return new Map(taken)
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

/** ENV and ARG hold from the next instruction on. */
export function setVariables(instruction: StageInstruction, scope: Scope): void {
  if (instruction.keyword === 'ENV')
    for (const { key, value } of instruction.pairs) if (key.text) scope.own.set(key.text, value.text)
  if (instruction.keyword === 'ARG')
    for (const { name, value, isSet } of instruction.declarations) if (isSet) scope.own.set(name, value.text)
}
