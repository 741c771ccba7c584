import type { Service } from '../../compose/model.ts'
import { ask, asList, decided, fails, holds, orList } from '../outcome.ts'
import type { ServiceCheck } from '../schema.ts'
import { nameTest } from '../matchers/patterns.ts'
import type { Kind } from '../matchers/thing.ts'

/** A service and the file it stands in. */
export type PlacedService = { readonly service: Service; readonly file: string }

export const SERVICE: Kind<ServiceCheck, PlacedService> = {
  many: 'services',
  list: ({ filesOf }) =>
    filesOf('compose').flatMap(({ model, path }) =>
      model.services.map((service) => ({ service, file: path })),
    ),
  fits: fitsService,
  none: ({ name }) =>
    fails(`There is no service ${name === undefined ? 'like that' : orList(asList(name))}.`, ''),
}

function fitsService({ service, file }: PlacedService, check: ServiceCheck) {
  const at = { place: service.keyRange, file, subject: service.name }
  const image = service.image?.value ?? null
  const answer = ask<ServiceCheck>(check, {
    name: (value) =>
      asList(value).includes(service.name)
        ? holds('', at)
        : fails(`The service is called ${service.name}.`, `It has to be ${orList(asList(value))}.`, at),
    image: (value) =>
      decided(
        image === null ? (service.image ? null : false) : nameTest(asList(value))(image),
        true,
        {
          yes: `Service ${service.name} runs ${image}.`,
          no: `Service ${service.name} runs ${image ?? 'no image by name'}.`,
          open: `Which image service ${service.name} runs cannot be told from the file.`,
          need: `It has to be ${orList(asList(value))}.`,
        },
        { ...at, place: service.image?.range ?? service.keyRange },
      ),
  })
  return answer.holds ? holds(answer.seen, at) : answer
}
