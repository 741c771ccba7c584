import { ask, asList, fails, orList, type Outcome } from '../../outcome.ts'
import type { ComposeCall } from '../../../cli/model.ts'
import type { ComposeLineCheck } from '../../schema.ts'
import { fedBy, readsWritten } from './fed.ts'
import { at, nameOf, shownOf, switchOf, told, type PlacedLine } from './placed.ts'

/** docker compose. */
export function matchComposeLine(check: ComposeLineCheck, placed: PlacedLine): Outcome {
  const { call } = placed.line
  if (call?.kind !== 'compose') return fails(`${nameOf(placed)} is no command of Compose.`, '', at(placed))
  return ask<ComposeLineCheck>(check, {
    v1: (wanted) =>
      told(placed, call.v1, wanted, {
        yes: 'is docker-compose, which is no longer kept',
        no: 'is docker compose',
        need: wanted ? '' : 'Write docker compose, with a blank.',
      }),
    command: (names) =>
      told(placed, asList(names).includes(call.command), true, {
        yes: `does ${call.command}`,
        no: `does ${call.command || 'nothing'}`,
        need: `It has to be ${orList(asList(names))}.`,
      }),
    services: (names) => {
      const own = shownOf(call.services)
      const missing = asList(names).find((name) => !own.includes(name))
      return told(placed, missing === undefined ? true : call.open ? null : false, true, {
        yes: `is about ${asList(names).join(' and ')}`,
        no: `does not name the service ${missing}`,
        need: `Name ${missing ?? ''}.`,
      })
    },
    known: (wanted) => {
      const own = call.services.map(
        ({ text }) => text?.replace(call.command === 'scale' ? /=.*/ : '', '') ?? null,
      )
      const strange =
        own.find((name) => name !== null && placed.services?.includes(name) === false) ?? undefined
      const open = placed.services === null || placed.services === undefined || own.includes(null)
      const is =
        own.length === 0 && !call.open
          ? true
          : strange !== undefined
            ? false
            : open || call.open
              ? null
              : true
      const words = {
        yes: 'names services of the compose file, or none',
        no: `names ${strange ?? ''}, which is no service of the compose file`,
        need: wanted ? 'Compose takes names of services.' : '',
      }
      return told(placed, is, wanted, words, null, strange)
    },
    detached: (wanted) =>
      told(placed, isDetached(call), wanted, {
        yes: 'starts in the background',
        no: 'stays with what it starts',
        need: wanted ? 'Add -d.' : '',
      }),
    fedBy: (names) => fedBy(asList(names), call, placed),
    readsWritten: (wanted) => readsWritten(wanted, call, placed),
    scale: ({ service, copies }) => {
      const option = call.scale.findLast(({ name }) => name === service)
      const word =
        call.command === 'scale'
          ? shownOf(call.services).find((each) => each.startsWith(`${service}=`))
          : undefined
      const count = option?.value ?? word?.slice(service.length + 1) ?? null
      const isOpen = call.open || option?.value === null
      return told(
        placed,
        count === null ? (isOpen ? null : false) : Number(count) === copies,
        true,
        {
          yes: `starts ${copies} copies of ${service}`,
          no:
            count === null
              ? `says nothing about copies of ${service}`
              : `starts ${count} copies of ${service}`,
          need: `Write --scale ${service}=${copies}.`,
        },
        option?.range ?? null,
      )
    },
  })
}

/** `--wait` "implies detached mode". Source: docs.docker.com/reference/cli/docker/compose/up. */
function isDetached({ detach, options, open }: ComposeCall): boolean | null {
  const waits = options.some(({ name, value }) => name === 'wait' && value !== 'false')
  return waits || switchOf(detach, open)
}
