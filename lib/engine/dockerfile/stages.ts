import { lineStarts } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { expandWord } from './expand.ts'
import { causeOf, declaredNames } from './from-arguments.ts'
import { graphProblems } from './graph-checks.ts'
import { parseImageReference } from './image-reference.ts'
import { checkInstruction } from './instruction-checks.ts'
import { createReader } from './instructions.ts'
import { loopGroups } from './loops.ts'
import type {
  ArgInstruction,
  Base,
  BaseConfig,
  Dockerfile,
  FromInstruction,
  ParseOptions,
  Stage,
  StageInstruction,
  StageState,
  Value,
} from './model.ts'
import { parseSyntax } from './parse-syntax.ts'
import { LINUX_SHELL, shellOf, shellOfImage } from './shells.ts'
import type { Instruction, Syntax } from './syntax.ts'
import { EMPTY_IMAGE, lookupIn, platformArgs, scopeOnImage, scopeOnStage, type Scope } from './variables.ts'

/**
 * Reads a Dockerfile: syntax, then stages with variables expanded and effective settings.
 * Never throws; linear in the text. What is wrong is in `allProblems`.
 */
export function parse(source: string, options: ParseOptions = {}): Dockerfile {
  return readStages(parseSyntax(source), options)
}

type StageBuilder = {
  readonly index: number
  readonly name: string | null
  readonly from: FromInstruction
  readonly base: Base
  readonly scope: Scope
  readonly triggers: StageInstruction[]
  readonly instructions: StageInstruction[]
  readonly env: Map<string, Value>
  state: StageState
}

const FRESH: StageState = {
  user: null,
  workdir: '/',
  shell: LINUX_SHELL,
  cmd: null,
  entrypoint: null,
  healthcheck: null,
  stopSignal: null,
}

function readStages(syntax: Syntax, options: ParseOptions): Dockerfile {
  const globals: Scope = { own: platformArgs(options), parent: null, base: {} }
  const globalArgs: ArgInstruction[] = []
  const builders: StageBuilder[] = []
  const broken = brokenNodes(syntax)
  const names = stageNames(syntax, broken)
  const found: Problem[] = []
  const reader = createReader({
    source: syntax.source,
    starts: lineStarts(syntax.source),
    escape: syntax.escape,
    options,
    globals,
    report: (problem) => found.push(problem),
    // COPY --from and mounts know every stage of the file by name, but only earlier ones by number.
    findStage: (name) =>
      /^\d+$/.test(name) && Number(name) < builders.length
        ? Number(name)
        : (names.get(name.toLowerCase()) ?? null),
  })

  for (const node of syntax.instructions) {
    const invalid = broken.has(node)
    if (node.keyword === 'FROM' && !invalid) {
      const started = startStage(node)
      builders.push(started)
      runTriggers(started)
      continue
    }
    const stage = builders.at(-1)
    if (stage) addInstruction(stage, node, invalid)
    else if (node.keyword === 'ARG' && !invalid) {
      globalArgs.push(reader.readGlobalArg(node, { ...place(-1, -1), before: FRESH }))
    }
  }

  function startStage(node: Instruction): StageBuilder {
    const index = builders.length
    const image = expand(node, 0, syntax, globals)
    const as = node.args.length === 3 ? node.args[2]! : null
    const base = baseOf(image, builders)
    if (image.text === '') found.push(blankBase(image, declaredNames(globalArgs)))
    const config = base.kind === 'image' ? (options.baseImage?.(base.reference) ?? null) : null
    const parent = base.kind === 'stage' ? builders[base.stage]! : null
    const before = parent ? parent.state : freshState(base, config)
    return {
      index,
      name: as ? as.value.toLowerCase() : null,
      from: {
        keyword: 'FROM',
        node,
        range: node.range,
        ...place(index, -1),
        before,
        image,
        platform: reader.flagValue(node, 'platform', globals),
        as,
      },
      base,
      scope: parent
        ? scopeOnStage(parent.scope)
        : scopeOnImage(base.kind === 'scratch' ? EMPTY_IMAGE : config),
      triggers: [],
      instructions: [],
      env: new Map(),
      state: before,
    }
  }

  /** Those of the stage right below, in order. Source: moby/buildkit, dockerfile2llb/convert.go, initOnBuildTriggers. */
  function runTriggers(stage: StageBuilder): void {
    if (stage.base.kind !== 'stage') return
    for (const each of builders[stage.base.stage]!.instructions) {
      if (each.keyword !== 'ONBUILD' || each.trigger === null) continue
      const error = checkInstruction(each.trigger, each.trigger.keyword)
      if (error) {
        found.push({ code: error.code, message: `${error.message}.`, severity: 'error', range: error.range })
        continue
      }
      const where = { ...place(stage.index, -1), before: stage.state }
      stage.triggers.push(follow(stage, reader.readInstruction(each.trigger, where, stage.scope)))
    }
  }

  function follow(stage: StageBuilder, instruction: StageInstruction): StageInstruction {
    if (instruction.keyword === 'ENV') {
      for (const { key, value } of instruction.pairs) if (key.text) stage.env.set(key.text, value)
    }
    stage.state = stateAfter(instruction, stage.state)
    return instruction
  }

  function addInstruction(stage: StageBuilder, node: Instruction, invalid: boolean): void {
    const where = { stage: stage.index, index: stage.instructions.length, before: stage.state }
    const instruction = invalid
      ? ({ keyword: 'INVALID', node, range: node.range, ...where } as const)
      : reader.readInstruction(node, where, stage.scope)
    stage.instructions.push(follow(stage, instruction))
  }

  const target = findTarget(builders, options.target)
  const needs = builders.map((stage) => directNeeds(stage))
  const used = reachable(needs, target)
  const stages = builders.map((stage, index) => finishStage(stage, needs[index]!, used.has(index)))
  const loops = loopGroups(needs)
  const ofGraph = [
    ...graphProblems(stages, declaredNames(globalArgs), loops),
    ...targetProblems(syntax, options, target, stages),
    ...cycleProblems(stages),
  ]
  return {
    ...syntax,
    globalArgs,
    stages,
    target,
    allProblems: [...syntax.problems, ...found, ...laterStages(stages, loops), ...ofGraph],
  }
}

