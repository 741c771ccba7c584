import type { Executed } from '../../build/types.ts'
import { createReader } from '../../dockerfile/instructions.ts'
import type { RunInstruction, Stage } from '../../dockerfile/model.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import type { Command, Script, ShellWord } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { shellOptions, walkCommands, type FlatCommand } from '../../dockerfile/shell/walk.ts'
import { lineStarts } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'
import { usedRuns, type Run } from './runs.ts'

/** The RUN instructions of the stages that are used, and those that ONBUILD keeps for later builds, in the order of the text. */
export const allRuns = perFile((input): readonly Run[] => {
  if (isForeign(input.dockerfile)) return []
  const kept = keptRuns(
    input,
    input.stages.filter(({ used }) => used),
  )
  const runs = usedRuns(input)
  if (kept.length === 0) return runs
  return [...runs, ...kept].toSorted((a, b) => a.run.range.start.offset - b.run.range.start.offset)
})

/** Those of `allRuns` that call a program of some name, by the names that stand for it. */
const runsByProgram = perFile((input): ReadonlyMap<string, ReadonlySet<Run>> => {
  const found = new Map<string, Set<Run>>()
  for (const run of allRuns(input)) {
    for (const { program } of run.commands) {
      for (const name of program === null ? [] : namesOf(program)) {
        const known = found.get(name)
        if (known) known.add(run)
        else found.set(name, new Set([run]))
      }
    }
  }
  return found
})

/** Its own and, where that ends in a version, the one without: `python3.13` and `python`. */
export function namesOf(program: string): readonly string[] {
  let end = program.length
  while (end > 0 && '0123456789.'.includes(program.charAt(end - 1))) end -= 1
  return end === program.length ? [program] : [program, program.slice(0, end)]
}

/** Those of `allRuns` that call one of these programs, of any version: most rules are about a few that most files lack. */
export function runsCalling(input: RuleInput, programs: readonly string[]): readonly Run[] {
  const byProgram = runsByProgram(input)
  const found = programs.flatMap((program) => byProgram.get(program) ?? [])
  if (found.length < 2) return found[0] === undefined ? NONE : [...found[0]]
  return allRuns(input).filter((run) => found.some((runs) => runs.has(run)))
}

const NONE: readonly Run[] = []

/**
 * `# hadolint shell=powershell` in front of everything: the image brings another shell, whatever the file alone looks like.
 * Source: github.com/hadolint/hadolint, README, "Global pragmas".
 */
function isForeign({ comments, instructions }: RuleInput['dockerfile']): boolean {
  const begin = instructions[0]?.range.start.offset ?? Infinity
  return comments.some(
    ({ text, range }) =>
      range.start.offset < begin &&
      /^hadolint\s+(?:global\s+)?shell\s*=\s*\S*(?:pwsh|powershell|cmd)/i.test(text),
  )
}

/** Whether a RUN is one that ONBUILD keeps: its layer belongs to an image that is built later. */
export function isKept({ step }: Run): boolean {
  return step.instruction.keyword === 'ONBUILD'
}

/** `ONBUILD RUN …`: nothing is known of the image it will run in, so only its own words count. */
function keptRuns({ build, dockerfile }: RuleInput, stages: readonly Stage[]): readonly Run[] {
  const found: Run[] = []
  let read: ((at: Stage['instructions'][number]) => RunInstruction | null) | null = null
  for (const stage of stages) {
    for (const instruction of stage.instructions) {
      if (instruction.keyword !== 'ONBUILD' || instruction.trigger?.keyword !== 'RUN') continue
      read ??= triggerReader(dockerfile)
      const run = read(instruction)
      const at = instruction.index + 1
      const step = build.stages[stage.index]?.steps[at]
      if (run && step) found.push({ stage, run, at, step, commands: commandsOf(run) })
    }
  }
  return found
}

function triggerReader({
  source,
  escape,
}: RuleInput['dockerfile']): (at: Stage['instructions'][number]) => RunInstruction | null {
  const nothing = { own: new Map<string, string | null>(), parent: null, base: null }
  const reader = createReader({
    source,
    starts: lineStarts(source),
    escape,
    options: {},
    globals: nothing,
    report: () => undefined,
    findStage: () => null,
  })
  return (at) => {
    const trigger = at.keyword === 'ONBUILD' ? at.trigger : null
    if (trigger === null || trigger.form === 'invalid') return null
    const { stage, index, before } = at
    const read = reader.readInstruction(trigger, { stage, index, before }, nothing)
    return read.keyword === 'RUN' ? read : null
  }
}

/** What a RUN executes by its own words alone: no variable has a value. */
function commandsOf({ script, argv, before, range }: RunInstruction): readonly Executed[] {
  if (script) return executedIn(script, unwrap([...before.shell.argv, ':']).options, 0)
  if (!argv) return []
  const words = argv.map(({ value, range: at }): ShellWord => ({
    raw: value,
    parts: [],
    literal: value,
    range: at,
  }))
  const command: Command = { kind: 'command', assignments: [], words, redirects: [], range }
  return executedIn({ body: [command] }, [], 0)
}

const DEEPEST = 4

function executedIn(script: Pick<Script, 'body'>, options: readonly string[], depth: number): Executed[] {
  return walkCommands(script, shellOptions(options)).flatMap((flat) => {
    const { command } = flat
    if (command.words.length === 0) return []
    const inner = unwrap(command.words.map(({ literal }) => literal))
    if (inner.script === null || depth >= DEEPEST) return [asExecuted(flat)]
    const text = parseShellText(inner.script, command.range)
    return executedIn(text, inner.options, depth + 1).map((each) => ({
      ...each,
      certain: each.certain && flat.certain,
      failureStops: each.failureStops && flat.failureStops,
    }))
  })
}

/** A command by its own words, wrappers such as sudo and env taken off. */
function asExecuted(flat: FlatCommand): Executed {
  const { command, certain, failureStops, pipe } = flat
  const { argv, origins } = unwrap(command.words.map(({ literal }) => literal))
  return {
    program: baseName(argv[0]),
    argv,
    words: origins.map((origin) => command.words[origin]!),
    cwd: null,
    user: null,
    root: null,
    certain,
    failureStops,
    piped: pipe,
    writes: command.redirects
      .filter(({ operator }) => /^(?:&?>|>>|>\||&>>)/.test(operator))
      .map(({ target, operator }) => ({ path: target?.literal ?? null, append: operator.includes('>>') })),
    effect: 'unknown',
    range: command.range,
  }
}
