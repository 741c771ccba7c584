import type { Executed } from '../../build/types.ts'
import { asList, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { VariableCheck } from '../schema.ts'
import { stepsAbove, type PlacedStep, type Subject } from '../subject.ts'
import { namesIn, originsOf } from './origins.ts'
import { givenTo, scopedVariables, wordsOf } from './script-words.ts'
import { isSetting, settingNames } from './settings.ts'

/** The variable as the command of a step sees it: its own goes before ENV, ENV before ARG. */
export function matchVariable(
  { name, value, from }: VariableCheck,
  placed: PlacedStep,
  subject: Subject,
  command: Executed | null = null,
): Outcome {
  const made = from === undefined ? null : isMadeOf(name, asList(from), placed, subject, command)
  return made !== null && (!made.holds || value === undefined)
    ? made
    : hasValue({ name, value }, placed, subject, command)
}

/** Is the value made of one of these variables, and does something above declare that? */
function isMadeOf(
  name: string,
  from: readonly string[],
  placed: PlacedStep,
  subject: Subject,
  command: Executed | null,
): Outcome {
  const { instruction } = placed.step
  const line = `line ${instruction.range.start.line}`
  const at = { place: instruction.range, subject: name, stage: placed.stage.label }
  const origins = originsOf(name, placed, subject, command)
  const found = from.find((each) => origins.has(each))
  if (found === undefined)
    return fails(
      `${name} of the command on ${line} is not made of ${orList(from)}.`,
      `Set ${name} to the value of ${orList(from)}.`,
      at,
    )
  return settingAbove(found, placed, subject) === undefined
    ? fails(`No ARG above ${line} in this stage declares ${found}.`, `Add ARG ${found} above it.`, {
        ...at,
        subject: found,
      })
    : holds(`${name} of the command on ${line} is made of ${found}.`, { ...at, subject: found })
}

function hasValue(
  { name, value }: VariableCheck,
  placed: PlacedStep,
  subject: Subject,
  command: Executed | null,
): Outcome {
  const { instruction } = placed.step
  const line = `line ${instruction.range.start.line}`
  const at = { place: instruction.range, subject: name, stage: placed.stage.label }
  const values = asList(value)
  const need = values.length === 0 ? `Set ${name} for it.` : `${name} has to be ${orList(values)}.`
  const given = command === null ? undefined : givenTo(command, name, instruction)
  const own = given === undefined ? scopedVariables(instruction, [name]).at(-1) : given.value
  const set = own === undefined ? settingAbove(name, placed, subject) : own
  const found =
    set === undefined && command?.program === 'go' ? keptByGo(name, command, placed, subject) : set
  if (found === undefined) return fails(`The command on ${line} sees no ${name}.`, need, at)
  if (values.length === 0) return holds(`The command on ${line} sees ${name}.`, at)
  if (found === null)
    return unknown(`Which ${name} the command on ${line} sees cannot be told from the file.`, need, at)
  return values.includes(found)
    ? holds(`The command on ${line} sees ${name}=${found}.`, at)
    : fails(`The command on ${line} sees ${name}=${found}.`, need, { ...at, subject: found })
}

/** `go env -w NAME=value` is kept in a file that later steps read, too. Source: pkg.go.dev/cmd/go, "Print Go environment information". */
function keptByGo(
  name: string,
  command: Executed,
  placed: PlacedStep,
  subject: Subject,
): string | null | undefined {
  const commands = [...stepsAbove(subject, placed), placed].flatMap(({ step }) => step.commands)
  const words = commands
    .slice(0, commands.indexOf(command))
    .filter(({ program, argv, certain }) => certain && program === 'go' && argv[1] === 'env')
    .flatMap(({ argv }) => (argv.includes('-w') ? argv.slice(2) : []))
  return words.findLast((word) => word?.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Null: set, to what the file does not tell. Undefined: not set. */
export function settingAbove(name: string, placed: PlacedStep, subject: Subject): string | null | undefined {
  const above = stepsAbove(subject, placed).map(({ step }) => step.instruction)
  for (const keyword of ['ENV', 'ARG'] as const) {
    const last = above.findLast(
      (each) => isSetting(each) && each.keyword === keyword && settingNames(each).includes(name),
    )
    if (last?.keyword === 'ENV') return last.pairs.findLast(({ key }) => key.text === name)?.value.text
    if (last?.keyword === 'ARG') {
      const found = last.declarations.findLast((each) => each.name === name)
      // A build argument without a value may be given on the command line.
      return found?.isSet ? found.value.text : null
    }
  }
  const base = placed.stage.image.base?.facts?.config.env
  return base && Object.hasOwn(base, name) ? (base[name] ?? null) : undefined
}

/** Does the command refer to one of the variables, and is that declared above? */
export function matchUses(names: readonly string[], placed: PlacedStep, subject: Subject): Outcome {
  const { instruction } = placed.step
  const line = `line ${instruction.range.start.line}`
  const at = { place: instruction.range, subject: names[0], stage: placed.stage.label }
  const need = `It has to use ${orList(names)}.`
  if (instruction.keyword !== 'RUN') return fails(`On ${line} stands ${instruction.keyword}.`, need, at)
  if (!instruction.script)
    return unknown(`What the command on ${line} uses cannot be told from the file.`, need, at)
  const used = wordsOf(instruction.script).flatMap(namesIn)
  const found = names.find((name) => used.includes(name))
  if (found === undefined) return fails(`The command on ${line} uses no ${orList(names)}.`, need, at)
  return settingAbove(found, placed, subject) === undefined
    ? fails(
        `The command on ${line} uses ${found}, and no ARG above it in this stage declares it.`,
        `Add ARG ${found} above it.`,
        { ...at, subject: found },
      )
    : holds(`The command on ${line} uses ${found}.`, { ...at, subject: found })
}
