import type { NamedValue } from '../../../compose/model.ts'
import { textOf } from '../../../project.ts'
import { folderOf } from '../../../rules/compose/shared/built-image.ts'
import { andList, asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { GivenVariable } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { at, nameOf, type PlacedService } from './placed.ts'
import { mountPaths } from './mounts.ts'

/** Variables that a container or a build is given, all of them. */
export function matchGiven(
  wanted: GivenVariable | readonly GivenVariable[],
  placed: PlacedService,
  from: From,
): Outcome {
  return every(asList(wanted).map((each) => () => isGiven(each, placed, from)))
}

type From = 'environment' | 'args' | 'labels'

function writtenIn(
  { environment, build, labels }: PlacedService['service'],
  from: From,
): readonly NamedValue[] {
  if (from === 'labels') return labels
  return from === 'environment' ? environment : (build?.args ?? [])
}

function isGiven(check: GivenVariable, placed: PlacedService, from: From): Outcome {
  const { service } = placed
  const names = orList(asList(check.name))
  const test = textTest(asList(check.name))
  const written = writtenIn(service, from)
  const inFiles = from === 'environment' ? variablesInFiles(placed) : { found: [], open: false }
  const own = lastOfEach(written.filter(({ name }) => test(name)))
  const ofFiles = inFiles.found.filter(({ name }) => test(name) && !own.some((each) => each.name === name))
  const answers = [
    ...own.map((each) => isWritten(check, each, placed)),
    ...ofFiles.map((each) => isInFile(check, each, placed)),
  ]
  if (answers.length > 0) {
    const open = answers.find((each) => !each.known)
    return answers.find((each) => each.holds) ?? open ?? answers[0]!
  }
  const said = `${nameOf(placed)} is given no ${names}${from === 'args' ? ' to build with' : ''}.`
  const place = at(placed, null, names)
  // What comes from a file is not written here.
  const open = check.given === 'literal' ? !service.whole : inFiles.open || !service.whole
  if (open)
    return unknown(`Whether ${service.name} is given ${names} depends on a file that is not here.`, '', place)
  return check.given === 'no' ? holds(said, place) : fails(said, `It has to be given ${names}.`, place)
}

/** The last one of a name counts. */
function lastOfEach<Named extends { readonly name: string }>(all: readonly Named[]): readonly Named[] {
  return [...new Map(all.map((each) => [each.name, each])).values()]
}

function isInFile(check: GivenVariable, { name, value }: InFile, placed: PlacedService): Outcome {
  const place = at(placed, placed.service.envFile[0]?.range ?? null, name)
  if (check.given === 'no')
    return fails(`An env_file gives ${name} to ${placed.service.name}.`, 'It must not be given.', place)
  if (check.given === 'literal')
    return fails(`${name} comes from an env_file.`, 'Write its value here.', place)
  const wrong = wrongValue(check, name, value, place)
  if (wrong) return wrong
  if (check.path !== undefined) return isPath(check.path, name, value, placed, place)
  return holds(`An env_file gives ${name} to ${placed.service.name}.`, place)
}

function isWritten(check: GivenVariable, { name, value, range }: NamedValue, placed: PlacedService): Outcome {
  const place = at(placed, range, name)
  const isLiteral = value !== null && value.literal
  if (check.given === 'no')
    return fails(`${nameOf(placed)} is given ${name}.`, 'It must not be given.', place)
  if (check.given === 'literal' && !isLiteral)
    return fails(`The value of ${name} comes from outside.`, 'Write its value here.', place)
  if (check.given === 'outside' && isLiteral)
    return fails(`The value of ${name} is written here.`, `Let it come from outside: \${${name}}.`, place)
  const taken = value === null ? [name] : value.variables.map((each) => each.name)
  if (check.from !== undefined && !taken.some(textTest(asList(check.from))))
    return fails(
      `${name} does not take in ${orList(asList(check.from))}.`,
      `Write \${${asList(check.from)[0]}}.`,
      place,
    )
  const hasDefault = value?.variables.some(({ operator }) => operator === ':-' || operator === '-') ?? false
  if (check.default !== undefined && check.default !== hasDefault)
    return hasDefault
      ? fails(`A default is written for ${name}.`, `Take it out: \${${name}}.`, place)
      : fails(`No default is written for ${name}.`, `Write one: \${${name}:-…}.`, place)
  const wrong = wrongValue(check, name, value?.text ?? null, place)
  if (wrong) return wrong
  if (check.path !== undefined) return isPath(check.path, name, value?.text ?? null, placed, place)
  return holds(`${nameOf(placed)} is given ${name}.`, place)
}

/** What is wrong with a value, or not known of it; null for nothing. */
function wrongValue(
  check: GivenVariable,
  name: string,
  text: string | null,
  place: ReturnType<typeof at>,
): Outcome | null {
  if (check.value === undefined && check.form === undefined && check.parts === undefined) return null
  const need = needOf(check)
  if (text === null) return unknown(`What ${name} is set to cannot be told from the file.`, need, place)
  const right = check.value === undefined || textTest(asList(check.value))(text)
  const hasParts = check.parts === undefined || onlyOf(asList(check.parts), text)
  if (right && hasParts && (check.form === undefined || isBucket(text))) return null
  return fails(`${name} is set to ${text === '' ? 'an empty text' : text}.`, need, place)
}

/** `compute, utility`: blanks around a part do not count. Source: NVIDIA/nvidia-container-toolkit, internal/config/image. */
function onlyOf(parts: readonly string[], text: string): boolean {
  return text.split(',').every((part) => parts.includes(part.trim()))
}

/** Source: docs.aws.amazon.com, "Bucket naming rules". */
function isBucket(text: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text) && !/\.\.|^\d+(?:\.\d+){3}$|^xn--/.test(text)
}

