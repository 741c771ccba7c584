import type { ComposeFile, Service } from '../../../compose/model.ts'
import { parseCompose } from '../../../compose/parse.ts'
import type { Project } from '../../../project.ts'
import type { Range } from '../../../source/position.ts'
import { decided, unknown, type Outcome } from '../../outcome.ts'
import { perSubject, type ReadFile } from '../../subject.ts'

/** A service with the file it stands in. */
export type PlacedService = {
  readonly service: Service
  readonly compose: ComposeFile
  readonly project: Project
  readonly file: string
}

/** The services of the project: where a file is laid over another one, as both together say it. */
export const placedServices = perSubject(({ filesOf }): readonly PlacedService[] => {
  const files = filesOf('compose')
  const over = files.filter(({ path }) => isOverride(path))
  const laid = over.flatMap((file) => laidOver(file, files))
  const mentioned = new Set(laid.map(({ service }) => service.name))
  const bases = files.filter((file) => laid.length === 0 || !over.includes(file))
  const own = bases.flatMap(({ model, path, project }) =>
    model.services.map((service) => ({ service, compose: model, project, file: path })),
  )
  return [...own.filter(({ service }) => !mentioned.has(service.name)), ...laid]
})

/** The name by which Compose finds a file that is laid over `compose.yaml`. Source: compose-go, cli/options.go. */
function isOverride(path: string): boolean {
  return /(?:^|\/)(?:docker-)?compose\.override\.ya?ml$/i.test(path)
}

/** Services of which an override says something; what the base says of them stands at its beginning. */
function laidOver(
  over: ReadFile<'compose'>,
  files: readonly ReadFile<'compose'>[],
): readonly PlacedService[] {
  const folder = over.path.slice(0, over.path.lastIndexOf('/') + 1)
  const base = files.find(
    ({ path }) => /^(?:docker-)?compose\.ya?ml$/i.test(path.slice(folder.length)) && path.startsWith(folder),
  )
  if (!base) return []
  const { project, path, text } = over
  const compose = parseCompose(text, { project, path, others: [{ path: base.path, text: base.text }] })
  const said = new Set(over.model.services.map(({ name }) => name))
  return compose.services
    .filter(({ name }) => said.has(name))
    .map((service) => ({ service, compose, project, file: path }))
}

export type At = { readonly place: Range; readonly file: string; readonly subject: string }

/** Where a message leads: a part of the service, or its name. */
export function at({ service, file }: PlacedService, place: Range | null = null, subject = service.name): At {
  return { place: place ?? service.keyRange, file, subject }
}

export function nameOf({ service }: PlacedService): string {
  return `Service ${service.name}`
}

/** A key that is true, false, or depends on a variable. */
export function switched(
  placed: PlacedService,
  is: boolean | null,
  wanted: boolean,
  words: { readonly yes: string; readonly no: string; readonly need: string },
  place: Range | null = null,
): Outcome {
  const name = nameOf(placed)
  return decided(
    is,
    wanted,
    {
      yes: `${name} ${words.yes}.`,
      no: `${name} ${words.no}.`,
      open: `Whether ${name.toLowerCase()} ${words.yes} cannot be told from the file.`,
      need: words.need,
    },
    at(placed, place),
  )
}

/** The first thing that fits; without one the first of which it is not known, else `none`. */
export function someThing<T>(things: readonly T[], fits: (thing: T) => Outcome, none: Outcome): Outcome {
  let open: Outcome | null = null
  let near: Outcome | null = null
  for (const thing of things) {
    const answer = fits(thing)
    if (answer.holds) return answer
    if (answer.known) near ??= answer
    else open ??= answer
  }
  // With one candidate its own failure tells more than that there is none.
  return open ?? (things.length === 1 ? near : null) ?? none
}

/** What is not written of a service may come from what it extends in a file that is not here. */
export function unlessElsewhere(answer: Outcome, { service }: PlacedService): Outcome {
  const isAbsent = answer.place === null || answer.place.start.offset === service.keyRange.start.offset
  if (service.whole || !isAbsent || !answer.known) return answer
  const said = `What service ${service.name} extends is not here, and may say more.`
  return unknown(said, answer.holds ? '' : answer.need, answer)
}
