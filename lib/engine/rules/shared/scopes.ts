import type { Dockerfile, Stage, StageInstruction } from '../../dockerfile/model.ts'
import type { ImageFacts } from '../../images/types.ts'
import type { RuleInput } from '../rule.ts'

/** What variables an instruction can use. Valid until the next one is asked for. */
export type Scope = {
  /** Is the name declared by ARG or set by ENV, here or below? Null: an unknown base image may set it. */
  readonly has: (name: string) => boolean | null
  /** All names that are known to be there. */
  readonly names: () => Iterable<string>
}

export type Scoped = {
  readonly stage: Stage
  readonly instruction: StageInstruction
  readonly scope: Scope
}

type Names = {
  readonly own: Set<string>
  readonly parent: Names | null
  /** What the external base image sets; null: nothing is known of it. Looked up when it is asked for. */
  readonly base: () => readonly string[] | null
}

/** Every instruction with the names that are declared before it, in the order of the text. Linear. */
export function* scopedInstructions({
  dockerfile,
  build,
}: Pick<RuleInput, 'dockerfile' | 'build'>): Iterable<Scoped> {
  const all: Names[] = []
  for (const stage of dockerfile.stages) {
    const names = startOf(stage, all, () => build.stages[stage.index]?.image.base?.facts ?? null)
    all.push(names)
    for (const trigger of stage.triggers) declare(trigger, names.own)
    const scope = scopeOf(names)
    for (const instruction of stage.instructions) {
      yield { stage, instruction, scope }
      declare(instruction, names.own)
    }
  }
}

function startOf({ base }: Stage, all: readonly Names[], facts: () => ImageFacts | null): Names {
  if (base.kind === 'stage') {
    const parent = all[base.stage] ?? null
    return { own: new Set(), parent, base: parent?.base ?? (() => null) }
  }
  return { own: new Set(), parent: null, base: once(() => baseNames(base, facts)) }
}

/** BuildKit gives every image a PATH. */
function baseNames({ kind }: Stage['base'], facts: () => ImageFacts | null): readonly string[] | null {
  if (kind === 'scratch') return ['PATH']
  const env = kind === 'image' ? facts()?.config.env : undefined
  return env ? ['PATH', ...Object.keys(env)] : null
}

/** Works something out when it is first asked for. */
export function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | null = null
  return () => (done ??= { value: work() }).value
}

function scopeOf(names: Names): Scope {
  return {
    has: (name) => {
      for (let at: Names | null = names; at; at = at.parent) if (at.own.has(name)) return true
      if (name === 'PATH') return true
      return names.base()?.includes(name) ?? null
    },
    *names() {
      for (let at: Names | null = names; at; at = at.parent) yield* at.own
      yield* names.base() ?? ['PATH']
    },
  }
}

function declare(instruction: StageInstruction, own: Set<string>): void {
  for (const { name } of declaredBy(instruction)) own.add(name)
}

/** The names that an ARG declares or an ENV sets. */
export function declaredBy(instruction: StageInstruction): readonly { readonly name: string }[] {
  if (instruction.keyword === 'ARG') return instruction.declarations
  if (instruction.keyword !== 'ENV') return []
  return instruction.pairs.flatMap(({ key }) => (key.text ? { name: key.text } : []))
}

/** Where a name is declared in the file, stages only; the first place. */
export function declarations({
  stages,
}: Pick<Dockerfile, 'stages'>): ReadonlyMap<string, readonly StageInstruction[]> {
  const found = new Map<string, StageInstruction[]>()
  for (const { instructions } of stages) {
    for (const instruction of instructions) {
      for (const { name } of declaredBy(instruction)) {
        const places = found.get(name)
        if (places) places.push(instruction)
        else found.set(name, [instruction])
      }
    }
  }
  return found
}
