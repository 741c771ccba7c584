import type { ComposeFile, Service } from '../../../compose/model.ts'
import type { Project } from '../../../project.ts'
import type { Range } from '../../../source/position.ts'
import { decided, type Outcome } from '../../outcome.ts'
import type { Subject } from '../../subject.ts'

/** A service with the file it stands in. */
export type PlacedService = {
  readonly service: Service
  readonly compose: ComposeFile
  readonly project: Project
  readonly file: string
}

export function placedServices({ filesOf }: Subject): readonly PlacedService[] {
  return filesOf('compose').flatMap(({ model, path, project }) =>
    model.services.map((service) => ({ service, compose: model, project, file: path })),
  )
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
