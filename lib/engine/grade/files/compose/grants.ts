import { cleanPath } from '../../../cli/folder.ts'
import type { Grant } from '../../../compose/model.ts'
import { ask, asList, decided, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { GrantCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { startedBy, type Started } from './command.ts'
import { at, nameOf, someThing, type PlacedService } from './placed.ts'
import { readsInto } from './read-into.ts'

export function matchGranted(wanted: GrantCheck | readonly GrantCheck[], placed: PlacedService): Outcome {
  return every(
    asList(wanted).map((check) => () => {
      const none = fails(`${nameOf(placed)} is granted no such secret.`, needOf(check), at(placed))
      return someThing(placed.service.secrets, (grant) => fits(grant, check, placed), none)
    }),
  )
}

function needOf({ variable, argument }: GrantCheck): string {
  if (variable !== undefined) return `Grant it a secret, and let ${orList(asList(variable))} hold its path.`
  return argument === undefined
    ? 'Name one in its secrets.'
    : `Grant it a secret, and write its path behind ${argument}`.concat('.')
}

function fits(grant: Grant, check: GrantCheck, placed: PlacedService): Outcome {
  const { service, compose } = placed
  const place = at(placed, grant.range, grant.name ?? '')
  const { name, path } = grant
  if (name === null || path === null)
    return unknown(`Which secret ${service.name} is granted cannot be told from the file.`, '', place)
  const answer = ask<GrantCheck>(check, {
    secret: (names) =>
      textTest(asList(names))(name)
        ? holds('', place)
        : fails(`${nameOf(placed)} is granted ${name}.`, '', place),
    declared: (wanted) => {
      const made = compose.secrets.find((each) => each.name === name)
      const has =
        made !== undefined && (made.file !== null || made.environment !== null || made.external === true)
      if (has === wanted) return holds(`Secret ${name} is ${has ? '' : 'not '}declared.`, place)
      return fails(
        `Secret ${name} is ${made ? 'declared without saying where it comes from' : 'declared nowhere'}.`,
        'Add it under secrets, with file, environment or external.',
        place,
      )
    },
    variable: (names) => {
      const found = service.environment.filter((each) => asList(names).includes(each.name))
      const right = found.find(({ value }) => value?.text === path)
      if (right) return holds(`${right.name} is ${path}.`, at(placed, right.range, right.name))
      const [first] = found
      if (first && first.value?.text === null)
        return unknown(`What ${first.name} is cannot be told from the file.`, '', at(placed, first.range))
      return fails(
        first
          ? `${first.name} is ${first.value?.text ?? 'given without a value'}.`
          : `${nameOf(placed)} is given no ${orList(asList(names))}.`,
        `It has to be ${path}.`,
        at(placed, first?.range ?? grant.range, name),
      )
    },
    argument: (before) =>
      saysPath(
        true,
        ({ words }) =>
          words.some(
            (word, index) =>
              word === `${before}${path}` ||
              (word === before.replace(/[= ]$/, '') && words[index + 1] === path),
          ),
        `${before}${path}`,
        placed,
        place,
      ),
    mentioned: (wanted) =>
      saysPath(wanted, ({ words }) => words.some((word) => word.includes(path)), path, placed, place),
    into: (variable) => {
      const started = startedBy(placed)
      const scripts = started?.words.filter((word) => /\s/.test(word.trim())) ?? []
      return decided(
        started === null ? null : readsInto(scripts, path, variable) || (started.open ? null : false),
        true,
        {
          yes: `Its command reads ${path} into ${variable}.`,
          no: `Its command does not read ${path} into ${variable}.`,
          open: `What ${service.name} starts cannot be told from the file.`,
        },
        place,
      )
    },
    sharedWith: (names) => {
      const source = sourceOf(name, placed)
      const other = compose.services.find(
        (each) =>
          asList(names).includes(each.name) &&
          each.secrets.some(
            (one) => one.name === name || (one.name && source === sourceOf(one.name, placed)),
          ),
      )
      return other
        ? holds(`${other.name} is granted ${name} as well.`, place)
        : fails(`Nobody else is granted ${name}.`, '', place)
    },
  })
  return answer.holds ? holds(`${nameOf(placed)} is granted ${name}.`, place) : answer
}

/** Two names may stand for one file, one variable or one external secret. */
function sourceOf(name: string, { compose }: PlacedService): string {
  const made = compose.secrets.find((each) => each.name === name)
  const { file, environment, external, realName } = made ?? {}
  if (file) return `file ${cleanPath(file.written.raw)}`
  if (environment) return `environment ${environment.written.raw}`
  return external && realName ? `external ${realName.written.raw}` : `name ${name}`
}

/** Does what the service starts name the path of a secret? What is not known of it may. */
function saysPath(
  wanted: boolean,
  says: (started: Started) => boolean,
  what: string,
  placed: PlacedService,
  place: ReturnType<typeof at>,
): Outcome {
  const started = startedBy(placed)
  return decided(
    started === null ? null : says(started) || (started.open ? null : false),
    wanted,
    {
      yes: `Its command names ${what}.`,
      no: `Its command does not name ${what}.`,
      open: `What ${placed.service.name} starts cannot be told from the file.`,
    },
    place,
  )
}
