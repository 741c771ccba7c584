import type { Executed } from '../../build/types.ts'
import { addSizes } from '../../source/size.ts'
import { ask, asList, decided, every, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { StepCheck } from '../schema.ts'
import { stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { mentionedIn } from './script-words.ts'
import { matchSize } from './amounts.ts'
import { fitsCommand } from './commands.ts'
import { leftoversIn } from './leftovers.ts'
import { matchMount } from './mounts.ts'
import { matchUses, matchVariable } from './variables.ts'
import type { Kind } from './thing.ts'

export const STEP: Kind<StepCheck, PlacedStep> = {
  many: 'steps',
  list: (subject, where = 'used') => stepsIn(subject, where),
  fits: (placed, check, subject) => fitsStep(placed, check, subject),
  none: () => fails('No step is like that.', ''),
}

/** A step and its layer. */
function fitsStep(placed: PlacedStep, check: StepCheck, subject: Subject): Outcome {
  const { step, stage } = placed
  const { instruction } = step
  const line = `line ${instruction.range.start.line}`
  const at = { place: instruction.range, subject: instruction.keyword, stage: stage.label }
  const starter = (): null => null
  const answer = ask<Omit<StepCheck, 'in'>>(check, {
    keyword: (value) => {
      const keywords = asList(value).map((each) => each.toUpperCase())
      return keywords.includes(instruction.keyword)
        ? holds('')
        : fails(`On ${line} stands ${instruction.keyword}.`, `It has to be ${orList(keywords)}.`, at)
    },
    form: (wanted) => matchForm(wanted, placed, at),
    installs: (value) =>
      step.installs.some(({ manifests }) => manifests.includes(value))
        ? holds('', { ...at, subject: value })
        : fails(`The step on ${line} does not install what ${value} lists.`, '', at),
    manager: (value) =>
      step.installs.some(({ manager }) => asList(value).includes(manager))
        ? holds('', at)
        : fails(`The step on ${line} installs nothing with ${orList(asList(value))}.`, '', at),
    runs: (value) => matchRuns(asList(value), placed),
    mounts: (value) => every(asList(value).map((each) => () => matchMount(each, placed, subject))),
    env: (value) => matchVariable(value, placed, subject, askedCommand(check, placed)),
    uses: (value) => matchUses(asList(value), placed, subject),
    mentions: (value) => matchMention(value, placed, at),
    size: (value) =>
      matchSize(value, {
        what: `The layer of ${line}`,
        size: step.size,
        starter,
        place: instruction.range,
        stage: stage.label,
      }),
    wasted: (value) =>
      matchSize(value, {
        what: `What ${line} ships for nothing`,
        size: addSizes(step.wasted.map(({ size }) => size)),
        starter,
        place: instruction.range,
        stage: stage.label,
      }),
    onlyDeletes: (wanted) => matchOnlyDeletes(wanted, placed, at),
    remodes: (wanted) => matchRemodes(wanted, placed, at),
    leaves: (wanted) => matchLeaves(wanted, placed, subject, at),
  })
  return answer.holds
    ? holds(answer.seen || `The step on ${line} is like that.`, {
        ...at,
        subject: answer.subject || at.subject,
        place: answer.place ?? at.place,
      })
    : answer
}

function matchForm(wanted: 'exec' | 'shell', { step: { instruction } }: PlacedStep, at: At): Outcome {
  const form = instruction.keyword !== 'RUN' ? null : instruction.argv === null ? 'shell' : 'exec'
  const line = `line ${instruction.range.start.line}`
  return form === wanted ? holds('', at) : fails(`RUN on ${line} is not in ${wanted} form.`, '', at)
}

function matchMention(text: string, { step: { instruction } }: PlacedStep, at: At): Outcome {
  const script = instruction.keyword === 'RUN' ? instruction.script : null
  return decided(
    script === null ? (instruction.keyword === 'RUN' ? null : false) : mentionedIn(script, text),
    true,
    {
      yes: '',
      no: `Nothing on line ${instruction.range.start.line} names ${text}.`,
      open: `What line ${instruction.range.start.line} names cannot be told from the file.`,
      need: `It has to name ${text}.`,
    },
    at,
  )
}

type At = { readonly place: Outcome['place']; readonly subject: string; readonly stage: string }

/** With `runs`, `env` is about that command: the first of its kind. */
function askedCommand({ runs }: StepCheck, { step, stage }: PlacedStep): Executed | null {
  const [first] = asList(runs)
  if (first === undefined) return null
  return step.commands.find((each) => fitsCommand(first, each, stage.label).holds) ?? null
}

/** Each of the commands, one after the other. */
function matchRuns(
  checks: readonly Parameters<typeof fitsCommand>[0][],
  { step, stage }: PlacedStep,
): Outcome {
  const line = step.instruction.range.start.line
  let from = 0
  let open: Outcome | null = null
  for (const check of checks) {
    const outcomes = step.commands.slice(from).map((command) => fitsCommand(check, command, stage.label))
    const found = outcomes.findIndex((each) => each.holds)
    if (found !== -1) {
      from += found + 1
      continue
    }
    const dark = outcomes.find((each) => !each.known)
    const name = asList(check.program)[0] ?? check.tool ?? 'such a command'
    const words = asList(check.arguments).join(' ')
    if (!dark)
      return fails(
        `The step on line ${line} does not run ${`${name} ${words}`.trim()}${from > 0 ? ' there' : ''}.`,
        '',
        { place: step.instruction.range, subject: name, stage: stage.label },
      )
    open ??= dark
  }
  return open ?? holds('', { place: step.instruction.range, stage: stage.label })
}

/** Deleting in a layer of its own frees nothing. */
function matchOnlyDeletes(wanted: boolean, { step }: PlacedStep, at: At): Outcome {
  const line = `line ${step.instruction.range.start.line}`
  const deletes =
    step.layer && step.removed.length > 0 && step.added.length === 0 && step.changed.length === 0
  // A command that is not modelled may do more.
  const is = deletes && step.size.basis === 'unknown' ? null : deletes
  return decided(
    is,
    wanted,
    {
      yes: `The layer of ${line} does nothing but delete, which frees no space.`,
      no: `The layer of ${line} does not only delete.`,
      open: `What the layer of ${line} holds cannot be told from the file.`,
      need: wanted ? '' : 'Delete in the step that writes.',
    },
    { ...at, subject: step.removed[0] ?? at.subject },
  )
}

/** A mode is part of a layer: set later, the whole file is stored once more. */
function matchRemodes(wanted: boolean, { step }: PlacedStep, at: At): Outcome {
  const line = `line ${step.instruction.range.start.line}`
  const runs = step.commands.some(({ program, argv }) => program === 'chmod' && argv.length > 1)
  return decided(
    runs && step.changed.length > 0,
    wanted,
    {
      yes: `chmod on ${line} changes ${step.changed[0]}, which an earlier step brought, so it is shipped twice.`,
      no: `Nothing on ${line} changes the mode of what an earlier step brought.`,
      open: '',
      need: wanted ? '' : 'Set the mode where the file is copied.',
    },
    { ...at, subject: step.changed[0] ?? at.subject },
  )
}

function matchLeaves(wanted: boolean, placed: PlacedStep, { build }: Subject, at: At): Outcome {
  const [left] = leftoversIn(placed)
  const line = `line ${placed.step.instruction.range.start.line}`
  const dark =
    placed.step.size.basis === 'unknown' &&
    (build.stages[placed.stage.index]?.image.files.opaque.has('/') ?? false)
  return decided(
    left ? true : dark ? null : false,
    wanted,
    {
      yes: `The layer of ${line} holds package lists or a cache.`,
      no: `The layer of ${line} holds no package lists and no cache.`,
      open: `Whether the layer of ${line} holds package lists or a cache cannot be told from the file.`,
      need: wanted ? '' : 'Delete them in the same step, or keep them in a cache mount.',
    },
    { ...at, subject: left?.path ?? at.subject },
  )
}
