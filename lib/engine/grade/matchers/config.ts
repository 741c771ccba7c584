import type { Image } from '../../build/types.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { signalName } from '../../build/signals.ts'
import type { StageInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { ask, asList, decided, every, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { EnvCheck, ExposedPort, LabelCheck, VolumeCheck, WorkdirCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** Instructions of the stages an image is made of, in order. */
export function instructionsOf(
  { chain }: Pick<Image, 'chain'>,
  { dockerfile }: Subject,
): readonly StageInstruction[] {
  return chain.flatMap((index) => dockerfile.stages[index]?.instructions ?? [])
}

export function matchEnv(check: EnvCheck, image: Image, subject: Subject): Outcome {
  return every(asList(check.name).map((name) => () => matchVariable(name, check, image, subject)))
}

function matchVariable(
  name: string,
  { set = true, value, has }: EnvCheck,
  image: Image,
  subject: Subject,
): Outcome {
  const at = { place: placeOfSetting('ENV', name, image, subject), subject: name }
  const present = Object.hasOwn(image.env, name)
  // What is not known of a base image may set anything.
  const closed = image.base !== null && (image.base.name === 'scratch' || image.base.facts !== null)
  if (!present && !closed)
    return unknown(
      `Nothing in the file sets ${name}; whether the base image does is not known.`,
      set ? `Set ${name} with ENV.` : 'Name a base image that is known.',
      at,
    )
  if (!set)
    return present
      ? fails(
          `${name} is set in the image${at.place ? ` on line ${at.place.start.line}` : ' by its base'}.`,
          `${name} must not be set.`,
          at,
        )
      : holds(`${name} is not set in the image.`, at)
  if (!present)
    return fails(`${name} is not set in the image.`, `Set ${name} with ENV in the final stage.`, at)
  const found = image.env[name] ?? null
  const values = asList(value)
  if (found === null && (values.length > 0 || has !== undefined))
    return unknown(`The value of ${name} cannot be told from the file.`, '', at)
  if (values.length > 0 && !values.includes(found!))
    return fails(`${name} is "${found}".`, `It has to be ${orList(values.map((each) => `"${each}"`))}.`, {
      ...at,
      subject: found!,
    })
  const missing = asList(has).find((part) => !found!.split(':').includes(part))
  if (missing !== undefined)
    return fails(`${name} is "${found}", without ${missing}.`, `${missing} has to be among its parts.`, {
      ...at,
      subject: missing,
    })
  return holds(found === null ? `${name} is set.` : `${name} is "${found}".`, at)
}

/** Where ENV or LABEL sets a key last. */
function placeOfSetting(
  keyword: 'ENV' | 'LABEL',
  name: string,
  image: Image,
  subject: Subject,
): Range | null {
  const pairs = instructionsOf(image, subject).flatMap((each) => (each.keyword === keyword ? each.pairs : []))
  return pairs.findLast(({ key }) => key.text === name)?.range ?? null
}

export function matchWorkdir({ is, otherThan }: WorkdirCheck, image: Image, subject: Subject): Outcome {
  const place = instructionsOf(image, subject).findLast(({ keyword }) => keyword === 'WORKDIR')?.range ?? null
  const { workdir } = image
  const need =
    is === undefined
      ? `It has to be another than ${orList(asList(otherThan))}.`
      : `It has to be ${orList(asList(is))}.`
  // Without WORKDIR the base image decides.
  const known =
    workdir !== null && (place !== null || image.base?.facts != null || image.base?.name === 'scratch')
  if (!known) return unknown('The working directory cannot be told from the file.', need, { place })
  const at = { place, subject: workdir }
  const right = (is === undefined || asList(is).includes(workdir)) && !asList(otherThan).includes(workdir)
  return right
    ? holds(`The container starts in ${workdir}.`, at)
    : fails(`The container starts in ${workdir}.`, need, at)
}

export function matchLabel({ name, set = true, value }: LabelCheck, image: Image, subject: Subject): Outcome {
  const at = { place: placeOfSetting('LABEL', name, image, subject), subject: name }
  const present = Object.hasOwn(image.labels, name)
  if (present !== set)
    return set
      ? fails(`The image has no label ${name}.`, `Add a LABEL ${name} to the final stage.`, at)
      : fails(`The image has a label ${name}.`, 'It must not have it.', at)
  if (value === undefined || !present)
    return holds(`The image has ${present ? 'a' : 'no'} label ${name}.`, at)
  const found = image.labels[name] ?? null
  const values = asList(value)
  if (found === null) return unknown(`The value of the label ${name} cannot be told from the file.`, '', at)
  return values.includes(found)
    ? holds(`The label ${name} is "${found}".`, at)
    : fails(
        `The label ${name} is "${found}".`,
        `It has to be ${orList(values.map((each) => `"${each}"`))}.`,
        { ...at, subject: found },
      )
}

export function matchExposes(port: ExposedPort, wanted: boolean, image: Image, subject: Subject): Outcome {
  const full = typeof port === 'number' ? `${port}/tcp` : port
  const instructions = instructionsOf(image, subject).filter((each) => each.keyword === 'EXPOSE')
  const bare = full.replace(/\/tcp$/, '')
  const naming = instructions.findLast((each) =>
    each.ports.some(({ text }) => text !== null && [full, bare, full.split('/')[0]].includes(text)),
  )
  const at = { place: (naming ?? instructions.at(-1))?.range ?? null, subject: bare }
  const there = image.exposed.includes(full)
  const open = !there && (image.base === null || (image.base.facts === null && image.base.name !== 'scratch'))
  if (open && !wanted)
    return unknown(`EXPOSE does not name ${bare}; whether the base image does is not known.`, '', at)
  if (there === wanted) return holds(there ? `EXPOSE names ${bare}.` : `EXPOSE does not name ${bare}.`, at)
  return wanted
    ? fails(`EXPOSE does not name ${bare}.`, `Add EXPOSE ${bare}.`, at)
    : fails(`EXPOSE names ${bare}.`, `Remove ${bare} from EXPOSE.`, at)
}

export function matchVolume(check: VolumeCheck, image: Image, subject: Subject): Outcome {
  const volumes = instructionsOf(image, subject).flatMap((each) =>
    each.keyword === 'VOLUME'
      ? each.paths.map((value) => ({ value, path: resolvePath('/', value.text), place: each.range }))
      : [],
  )
  const open = volumes.find(({ path }) => path === null)
  const search = (fits: (path: string) => boolean, no: string, need: string): Outcome => {
    const found = volumes.find(({ path }) => path !== null && fits(path))
    if (found)
      return holds(`There is a volume at ${found.path}.`, { place: found.place, subject: found.path! })
    return open
      ? unknown(
          `Where the volume of line ${open.place.start.line} lies cannot be told from the file.`,
          need,
          { place: open.place },
        )
      : fails(no, need)
  }
  return ask(check, {
    at: (path) => search((each) => each === path, `There is no volume at ${path}.`, `Add VOLUME ${path}.`),
    over: (path) => search((each) => isInside(each, path), `No volume covers ${path}.`, ''),
    hides: (file) => {
      const places = [...image.files.entries].flatMap(([path, { context }]) =>
        context === file ? [path] : [],
      )
      return search((each) => places.some((path) => isInside(each, path)), `No volume covers ${file}.`, '')
    },
    set: (wanted) =>
      decided(
        volumes.length > 0,
        wanted,
        {
          yes: `The file declares ${volumes.length === 1 ? 'a volume' : 'volumes'}.`,
          no: 'The file declares no volume.',
          open: '',
          need: wanted ? 'Add a VOLUME.' : 'Leave VOLUME to those who run the container.',
        },
        { place: volumes[0]?.place ?? null, subject: volumes[0]?.path ?? '' },
      ),
  })
}

export function matchStopSignal(wanted: readonly string[], image: Image, subject: Subject): Outcome {
  const place =
    instructionsOf(image, subject).findLast(({ keyword }) => keyword === 'STOPSIGNAL')?.range ?? null
  const need = `It has to be ${orList(wanted)}.`
  const signal =
    image.process.pid1.signal ?? (image.stopSignal === null ? null : signalName(image.stopSignal))
  if (signal === null)
    return unknown('Which signal stops the container cannot be told from the file.', need, { place })
  const at = { place, subject: signal }
  return wanted.some((each) => signalName(each) === signal)
    ? holds(`${signal} stops the container.`, at)
    : fails(`${signal} stops the container.`, need, at)
}
