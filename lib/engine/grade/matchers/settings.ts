import type { StageInstruction } from '../../dockerfile/model.ts'
import { ask, asList, fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { InstructionCheck, SetsCheck } from '../schema.ts'
import { stepsAbove, stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { isPattern, nameTest } from './patterns.ts'
import { stepsLike } from './select.ts'
import type { Kind } from './thing.ts'

type Setting = Extract<StageInstruction, { keyword: 'ARG' | 'ENV' | 'LABEL' }>

export function isSetting(instruction: PlacedStep['step']['instruction']): instruction is Setting {
  return instruction.keyword === 'ARG' || instruction.keyword === 'ENV' || instruction.keyword === 'LABEL'
}

export function settingNames(instruction: Setting): readonly string[] {
  if (instruction.keyword === 'ARG') return instruction.declarations.map(({ name }) => name)
  return instruction.pairs.map(({ key }) => key.text ?? '')
}

function usedNames(instruction: Setting): readonly string[] {
  if (instruction.keyword === 'ARG') return instruction.declarations.flatMap(({ value }) => value.variables)
  return instruction.pairs.flatMap(({ value }) => value.variables)
}

export const SETS: Kind<SetsCheck, PlacedStep> = {
  many: 'settings',
  list: (subject, where = 'used') =>
    stepsIn(subject, where).filter(({ step }) => isSetting(step.instruction)),
  fits: (placed, check, subject) => fitsSets(placed, check, subject),
  none: ({ name }) => fails(`No such instruction sets or uses ${name}.`, '', { subject: name }),
}

function fitsSets(placed: PlacedStep, check: SetsCheck, subject: Subject): Outcome {
  const { name } = check
  const { instruction } = placed.step
  if (!isSetting(instruction)) return fails('', '')
  const found = namedIn(check, instruction)
  const at = {
    place: instruction.range,
    subject: found === null ? name : valueOf(instruction, found),
    stage: placed.stage.label,
  }
  const line = `${instruction.keyword} on line ${instruction.range.start.line}`
  const keywords: readonly string[] = asList(check.by)
  if (found === null) return fails(`${line} does not set or use ${name}.`, '', at)
  if (keywords.length > 0 && !keywords.includes(instruction.keyword))
    return fails(`${line} sets or uses ${name}.`, '', at)
  if (check.form !== undefined && check.form !== formOf(instruction, found))
    return fails(`${line} is written otherwise.`, '', at)
  if (check.declared !== undefined && check.declared !== isDeclared(subject, placed, found))
    return fails(`${line} uses ${name}${check.declared ? ', which nothing has set' : ''}.`, '', at)
  if (check.before !== undefined && !standsBefore(placed, check, subject))
    return fails(`${line} stands elsewhere.`, '', at)
  return holds(`${instruction.keyword} ${found} stands on line ${instruction.range.start.line}.`, at)
}

/** `KEY=value`, or the older `KEY value`. */
function formOf(instruction: Setting, name: string): 'equals' | 'blank' {
  if (instruction.keyword === 'ARG') return 'equals'
  const pair = instruction.pairs.find(({ key }) => key.text === name) ?? instruction.pairs[0]
  return pair?.separator === '' ? 'blank' : 'equals'
}

/** The name that is set or used. */
function namedIn({ name, how = 'either' }: SetsCheck, instruction: Setting): string | null {
  const fits = isPattern(name) ? nameTest([name]) : (each: string): boolean => each === name
  const defined = how === 'uses' ? undefined : settingNames(instruction).find(fits)
  const used = how === 'defines' ? undefined : usedNames(instruction).find(fits)
  return defined ?? used ?? null
}

function standsBefore(
  { stage, number }: PlacedStep,
  { before, stage: where }: SetsCheck,
  subject: Subject,
): boolean {
  return stepsLike(subject, before!).some((target) =>
    stepsAbove(subject, target).some(
      (each) =>
        each.stage.index === stage.index &&
        each.number === number &&
        (where === undefined || (stage.index === target.stage.index) === (where === 'same')),
    ),
  )
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

export const INSTRUCTION: Kind<InstructionCheck, PlacedStep> = {
  many: 'instructions',
  last: true,
  list: (subject, where = 'used') => stepsIn(subject, where),
  fits: ({ step: { instruction }, stage }, check) => {
    const keywords = asList(check.keyword).map((each) => each.toUpperCase())
    const line = `${instruction.keyword} stands on line ${instruction.range.start.line}.`
    const at = { place: instruction.range, subject: instruction.node.body.text, stage: stage.label }
    const answer = ask<Omit<InstructionCheck, 'in'>>(check, {
      keyword: () => (keywords.includes(instruction.keyword) ? holds('') : fails(line, '', at)),
      root: (value) => {
        if (instruction.keyword !== 'USER') return fails(line, '', at)
        const { text } = instruction.user
        if (text === null) return unknown('Which user that is cannot be told from the file.', '', at)
        return value === ['', 'root', '0'].includes(text.split(':')[0]!) ? holds('') : fails(line, '', at)
      },
    })
    return answer.holds ? holds(line, at) : answer
  },
  none: ({ keyword }) => {
    const keywords = asList(keyword)
      .map((each) => each.toUpperCase())
      .join(' or ')
    return fails(`There is no ${keywords}.`, `Add ${keywords}.`)
  },
}
