import type { Dockerfile, FromInstruction, Stage, StageInstruction } from '../dockerfile/model.ts'
import { EMPTY_IMAGE, lookupIn, scopeOnImage, scopeOnStage, type Scope } from '../dockerfile/variables.ts'
import { lookupImage } from '../images/lookup.ts'
import type { ImageFacts } from '../images/types.ts'
import type { Problem } from '../source/problem.ts'
import { addSizes, NOTHING, UNKNOWN_SIZE, type Size } from '../source/size.ts'
import { accountsOf, cloneAccounts, noAccounts, ownerOf, splitOwner, type Accounts } from './accounts.ts'
import type { ContextIndex } from './context.ts'
import type { LayerOwners } from './layers.ts'
import type { SecretVariables } from './secrets/flow.ts'
import type { SecretFile } from './secrets/mark.ts'
import { cloneTree, emptyTree, imageTree, ROOT, type Tree } from './tree.ts'
import type { Owner, Step, StepCache, Waste } from './types.ts'
import type { Installed, World } from './world.ts'

/** A step whose part in what comes later is still open. */
export type OpenStep = Omit<Step, 'cache' | 'wasted'> & { cache: StepCache | null; readonly wasted: Waste[] }

export type StageUnderBuild = {
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

export type StageInput = {
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

/** A stage before its first instruction: what its base brings. */
export function startStage({ stage, finished, contexts }: StageInput): StageUnderBuild {
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
    venvs: new Set(facts?.venv ? [facts.venv] : []),
    missing: new Set(),
    scope: scopeOnImage(scratch ? EMPTY_IMAGE : (facts?.config ?? null)),
    facts,
    steps: [{ ...stepOf(stage.from), size }],
    owners: new Map(),
    baseLayers: 0,
    baseSize: NOTHING,
    python: facts?.runtimes['python'] ?? null,
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

/** How many of the steps add a layer. */
export function layersOf(steps: readonly Pick<Step, 'layer'>[]): number {
  return steps.filter(({ layer }) => layer).length
}

function triggerLayers({ triggers }: Stage): number {
  return triggers.filter(({ keyword }) => LAYERS.includes(keyword)).length
}

const LAYERS: readonly string[] = ['RUN', 'COPY', 'ADD', 'WORKDIR']

/** A step that does nothing yet. */
export function stepOf(instruction: FromInstruction | StageInstruction): OpenStep {
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

/** What an instruction finds and may change. */
export function worldAt(
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
    filled: [],
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
