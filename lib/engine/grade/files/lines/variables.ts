import type { EnvSetting } from '../../../cli/model.ts'
import { asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { LineVariable } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { at, nameOf, type PlacedLine } from './placed.ts'

/** Variables of -e or --build-arg, all of them. Of a name that is given twice the last counts. */
export function matchVariables(
  wanted: LineVariable | readonly LineVariable[],
  settings: readonly EnvSetting[],
  placed: PlacedLine,
  open: boolean,
): Outcome {
  return every(asList(wanted).map((check) => () => isGiven(check, settings, placed, open)))
}

function isGiven(
  check: LineVariable,
  settings: readonly EnvSetting[],
  placed: PlacedLine,
  open: boolean,
): Outcome {
  const fits = textTest([check.name])
  const found = settings.findLast(({ name }) => name !== null && fits(name))
  const isOpen = open || settings.some(({ name }) => name === null)
  const place = at(placed, found?.range ?? null, found?.name ?? check.name)
  const absent = `No option of ${nameOf(placed)} gives it ${check.name}.`
  if (!found && isOpen)
    return unknown(
      `Whether ${nameOf(placed)} is given ${check.name} cannot be told from the file.`,
      '',
      place,
    )
  if (check.given === 'no')
    return found
      ? fails(`${nameOf(placed)} is given ${found.name}.`, 'It must not be.', place)
      : holds(absent, place)
  if (!found) return fails(absent, `It has to be given ${check.name}.`, place)
  const isOutside = found.passed || found.variables.length > 0
  if (check.given === 'literal' && isOutside)
    return fails(`The value of ${found.name} comes from outside.`, 'Write it here.', place)
  if (check.given === 'outside' && !isOutside)
    return fails(`The value of ${found.name} stands in the command.`, 'Let it come from outside.', place)
  if (check.value === undefined) return holds(`${nameOf(placed)} is given ${found.name}.`, place)
  const need = `It has to be ${orList(asList(check.value))}.`
  if (found.value === null) return unknown(`What ${found.name} is cannot be told from the file.`, need, place)
  return textTest(asList(check.value))(found.value)
    ? holds(`${found.name} is ${found.value}.`, place)
    : fails(`${found.name} is ${found.value === '' ? 'empty' : found.value}.`, need, place)
}