function place(stage: number, index: number): { stage: number; index: number } {
  return { stage, index }
}

/** Instructions that an error of the syntax lies in: they keep their place and lose their meaning. */
function brokenNodes({ instructions, problems }: Syntax): Set<Instruction> {
  const broken = new Set<Instruction>()
  const offsets = problems
    .filter((p) => p.severity === 'error')
    .map((p) => p.range.start.offset)
    .toSorted((a, b) => a - b)
  let at = 0
  for (const node of instructions) {
    while (at < offsets.length && offsets[at]! < node.range.start.offset) at++
    if (at < offsets.length && offsets[at]! <= node.range.end.offset) broken.add(node)
    if (node.form === 'invalid') broken.add(node)
  }
  return broken
}

function expand(node: Instruction, argument: number, syntax: Syntax, scope: Scope): Value {
  const word = node.args[argument]!
  const { text, variables } = expandWord(word.value, (name) => lookupIn(scope, name), {
    escape: syntax.escape,
  })
  return { raw: word.value, text, variables, range: word.range }
}

/** FROM finds stages above it only, by name, the nearest one first. */
function baseOf(image: Value, builders: readonly StageBuilder[]): Base {
  if (image.text === null) return { kind: 'unknown' }
  const name = image.text.toLowerCase()
  const stage = builders.findLast((builder) => builder.name === name)
  if (stage) return { kind: 'stage', stage: stage.index }
  if (image.text === 'scratch') return { kind: 'scratch' }
  const reference = parseImageReference(image.text)
  return reference ? { kind: 'image', reference } : { kind: 'unknown' }
}

function freshState(base: Base, config: BaseConfig | null): StageState {
  const reference = base.kind === 'image' ? base.reference : null
  return { ...FRESH, workdir: config?.workdir || '/', shell: shellOfImage(reference, config) }
}

/** Names of all stages, also of those further down, with the index of the last that bears it. */
function stageNames(syntax: Syntax, broken: ReadonlySet<Instruction>): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  syntax.instructions
    .filter((node) => node.keyword === 'FROM' && !broken.has(node))
    .forEach((node, index) => {
      if (node.args.length === 3) names.set(node.args[2]!.value.toLowerCase(), index)
    })
  return names
}

function stateAfter(instruction: StageInstruction, state: StageState): StageState {
  switch (instruction.keyword) {
    case 'USER':
      return { ...state, user: instruction }
    case 'WORKDIR':
      return { ...state, workdir: instruction.resolved }
    case 'SHELL':
      return { ...state, shell: shellOf(instruction.argv, instruction) }
    case 'CMD':
      return { ...state, cmd: instruction }
    case 'ENTRYPOINT':
      // A CMD from the stage below is dropped, one of this stage stays. Source: docs.docker.com/reference/dockerfile,
      // "Understand how CMD and ENTRYPOINT interact".
      return {
        ...state,
        entrypoint: instruction,
        cmd: state.cmd?.stage === instruction.stage ? state.cmd : null,
      }
    case 'HEALTHCHECK':
      return { ...state, healthcheck: instruction }
    case 'STOPSIGNAL':
      return { ...state, stopSignal: instruction }
    default:
      return state
  }
}

function findTarget(builders: readonly StageBuilder[], target: string | undefined): number {
  if (target === undefined || target === '') return builders.length - 1
  const named = builders.findLast(({ name }) => name === target.toLowerCase())
  if (named) return named.index
  return /^\d+$/.test(target) && Number(target) < builders.length ? Number(target) : -1
}