function isPath(
  wanted: boolean,
  name: string,
  text: string | null,
  placed: PlacedService,
  place: ReturnType<typeof at>,
): Outcome {
  if (text === null) return unknown(`Which path ${name} holds cannot be told from the file.`, '', place)
  const is = isMountedPath(text, placed)
  if (is === wanted) return holds(`${name} is ${text}.`, place)
  return is
    ? fails(`${name} is a path that is mounted, ${text}.`, '', place)
    : fails(
        `Nothing is mounted at ${text}, which ${name} names.`,
        'Mount it, or name the path where it is.',
        place,
      )
}

/** Something is mounted there, or at a folder above it. */
export function isMountedPath(path: string, placed: PlacedService): boolean {
  return mountPaths(placed).some(
    (each) => path === each || path.startsWith(each.endsWith('/') ? each : `${each}/`),
  )
}

function needOf({ value, form, parts }: GivenVariable): string {
  if (parts !== undefined) return `It may have ${andList(asList(parts))}, with commas between.`
  if (form !== undefined)
    return 'It has to be 3 to 63 lower-case letters, digits, dots and hyphens, with a letter or digit at both ends.'
  return `It has to be ${orList(asList(value))}.`
}

type InFile = { readonly name: string; readonly value: string | null }

/**
 * What the env_files of a service set, later files first; `open` when one that is not here may set more.
 * Source: docs.docker.com/compose/how-tos/environment-variables, "env_file".
 */
function variablesInFiles({ service, project }: PlacedService): {
  readonly found: readonly InFile[]
  readonly open: boolean
} {
  const found: InFile[] = []
  let open = false
  for (const { path } of service.envFile) {
    const text = path.text === null ? null : textOf(project, folderOf(project, path.text) ?? path.text)
    if (text === null) open = true
    else found.push(...variablesIn(text))
  }
  return { found: lastOfEach(found), open }
}

const SETTING = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:=(.*))?$/

function variablesIn(text: string): readonly InFile[] {
  return text.split('\n').flatMap((line) => {
    const [, name, value] = SETTING.exec(line.trimEnd()) ?? []
    if (name === undefined) return []
    // Without a value it comes from where Compose runs, and a variable in it does, too.
    const plain = value?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? null
    return [
      { name, value: plain === null || (/\$/.test(plain) && !/^\s*'/.test(value ?? '')) ? null : plain },
    ]
  })
}
