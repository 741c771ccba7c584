import type { SecretTrail } from '../../build/types.ts'
import { ask, asList, decided, fails, holds, unknown, type Outcome } from '../outcome.ts'
import type { SecretCheck } from '../schema.ts'
import { isIn, type Subject } from '../subject.ts'
import { inBase64 } from './base64.ts'
import { stepsOfImage } from './contents.ts'
import { nameTest, pathTest } from './patterns.ts'
import type { Kind } from './thing.ts'

type Trail = { readonly trail: SecretTrail; readonly stage: string }

export const SECRET: Kind<SecretCheck, Trail> = {
  many: 'credentials',
  list: (subject, where = 'used') =>
    subject.build.secrets.flatMap((trail) => {
      const stage = subject.build.stages[trail.stage]
      return stage && isIn(subject, stage, where) ? [{ trail, stage: stage.label }] : []
    }),
  fits: fitsSecret,
  none: () => fails('No credential is like that.', ''),
}

const HOW: Readonly<Record<SecretTrail['by'], string>> = {
  copied: 'is copied into a layer',
  written: 'is written into a layer',
  mount: 'is written into a layer out of a secret mount',
  env: 'is in the configuration of the image',
  arg: 'is in the history of the image',
  label: 'is in the configuration of the image',
  url: 'is in the history of the image',
}

function fitsSecret({ trail, stage }: Trail, check: SecretCheck): Outcome {
  const { what, by, range, removedIn, removedRange, recoverable, how } = trail
  const late = removedIn !== null
  const at = { place: range, subject: what, stage }
  const said = recoverable
    ? `${what} ${HOW[by]} by line ${range.start.line}${late ? ' and deleted too late' : ''}.`
    : `${what} of line ${range.start.line} does not reach the image.`
  const seen = recoverable && how !== '' ? `${said} ${how}` : said
  const say = (is: boolean, wanted = true): Outcome =>
    decided(is, wanted, { yes: seen, no: seen, open: '' }, at)
  const fits = nameOrPath(asList(check.what))
  const answer = ask<Omit<SecretCheck, 'in'>>(check, {
    by: (value) => say(asList(value).includes(by)),
    what: () => say(fits(what)),
    recoverable: (wanted) => say(recoverable, wanted),
    deletedLate: (wanted) => say(late, wanted),
  })
  if (!answer.holds) return answer
  if (!trail.certain)
    return unknown(
      `${what} on line ${range.start.line} may hold a credential; whether it does cannot be known from the file.`,
      'Do not keep it in the image.',
      at,
    )
  return holds(seen, { ...at, place: check.deletedLate ? (removedRange ?? range) : range })
}

/** `ENV *TOKEN`, `/root/.ssh/*`, `id_rsa`. */
function nameOrPath(patterns: readonly string[]): (what: string) => boolean {
  const byName = nameTest(patterns)
  const byPath = patterns.map(pathTest)
  return (what) =>
    patterns.includes(what) || (what.startsWith('/') ? byPath.some((test) => test(what)) : byName(what))
}

/** Values given in the lab that must occur nowhere: neither in what the student wrote nor in what the image holds. */
export function matchPlanted(values: readonly string[], subject: Subject): Outcome {
  for (const value of values) {
    const place = [value, ...inBase64(value)]
      .map((text) => plantedPlace(text, subject))
      .find((each) => each !== null)
    if (place)
      return fails(`${masked(value)} is ${place.where}.`, 'It must occur nowhere.', {
        subject: masked(value),
        place: place.place,
        stage: place.stage,
      })
  }
  return holds('The planted values occur nowhere.')
}

type Planted = { readonly where: string; readonly place: Outcome['place']; readonly stage: string }

function plantedPlace(value: string, subject: Subject): Planted | null {
  const { build, files, context, file } = subject
  const written = Object.entries(files).find(([, text]) => text.includes(value))
  if (written) {
    const [name] = written
    return { where: `written in ${name}`, place: name === file ? placeIn(value, subject) : null, stage: '' }
  }
  const { image } = build
  if (!image) return null
  const holdsIt = (text: string | null | undefined): boolean => text?.includes(value) === true
  const variable = Object.entries(image.env).find(([, text]) => holdsIt(text))
  if (variable) return { where: `in the variable ${variable[0]}`, place: null, stage: '' }
  const label = Object.entries(image.labels).find(([, text]) => holdsIt(text))
  if (label) return { where: `in the label ${label[0]}`, place: null, stage: '' }
  const entry = [...image.files.entries].find(
    ([, { content, context: from }]) =>
      holdsIt(content) || (from !== null && holdsIt(context.files[from]?.content)),
  )
  if (entry) {
    const { made } = entry[1]
    const stage = build.stages[made.stage]
    return {
      where: `in ${entry[0]}`,
      place: stage?.steps[made.step]?.instruction.range ?? null,
      stage: stage?.label ?? '',
    }
  }
  const late = stepsOfImage(image, subject).find(
    ({ step }) =>
      ['COPY', 'ADD'].includes(step.instruction.keyword) &&
      step.reads.some((path) => holdsIt(context.files[path]?.content)),
  )
  return late
    ? {
        where: `in the layer of line ${late.step.instruction.range.start.line}, though deleted later`,
        place: late.step.instruction.range,
        stage: late.stage.label,
      }
    : null
}

/** The instruction that says it. */
function placeIn(value: string, { dockerfile }: Subject): Outcome['place'] {
  const at = dockerfile.source.indexOf(value)
  const all = [
    ...dockerfile.globalArgs,
    ...dockerfile.stages.flatMap(({ from, instructions }) => [from, ...instructions]),
  ]
  return all.find(({ range }) => range.start.offset <= at && at < range.end.offset)?.range ?? null
}

/** A message goes on screens and into logs. */
function masked(value: string): string {
  return `${value.slice(0, 2)}…`
}
