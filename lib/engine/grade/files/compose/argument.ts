import { asList, decided, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { ArgumentCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { startedBy } from './command.ts'
import { isMountedPath } from './environment.ts'
import { namesOn, reaches } from './networks.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

/** Arguments of what a service starts, all of them. */
export function matchArguments(
  wanted: ArgumentCheck | readonly ArgumentCheck[],
  placed: PlacedService,
): Outcome {
  return every(asList(wanted).map((each) => () => hasArgument(each, placed)))
}

function hasArgument(check: ArgumentCheck, placed: PlacedService): Outcome {
  const started = startedBy(placed)
  const own = placed.service.command ?? placed.service.entrypoint
  const place = at(placed, own?.range ?? null, check.name)
  if (started === null)
    return unknown(`What ${placed.service.name} starts cannot be told from the file.`, '', place)
  const value = valuesOf(check.name, started.words).at(-1)
  // A variable may bring an argument of its own.
  if (value === undefined && started.words.some((word) => word.startsWith('$')))
    return unknown(`All that ${placed.service.name} starts with cannot be told from the file.`, '', place)
  if (value === undefined)
    return check.given === false
      ? holds(`${nameOf(placed)} starts without ${check.name}.`, place)
      : fails(`${nameOf(placed)} starts without ${check.name}.`, `Add ${check.name} to its command.`, place)
  if (check.given === false)
    return fails(`${nameOf(placed)} starts with ${check.name}.`, 'Take it out.', place)
  if (value.includes('$') && started.open && (check.value ?? check.mounted ?? check.leadsTo) !== undefined)
    return unknown(`What ${check.name} is cannot be told from the file.`, '', place)
  const seen = value === '' ? `${check.name} has no value.` : `${check.name} is ${value}.`
  if (check.value !== undefined && !textTest(asList(check.value))(value))
    return fails(seen, `It has to be ${orList(asList(check.value))}.`, place)
  if (check.mounted !== undefined && isMountedPath(value, placed) !== check.mounted)
    return fails(
      check.mounted ? `Nothing is mounted at ${value}, which ${check.name} names.` : seen,
      check.mounted ? 'Mount it.' : '',
      place,
    )
  return check.leadsTo === undefined
    ? holds(seen, place)
    : leadsTo(asList(check.leadsTo), value, placed, place)
}

/** Names of arguments do not depend on capitals: those of Traefik do not, and others are written as they are known. */
function valuesOf(name: string, words: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase()
  return words.flatMap((word, index) => {
    const equals = word.indexOf('=')
    const own = (equals === -1 ? word : word.slice(0, equals)).toLowerCase()
    if (own !== wanted) return []
    if (equals !== -1) return [word.slice(equals + 1)]
    const next = words[index + 1]
    return [next === undefined || next.startsWith('-') ? '' : next]
  })
}

/** An address of a service of this file, by its name or another one it has on a network of both. */
function leadsTo(
  images: readonly string[],
  value: string,
  placed: PlacedService,
  place: ReturnType<typeof at>,
): Outcome {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/]*@)?([^:/?#]+)/i.exec(value)?.[1] ?? ''
  const { compose } = placed
  const target = compose.services.find((each) => namesOn(each).includes(host))
  if (!target)
    return fails(
      `${value} leads to no service of this file.`,
      'Name the service that it has to lead to.',
      place,
    )
  const image = target.image?.value ?? null
  const right = decided(
    image === null ? null : textTest(images)(image),
    true,
    {
      yes: `${value} leads to service ${target.name}.`,
      no: `${value} leads to service ${target.name}, which runs ${image ?? ''}.`,
      open: `Which image ${target.name} runs cannot be told from the file.`,
      need: `It has to lead to ${orList(images)}.`,
    },
    place,
  )
  return right.holds ? reaches(target.name, placed) : right
}
