import type { NamedValue } from '../../../compose/model.ts'
import { textOf } from '../../../project.ts'
import { folderOf } from '../../../rules/compose/shared/built-image.ts'
import { asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { GivenVariable } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { at, nameOf, type PlacedService } from './placed.ts'
import { mountPaths } from './mounts.ts'

/** Variables that a container or a build is given, all of them. */
export function matchGiven(
  wanted: GivenVariable | readonly GivenVariable[],
  placed: PlacedService,
  from: 'environment' | 'args',
): Outcome {
  return every(asList(wanted).map((each) => () => isGiven(each, placed, from)))
}

function isGiven(check: GivenVariable, placed: PlacedService, from: 'environment' | 'args'): Outcome {
  const { service } = placed
  const list = from === 'environment' ? service.environment : (service.build?.args ?? [])
  const found = list.findLast(({ name }) => name === check.name)
  if (found) return isWritten(check, found, placed)
  const said = `${nameOf(placed)} is given no ${check.name}${from === 'args' ? ' to build with' : ''}.`
  const place = at(placed, null, check.name)
  const inFile = from === 'environment' ? fromFiles(check.name, placed) : 'no'
  if (inFile === 'unknown')
    return unknown(
      `Whether ${service.name} is given ${check.name} depends on an env_file that is not here.`,
      '',
      place,
    )
  if (inFile === 'no')
    return check.given === 'no' ? holds(said, place) : fails(said, `It has to be given ${check.name}.`, place)
  if (check.given === 'no') return fails(`An env_file gives ${check.name} to ${service.name}.`, '', place)
  if (check.given === 'literal')
    return fails(`${check.name} comes from an env_file.`, 'Write its value here.', place)
  if (check.value !== undefined && !textTest(asList(check.value))(inFile.value))
    return fails(`An env_file gives ${check.name} another value.`, needOf(check), place)
  return holds(`An env_file gives ${check.name} to ${service.name}.`, place)
}

function isWritten(check: GivenVariable, { name, value, range }: NamedValue, placed: PlacedService): Outcome {
  const place = at(placed, range, name)
  const isLiteral = value !== null && value.literal
  if (check.given === 'no') return fails(`${nameOf(placed)} is given ${name}.`, 'It must not be.', place)
  if (check.given === 'literal' && !isLiteral)
    return fails(`The value of ${name} comes from outside.`, 'Write its value here.', place)
  if (check.given === 'outside' && isLiteral)
    return fails(`The value of ${name} is written here.`, `Let it come from outside: \${${name}}.`, place)
  if (check.value !== undefined) {
    if (value === null || value.text === null)
      return unknown(`What ${name} is set to cannot be told from the file.`, needOf(check), place)
    if (!textTest(asList(check.value))(value.text))
      return fails(
        `${name} is set to ${value.text === '' ? 'an empty text' : value.text}.`,
        needOf(check),
        place,
      )
  }
  if (check.path !== undefined) return isPath(check.path, name, value?.text ?? null, placed, place)
  return holds(`${nameOf(placed)} is given ${name}.`, place)
}

function isPath(
  wanted: boolean,
  name: string,
  text: string | null,
  placed: PlacedService,
  place: ReturnType<typeof at>,
): Outcome {
  if (text === null) return unknown(`Which path ${name} holds cannot be told from the file.`, '', place)
  const is = mountPaths(placed).some((path) => text === path || text.startsWith(`${path}/`))
  if (is === wanted) return holds(`${name} is ${text}.`, place)
  return is
    ? fails(`${name} is a path that is mounted, ${text}.`, '', place)
    : fails(
        `Nothing is mounted at ${text}, which ${name} names.`,
        'Mount it, or name the path where it is.',
        place,
      )
}

function needOf({ value }: GivenVariable): string {
  return `It has to be ${orList(asList(value))}.`
}

/** What the env_files of a service set; `unknown` when one that is not here might. Source: docs.docker.com, compose env-file. */
function fromFiles(name: string, { service, project }: PlacedService): { value: string } | 'no' | 'unknown' {
  let isOpen = !service.whole
  for (const { path } of service.envFile.toReversed()) {
    const text = path.text === null ? null : textOf(project, pathOf(path.text, project))
    if (text === null) {
      isOpen = true
      continue
    }
    const found = text.match(
      new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name.replaceAll(/\W/g, '')}[ \\t]*=(.*)$`, 'm'),
    )
    if (found) return { value: (found[1] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2') }
  }
  return isOpen ? 'unknown' : 'no'
}

function pathOf(path: string, project: PlacedService['project']): string {
  return folderOf(project, path) ?? path
}
