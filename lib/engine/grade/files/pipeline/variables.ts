import type { Variable } from '../../../gitlab-ci/model.ts'
import type { Range } from '../../../source/position.ts'
import { asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { CiVariableCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { at, nameOf, type PlacedJob } from './placed.ts'

/** A variable as commands see it; `text` null when it is not known. */
export type SeenVariable = {
  readonly name: string
  readonly text: string | null
  /** It holds variables that the file does not set. */
  readonly outside: boolean
  readonly range: Range
}

function written({ name, nameRange, value }: Variable): SeenVariable {
  return {
    name,
    text: value?.text ?? null,
    outside: (value?.variables.length ?? 0) > 0,
    range: value?.range ?? nameRange,
  }
}

/** Of `variables`, exported by scripts or set for one command; the last of a name counts. */
export function variablesOf({ job }: PlacedJob): readonly SeenVariable[] {
  const set = [
    ...job.settings.filter(({ exported }) => exported),
    ...job.commands.flatMap(({ assignments }) => assignments),
  ]
  const inScripts = set.map(({ name, value, range }) => ({
    name,
    text: value,
    outside: value === null || /\$\{/.test(value),
    range,
  }))
  return [...job.variables.map(written), ...inScripts]
}

export function variableIn(placed: PlacedJob, name: string): SeenVariable | null {
  return variablesOf(placed).findLast((each) => each.name === name) ?? null
}

export function matchVariables(
  wanted: CiVariableCheck | readonly CiVariableCheck[],
  placed: PlacedJob,
): Outcome {
  const place = at(placed)
  return every(
    asList(wanted).map((check) => () => {
      const none = `${nameOf(placed)} sets no ${orList(asList(check.name))}.`
      const open = !placed.job.complete
      return hasVariable(
        check,
        variablesOf(placed),
        none,
        (range, name) => (range === null ? place : at(placed, range, name)),
        open,
      )
    }),
  )
}

type Place = { readonly place: Range | null; readonly file: string; readonly subject: string }

/** Shared with the variables of the whole file. `open`: more may come from elsewhere. */
export function hasVariable(
  check: CiVariableCheck,
  variables: readonly SeenVariable[],
  none: string,
  placeOf: (range: Range | null, name: string) => Place,
  open: boolean,
): Outcome {
  const test = textTest(asList(check.name))
  const found = [
    ...new Map(variables.filter(({ name }) => test(name)).map((each) => [each.name, each])).values(),
  ]
  const [first = null] = found
  if (check.given === 'no')
    return first
      ? fails(`${first.name} is set.`, 'Take it out.', placeOf(first.range, first.name))
      : holds(none, placeOf(null, ''))
  if (first === null) {
    const need =
      check.value === undefined ? 'It has to be set.' : `It has to be ${orList(asList(check.value))}.`
    // A variable that is not there is not empty either.
    if (check.empty === false && check.value === undefined && check.given === undefined)
      return holds(none, placeOf(null, ''))
    return open
      ? unknown(
          `Whether ${orList(asList(check.name))} is set cannot be told from the file.`,
          need,
          placeOf(null, ''),
        )
      : fails(none, need, placeOf(null, ''))
  }
  const answers = found.map((each) => fits(check, each, placeOf(each.range, each.name)))
  return answers.find((each) => each.holds) ?? answers.find((each) => !each.known) ?? answers[0]!
}

function fits(
  { value, empty, given }: CiVariableCheck,
  { name, text, outside }: SeenVariable,
  place: Place,
): Outcome {
  const seen = `${name} is ${text === '' ? 'empty' : (text ?? 'not known')}.`
  const open = unknown(`What ${name} is cannot be told from the file.`, '', place)
  if (given === 'literal' && outside)
    return fails(`The value of ${name} comes from outside.`, 'Write its value here.', place)
  if (given === 'outside' && !outside)
    return fails(
      `The value of ${name} is written here.`,
      'Let it come from the settings of the project.',
      place,
    )
  if (empty !== undefined) {
    if (text === null) return open
    // What GitLab and the project set is taken to be there.
    if ((text === '') !== empty)
      return fails(seen, empty ? 'It has to be empty.' : 'It must not be empty.', place)
  }
  if (value === undefined) return holds(seen, place)
  if (text === null) return open
  return textTest(asList(value))(text)
    ? holds(seen, place)
    : fails(seen, `It has to be ${orList(asList(value))}.`, place)
}
