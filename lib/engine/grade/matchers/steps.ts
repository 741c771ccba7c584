import type { Executed } from '../../build/types.ts'
import { globTest } from '../../build/glob.ts'
import { isPython, moduleIndex } from '../../build/python.ts'
import type { StageInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { asList, fails, holds, type Outcome } from '../outcome.ts'
import type {
  CacheCheck,
  CommandCheck,
  CopiedCheck,
  InputCheck,
  InstallCheck,
  InstructionCheck,
  OpensCheck,
  SetsCheck,
} from '../schema.ts'
import { installSteps, stepsAbove, stepsIn, type PlacedStep, type Subject } from '../subject.ts'

/** After the change every such step is reused. */
export function matchCache({ change, keeps }: CacheCheck, subject: Subject): Outcome {
  const steps = installSteps(subject, keeps.installs)
  const what = [...asList(change.files), ...asList(change.args)].join(' or ')
  const need = `Only a change of ${keeps.installs} may make it run again.`
  if (steps.length === 0)
    return fails(`No step certainly installs what ${keeps.installs} lists.`, need, {
      subject: keeps.installs,
    })
  const caches = subject.cacheAfter({ changed: asList(change.files), changedArgs: asList(change.args) })
  for (const { stage, number, step } of steps) {
    const cache = caches[stage.index]![number]!
    if (cache.state === 'cached') continue
    const cause = firstCause(subject, caches, stage.index, number)
    const range = subject.build.stages[cause.stage]!.steps[cause.step]!.instruction.range
    const seen = `After a change of ${what} the install on line ${step.instruction.range.start.line} runs again, because of line ${range.start.line}.`
    return fails(seen, need, { place: range, subject: what, stage: stage.label })
  }
  return holds(`After a change of ${what} the install is reused from the cache.`, {
    place: steps[0]!.step.instruction.range,
    subject: what,
  })
}

/** Follows "a step above runs again" to the step that began it. */
function firstCause(
  subject: Subject,
  caches: ReturnType<Subject['cacheAfter']>,
  stage: number,
  step: number,
): { stage: number; step: number } {
  let at = { stage, step }
  for (let steps = 0; steps < 1000; steps++) {
    const cause = caches[at.stage]![at.step]!.cause
    if (cause?.kind === 'arg') return argPlace(subject, at, cause.name)
    if (cause?.kind !== 'step') return at
    at = { stage: cause.stage, step: cause.step }
  }
  return at
}

/** Where the argument came into the stage: the line to move. */
function argPlace(
  { build }: Subject,
  at: { stage: number; step: number },
  name: string,
): { stage: number; step: number } {
  for (const index of build.stages[at.stage]!.image.chain) {
    const steps = build.stages[index]!.steps
    const step = steps.findIndex(
      ({ instruction }) =>
        instruction.keyword !== 'FROM' && isSetting(instruction) && settingNames(instruction).includes(name),
    )
    if (step !== -1 && (index !== at.stage || step <= at.step)) return { stage: index, step }
  }
  return at
}

export function matchInstall(
  { manifest, certain, in: where = 'used' }: InstallCheck,
  subject: Subject,
): Outcome {
  for (const { stage, step } of stepsIn(subject, where)) {
    const install = step.installs.find(
      (each) =>
        (manifest === undefined || each.manifests.includes(manifest)) &&
        (certain === undefined || each.command.certain === certain),
    )
    if (install)
      return holds('Packages are installed.', {
        place: install.command.range,
        subject: manifest ?? '',
        stage: stage.label,
      })
  }
  return fails('No such install is run.', '')
}

export function matchCommand(check: CommandCheck, subject: Subject): Outcome {
  const { in: where = 'used' } = check
  for (const { stage, step } of stepsIn(subject, where)) {
    const command = step.commands.find((each) => fitsCommand(check, each))
    if (!command) continue
    const seen = check.mentions === undefined ? command.program : mentioning(command, check.mentions)
    return holds(`${command.program} is run.`, {
      place: command.range,
      subject: seen ?? '',
      stage: stage.label,
    })
  }
  return fails('No such command is run.', '')
}

function fitsCommand(check: CommandCheck, command: Executed): boolean {
  const { argv, program } = command
  if (check.program !== undefined && !(program !== null && asList(check.program).includes(program)))
    return false
  if (check.tool !== undefined && !isPip(command)) return false
  if (check.arguments !== undefined && !inOrder(asList(check.arguments), argv)) return false
  if (asList(check.without).some((option) => argv.some((word) => word !== null && isOption(word, option))))
    return false
  if (check.mentions !== undefined && mentioning(command, check.mentions) === null) return false
  return check.user === undefined || command.root === (check.user === 'root')
}

/** pip under its names, `python -m pip`, `uv pip`. */
function isPip({ program, argv }: Executed): boolean {
  if (program !== null && /^pip3?(\.\d+)?$/.test(program)) return true
  if (isPython(program)) {
    const at = moduleIndex(argv.slice(1))
    return at !== -1 && argv[at + 1] === 'pip'
  }
  return program === 'uv' && argv[1] === 'pip'
}

function inOrder(words: readonly string[], argv: readonly (string | null)[]): boolean {
  let at = 0
  for (const word of argv.slice(1)) if (word === words[at]) at++
  return at === words.length
}

function isOption(word: string, option: string): boolean {
  if (word === option || word.startsWith(`${option}=`)) return true
  return option.length === 2 && word.startsWith(option) && !word.startsWith('--')
}

/** The argument that contains a text; for echo and the like, all arguments together. */
function mentioning({ argv }: Executed, text: string): string | null {
  const words = argv.slice(1).filter((word) => word !== null)
  return (
    words.find((word) => word.includes(text)) ?? (words.join(' ').includes(text) ? words.join(' ') : null)
  )
}

function isNonRoot(user: string | null): boolean {
  return user !== null && !['', 'root', '0'].includes(user.split(':')[0]!)
}

type Setting = Extract<StageInstruction, { keyword: 'ARG' | 'ENV' | 'LABEL' }>

function isSetting(instruction: StageInstruction): instruction is Setting {
  return instruction.keyword === 'ARG' || instruction.keyword === 'ENV' || instruction.keyword === 'LABEL'
}

function settingNames(instruction: Setting): readonly string[] {
  if (instruction.keyword === 'ARG') return instruction.declarations.map(({ name }) => name)
  return instruction.pairs.map(({ key }) => key.text ?? '')
}

function usedNames(instruction: Setting): readonly string[] {
  if (instruction.keyword === 'ARG') return instruction.declarations.flatMap(({ value }) => value.variables)
  return instruction.pairs.flatMap(({ value }) => value.variables)
}

export function matchSets(check: SetsCheck, subject: Subject): Outcome {
  const { name, before, stage, in: where = 'used' } = check
  const steps = before
    ? installSteps(subject, before.installs).flatMap((each) => above(subject, each, stage))
    : stepsIn(subject, where)
  for (const placed of steps) {
    const { instruction } = placed.step
    if (instruction.keyword === 'FROM' || !isSetting(instruction)) continue
    const keywords: readonly string[] = asList(check.by)
    if (keywords.length > 0 && !keywords.includes(instruction.keyword)) continue
    if (!fitsSetting(check, instruction)) continue
    if (check.declared !== undefined && check.declared !== isDeclared(subject, placed, name)) continue
    return holds(`${instruction.keyword} ${name} stands on line ${instruction.range.start.line}.`, {
      place: instruction.range,
      subject: valueOf(instruction, name),
      stage: placed.stage.label,
    })
  }
  return fails(`No such instruction sets or uses ${name}.`, '', { subject: name })
}

function above(subject: Subject, placed: PlacedStep, stage: SetsCheck['stage']): readonly PlacedStep[] {
  const all = stepsAbove(subject, placed)
  if (stage === undefined) return all
  return all.filter((each) => (each.stage.index === placed.stage.index) === (stage === 'same'))
}

function fitsSetting({ name, how = 'either' }: SetsCheck, instruction: Setting): boolean {
  const defines = how !== 'uses' && settingNames(instruction).includes(name)
  const uses = how !== 'defines' && usedNames(instruction).includes(name)
  return defines || uses
}

/** Has anything above, in the stage or those it is built on, set the name? */
function isDeclared(subject: Subject, placed: PlacedStep, name: string): boolean {
  return stepsAbove(subject, placed).some(({ step: { instruction } }) =>
    instruction.keyword === 'ARG' || instruction.keyword === 'ENV'
      ? settingNames(instruction).includes(name)
      : false,
  )
}

function valueOf(instruction: Setting, name: string): string {
  if (instruction.keyword === 'ARG') return name
  return instruction.pairs.find(({ key }) => key.text === name)?.value.raw ?? name
}

/** Something of the context that the installing step sees. */
export function matchInput({ of, via, only, beyond }: InputCheck, subject: Subject): Outcome {
  for (const placed of installSteps(subject, of.installs)) {
    const bound = via === 'copy' ? [] : [placed]
    const copied =
      via === 'bind'
        ? []
        : stepsAbove(subject, placed).filter(({ step }) => step.instruction.keyword !== 'RUN')
    const found = [...copied, ...bound].findLast(({ step }) => bringsOf(step.reads, only, beyond))
    if (found) return holds('It sees such a file.', placeOfReads(found))
  }
  return fails('It sees no such file.', '')
}

function bringsOf(
  reads: readonly string[],
  only: readonly string[] | undefined,
  beyond: readonly string[] | undefined,
): boolean {
  if (reads.length === 0) return false
  if (only !== undefined && !reads.every((path) => isListed(path, only))) return false
  return beyond === undefined || reads.some((path) => !isListed(path, beyond))
}

function isListed(path: string, names: readonly string[]): boolean {
  return names.some((name) => globTest(name)(baseName(path)))
}

/** The instruction, and the sources as written. */
function placeOfReads({ stage, step }: PlacedStep): {
  place: Outcome['place']
  subject: string
  stage: string
} {
  const { instruction } = step
  const copies = instruction.keyword === 'COPY' || instruction.keyword === 'ADD'
  const mount =
    instruction.keyword === 'RUN'
      ? instruction.mounts.find(({ type, from }) => type === 'bind' && from === null)
      : undefined
  const subject = copies
    ? instruction.sources.map(({ raw }) => raw).join(' ')
    : (mount?.options['source'] ?? '.')
  return { place: mount?.flag.range ?? instruction.range, subject, stage: stage.label }
}

export function matchCopied(
  { file, only, beyond, afterProblem, in: where = 'used' }: CopiedCheck,
  subject: Subject,
): Outcome {
  const problem =
    afterProblem === undefined ? undefined : subject.build.problems.find(({ code }) => code === afterProblem)
  if (afterProblem !== undefined && !problem) return fails('There is no such problem.', '')
  for (const placed of stepsIn(subject, where)) {
    const { instruction, reads } = placed.step
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue
    if (file !== undefined && !reads.includes(file)) continue
    if (!bringsOf(reads, only, beyond)) continue
    if (
      problem &&
      !(
        placed.stage.index === stageAt(subject, problem.range.start.offset) &&
        instruction.range.start.offset > problem.range.start.offset
      )
    )
      continue
    const at = placeOfReads(placed)
    // The problem is what has to move, so its line is the one to show.
    return holds('It is copied.', problem ? { ...at, place: problem.range } : at)
  }
  return fails('Nothing of that kind is copied.', '')
}

function stageAt({ dockerfile }: Subject, offset: number): number {
  return dockerfile.stages.findLast(({ range }) => range.start.offset <= offset)?.index ?? -1
}

export function matchInstruction(
  { keyword, root, in: where = 'used' }: InstructionCheck,
  subject: Subject,
): Outcome {
  const keywords = asList(keyword).map((each) => each.toUpperCase())
  const found = stepsIn(subject, where).findLast(({ step: { instruction } }) => {
    if (!keywords.includes(instruction.keyword)) return false
    return root === undefined || (instruction.keyword === 'USER' && root !== isNonRoot(instruction.user.text))
  })
  if (!found) return fails(`There is no ${keywords.join(' or ')}.`, `Add ${keywords.join(' or ')}.`)
  const { instruction } = found.step
  return holds(`${instruction.keyword} stands on line ${instruction.range.start.line}.`, {
    place: instruction.range,
    subject: instruction.node.body.text,
    stage: found.stage.label,
  })
}

export function matchOpens({ by, in: where = 'used' }: OpensCheck, subject: Subject): Outcome {
  for (const { stage, step } of stepsIn(subject, where)) {
    const found = step.worldWritable.find((each) => by === undefined || each.by === by)
    if (found)
      return holds(`Everybody may write to ${found.path ?? 'what this line names'}.`, {
        place: found.range,
        subject: found.path ?? '',
        stage: stage.label,
      })
  }
  return fails('Nothing lets everybody write.', '')
}