function directNeeds({ base, triggers, instructions }: StageBuilder): readonly number[] {
  const needs = new Set<number>()
  if (base.kind === 'stage') needs.add(base.stage)
  for (const instruction of [...triggers, ...instructions]) {
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
      if (instruction.from?.kind === 'stage') needs.add(instruction.from.stage)
    } else if (instruction.keyword === 'RUN') {
      for (const { from } of instruction.mounts) if (from?.kind === 'stage') needs.add(from.stage)
    }
  }
  return [...needs]
}

function reachable(needs: readonly (readonly number[])[], target: number): Set<number> {
  const seen = new Set<number>()
  const open = target >= 0 ? [target] : []
  while (open.length > 0) {
    const index = open.pop()!
    if (seen.has(index)) continue
    seen.add(index)
    open.push(...(needs[index] ?? []))
  }
  return seen
}

function finishStage(stage: StageBuilder, needs: readonly number[], used: boolean): Stage {
  const last = stage.instructions.at(-1)
  return {
    index: stage.index,
    name: stage.name,
    label: stage.name ?? String(stage.index),
    from: stage.from,
    base: stage.base,
    triggers: stage.triggers,
    instructions: stage.instructions,
    end: stage.state,
    env: stage.env,
    range: { start: stage.from.range.start, end: (last ?? stage.from).range.end },
    used,
    needs,
  }
}

function blankBase(image: Value, declared: ReadonlySet<string>): Problem {
  const { raw, range } = image
  const message = `base name (${raw}) should not be blank. Give the argument a default above FROM.`
  return { code: causeOf(image, declared, 'base-image-blank'), message, severity: 'error', range }
}

function targetProblems(
  syntax: Syntax,
  { target }: ParseOptions,
  found: number,
  stages: readonly Stage[],
): Problem[] {
  if (found >= 0 || !target) return []
  const [first] = syntax.instructions
  if (!first) return []
  const names = stages.map(({ label }) => label).join(', ')
  const message = `target stage "${target}" could not be found. The stages are: ${names}.`
  return [{ code: 'target-unknown', message, severity: 'error', range: first.range }]
}

/**
 * COPY --from and mounts may only name stages above. Stages that need each other are refused for that, which comes first.
 * Source: moby/buildkit dockerfile2llb/convert.go.
 */
function laterStages(stages: readonly Stage[], loops: readonly number[]): Problem[] {
  return stages.flatMap(({ index, instructions }) =>
    instructions.flatMap((instruction) => {
      if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return []
      const { from } = instruction
      const number = from?.kind === 'image' && /^\d+$/.test(from.value.raw)
      if (number) {
        const message = `invalid stage index ${from.value.raw}. Stages count from 0, and only those above can be named.`
        return [
          { code: 'copy-from-unknown-stage', message, severity: 'error' as const, range: from.value.range },
        ]
      }
      if (from?.kind !== 'stage' || from.stage <= index || loops[from.stage] === loops[index]) return []
      const message = `stage "${from.value.raw}" needs to be defined before the current stage. Move it further up.`
      return [
        { code: 'copy-from-unknown-stage', message, severity: 'error' as const, range: from.value.range },
      ]
    }),
  )
}

/** Stages that need each other can never be built. Depth-first, each stage once. */
function cycleProblems(stages: readonly Stage[]): Problem[] {
  const done = new Set<number>()
  const problems: Problem[] = []
  for (const start of stages) {
    const path = new Set<number>()
    const open: { index: number; next: number }[] = [{ index: start.index, next: 0 }]
    if (done.has(start.index)) continue
    path.add(start.index)
    while (open.length > 0) {
      const top = open.at(-1)!
      const need = stages[top.index]!.needs[top.next++]
      if (need === undefined) {
        path.delete(top.index)
        done.add(top.index)
        open.pop()
      } else if (path.has(need)) problems.push(cycleProblem(stages, top.index, need))
      else if (!done.has(need)) {
        path.add(need)
        open.push({ index: need, next: 0 })
      }
    }
  }
  return problems
}

function cycleProblem(stages: readonly Stage[], from: number, to: number): Problem {
  const stage = stages[from]!
  const range = edgeRange(stage, to)
  if (from === to) {
    const message = `circular dependency detected on stage: ${stage.label}. It copies from itself: name an earlier stage.`
    return { code: 'copy-from-self', message, severity: 'error', range }
  }
  const message =
    `circular dependency detected on stage: ${stage.label}. ` +
    `It needs stage ${stages[to]!.label}, which needs ${stage.label} in turn.`
  return { code: 'stage-circular', message, severity: 'error', range }
}

/** Where a stage names the other one: its flag, so that the editor marks the word. */
function edgeRange(stage: Stage, to: number): Problem['range'] {
  for (const instruction of stage.instructions) {
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
      const { from } = instruction
      if (from?.kind === 'stage' && from.stage === to) return from.value.range
    }
    if (instruction.keyword === 'RUN') {
      const mount = instruction.mounts.find(({ from }) => from?.kind === 'stage' && from.stage === to)
      if (mount) return mount.flag.range
    }
  }
  return stage.from.image.range
}
