import type { Range } from '../../../source/position.ts'
import { ask, asList, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { CiImageCheck, CiServiceCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { someThing } from '../compose/placed.ts'
import { isBuilt } from './built.ts'
import { isOfThisCommit } from './digests.ts'
import { COMMIT_NEED, fullNameOf, imageTest, isVersioned } from './image-names.ts'
import { absent, at, nameOf, type PlacedJob } from './placed.ts'

/** An image that is used somewhere in a job; `index` is the command that uses it, null for the job itself. */
export type UsedImage = { readonly text: string; readonly range: Range; readonly index: number | null }

/** `whose` continues to `… is docker:29`: `The image of job build`. */
export function matchUsedImage(
  check: CiImageCheck,
  { text, range, index }: UsedImage,
  whose: string,
  placed: PlacedJob,
): Outcome {
  const place = at(placed, range, text)
  const isOpen = /\$\{(?!CI_)/.test(text)
  const seen = `${whose} is ${text}.`
  const open = (need: string): Outcome =>
    unknown(`What ${lower(whose)} is cannot be told from the file.`, need, place)
  const answer = ask<CiImageCheck>(check, {
    name: (names) => {
      const need = `It has to be ${orList(asList(names))}.`
      if (imageTest(asList(names))(text)) return holds(seen, place)
      return isOpen ? open(need) : fails(seen, need, place)
    },
    versioned: (wanted) => {
      const is = isVersioned(text)
      if (is === null) return open('')
      if (is === wanted) return holds(seen, place)
      return is
        ? fails(seen, '', place)
        : fails(
            `${whose} is ${text}, which names no version.`,
            'Write a tag that begins with a number, or a digest.',
            place,
          )
    },
    otherThan: (names) => {
      if (imageTest(asList(names))(text)) return fails(seen, 'It has to be another one.', place)
      return isOpen ? open('') : holds(seen, place)
    },
    commit: (wanted) => {
      const is = isOfThisCommit(text, placed, index ?? 0)
      if (is === null) return open(COMMIT_NEED)
      return is === wanted ? holds(seen, place) : fails(seen, wanted ? COMMIT_NEED : '', place)
    },
    built: (wanted) => {
      const is = isBuilt(fullNameOf(text), placed, index)
      if (is === null)
        return unknown(
          `Whether ${text} is built before job ${placed.job.name} uses it cannot be told from the file.`,
          '',
          place,
        )
      if (is === wanted) return holds(seen, place)
      return is
        ? fails(`${text} is built by this pipeline.`, '', place)
        : fails(
            `Nothing that comes before builds and pushes ${text}.`,
            'Use the image that this pipeline has built, by the same name.',
            place,
          )
    },
  })
  return answer.holds ? holds(seen, place) : answer
}

export function matchImage(check: CiImageCheck, placed: PlacedJob): Outcome {
  const { image, name } = placed.job
  if (image)
    return matchUsedImage(
      check,
      { text: image.name.text, range: image.name.range, index: null },
      `The image of job ${name}`,
      placed,
    )
  const need = check.name === undefined ? 'Write image.' : `It has to be ${orList(asList(check.name))}.`
  return absent(placed) === null
    ? unknown(`Which image job ${name} uses cannot be told from the file.`, need, at(placed))
    : fails(`${nameOf(placed)} names no image.`, need, at(placed))
}

export function matchServices(
  wanted: CiServiceCheck | readonly CiServiceCheck[],
  placed: PlacedJob,
): Outcome {
  return every(asList(wanted).map((check) => () => hasService(check, placed)))
}

function hasService(check: CiServiceCheck, placed: PlacedJob): Outcome {
  const { job } = placed
  const what = job.services.length === 0 ? 'no service' : 'no such service'
  const need = check.image?.name === undefined ? '' : `It needs ${orList(asList(check.image.name))}.`
  const none =
    absent(placed) === null
      ? unknown(`Which services job ${job.name} has cannot be told from the file.`, need, at(placed))
      : fails(`${nameOf(placed)} has ${what}.`, need, at(placed))
  return someThing(job.services, (service) => fitsService(service, check, placed), none)
}

export function fitsService(
  service: PlacedJob['job']['services'][number],
  check: CiServiceCheck,
  placed: PlacedJob,
): Outcome {
  const { text, range } = service.name
  const place = at(placed, service.range, text)
  return ask<CiServiceCheck>(check, {
    image: (image) => matchUsedImage(image, { text, range, index: null }, 'The image of the service', placed),
    host: (names) =>
      service.hosts.some(textTest(asList(names)))
        ? holds(`Service ${text} is reached as ${orList(service.hosts)}.`, place)
        : fails(
            `Service ${text} is reached as ${orList(service.hosts)}.`,
            `It needs the alias ${orList(asList(names))}.`,
            place,
          ),
  })
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
