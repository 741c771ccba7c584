import { readCsvRecord } from '../../../dockerfile/csv.ts'
import type { RunCall } from '../../../cli/model.ts'
import { ask, asList, decided, every, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { DockerRunCheck, GpuCheck, LineLogsCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { isLogAddress } from '../compose/logs.ts'
import { at, isRefused, isUnknown, nameOf, shownOf, switchOf, told, type PlacedLine } from './placed.ts'
import { matchPublishes, matchPublishesOnly } from './ports.ts'
import { matchVariables } from './variables.ts'
import { hasInOrder } from './words.ts'

/** docker run, podman run. */
export function matchRun(check: DockerRunCheck, placed: PlacedLine): Outcome {
  const { call } = placed.line
  if (call?.kind !== 'run') return fails(`${nameOf(placed)} starts no container.`, '', at(placed))
  const flag = (value: boolean | null, wanted: boolean, yes: string, no: string): Outcome =>
    told(placed, switchOf(value, call.open), wanted, { yes, no })
  return ask<DockerRunCheck>(check, {
    image: (names) => isImage(names, call, placed),
    versioned: (wanted) => isVersioned(wanted, call, placed),
    folder: (wanted) => {
      const word = call.image?.word
      const is = word ? (word.text === null ? null : /^[./]/.test(word.text)) : call.open ? null : false
      return told(
        placed,
        is,
        wanted,
        { yes: 'is given a folder for an image', no: 'is given an image' },
        word?.range ?? null,
        word?.shown,
      )
    },
    removed: (wanted) => {
      // docker/cli refuses both together: "conflicting options: cannot specify both --restart and --rm".
      const { rm, restart } = call
      if (wanted && rm && restart && restart.value !== null && restart.value !== 'no')
        return fails(
          `${nameOf(placed)} is refused: --rm and --restart exclude each other.`,
          'Leave --restart out.',
          at(placed, restart.range),
        )
      return flag(rm, wanted, 'removes the container when it ends', 'leaves the container behind')
    },
    detached: (wanted) => flag(call.detach, wanted, 'starts it in the background', 'stays with it'),
    interactive: (wanted) => flag(call.interactive, wanted, 'keeps its input open', 'closes its input'),
    tty: (wanted) => flag(call.tty, wanted, 'gives it a terminal', 'gives it no terminal'),
    privileged: (wanted) => flag(call.privileged, wanted, 'is privileged', 'is not privileged'),
    env: (wanted) => matchVariables(wanted, call.env, placed, call.open),
    publishes: (wanted) => matchPublishes(wanted, call, placed),
    publishesOnly: (wanted) => matchPublishesOnly(wanted, call, placed),
    network: (names) => {
      const is = call.networks.some(({ value }) => value !== null && asList(names).includes(value))
      const isOpen = call.open || call.networks.some(({ value }) => value === null)
      return told(placed, is || (isOpen ? null : false), true, {
        yes: `uses ${orList(asList(names))}`,
        no: 'uses another network',
        need: `Add --network ${asList(names)[0]}.`,
      })
    },
    gpus: (wanted) => matchGpus(wanted, call, placed),
    devices: (wanted) => {
      const found = call.devices.find(({ value }) => value === null || !CDI.test(value))
      return told(
        placed,
        found ? true : call.open ? null : false,
        wanted,
        { yes: 'is handed a device of the host', no: 'is handed no device' },
        found?.range ?? null,
      )
    },
    logs: (wanted) => matchLogs(wanted, call, placed),
    command: (words) => {
      const own = shownOf(call.args)
      const is = hasInOrder(asList(words), own) || (call.args.some(({ open }) => open) ? null : false)
      return told(placed, is, true, {
        yes: `starts ${asList(words).join(' ')}`,
        no: own.length > 0 ? `starts ${own.slice(0, 6).join(' ')}` : 'starts what the image says',
        need: `It has to start ${asList(words).join(' ')}.`,
      })
    },
  })
}

function isImage(names: string | readonly string[], call: RunCall, placed: PlacedLine): Outcome {
  const need = `It has to be ${orList(asList(names))}.`
  if (!call.image)
    return call.open
      ? unknown('Which image is meant cannot be told from the file.', need, at(placed))
      : fails(`${nameOf(placed)} names no image.`, need, at(placed))
  const { shown, range } = call.image.word
  const place = at(placed, range, shown)
  if (textTest(asList(names))(shown) && isRefused(call.image))
    return fails(`${shown} is no name of an image.`, need, place)
  if (textTest(asList(names))(shown)) return holds(`It runs ${shown}.`, place)
  return isUnknown(call.image.word)
    ? unknown(`Which image ${shown} is cannot be told from the file.`, need, place)
    : fails(`It runs ${shown}.`, need, place)
}

/** A tag other than latest, or a digest. A variable in the tag's place counts: it is there to say which. */
function isVersioned(wanted: boolean, { image, open }: RunCall, placed: PlacedLine): Outcome {
  const shown = image?.word.shown ?? ''
  const tag = /:([^/:@]+)(?:@|$)/.exec(shown)?.[1]
  const isOpen = image ? isUnknown(image.word) : open
  const is = isOpen ? null : shown.includes('@') || (tag !== undefined && tag !== 'latest')
  return told(
    placed,
    is,
    wanted,
    {
      yes: `says which ${shown} it means`,
      no: `takes whichever ${shown || 'image'} is the latest`,
      need: 'Add a tag behind the name.',
    },
    image?.word.range ?? null,
  )
}

const CDI = /^nvidia\.com\/gpu=(.+)$/

function matchGpus(check: GpuCheck, call: RunCall, placed: PlacedLine): Outcome {
  return ask<GpuCheck>(check, {
    count: ({ atLeast = 0, atMost = Infinity }) => {
      const count = gpusOf(call)
      const place = at(placed, call.gpus?.range ?? null)
      if (count === null) return unknown('How many GPUs it gets cannot be told from the file.', '', place)
      const seen = `It gets ${count === Infinity ? 'all GPUs' : count === 0 ? 'no GPU' : count === 1 ? 'one GPU' : `${count} GPUs`}.`
      if (count > atMost)
        return fails(seen, atMost === 0 ? 'It needs none.' : `At most ${atMost} is asked.`, place)
      return count < atLeast ? fails(seen, `It needs ${atLeast}.`, place) : holds(seen, place)
    },
    legacy: (wanted) => {
      const device = call.devices.find(({ value }) => value?.startsWith('/dev/nvidia'))
      const is = call.tool === 'nvidia-docker' || device !== undefined
      return told(
        placed,
        is,
        wanted,
        { yes: 'gets its GPU the old way', no: 'uses no old way to a GPU' },
        device?.range ?? null,
      )
    },
  })
}

/**
 * What --gpus, CDI names and the runtime ask for, taken together. Source: docs.docker.com/engine/containers/resource_constraints,
 * "Access an NVIDIA GPU"; docker/cli, opts/gpus.go: each --gpus is a request of its own.
 */
function gpusOf({ options, devices, runtime, env, open }: RunCall): number | null {
  const asked = options.flatMap(({ name, value }) =>
    name === 'gpus' ? [value === null ? null : countIn(value)] : [],
  )
  const named = devices.flatMap(({ value }) => CDI.exec(value ?? '')?.[1] ?? [])
  const counts = [...asked, ...named.map((name) => (name === 'all' ? Infinity : 1))]
  if (counts.includes(Infinity)) return Infinity
  if (counts.includes(null)) return null
  if (counts.length > 0) return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  if (runtime?.value === 'nvidia') {
    const visible = env.findLast(({ name }) => name === 'NVIDIA_VISIBLE_DEVICES')
    if (!visible || visible.value === 'all') return Infinity
    return visible.value === null
      ? null
      : ['', 'void', 'none'].includes(visible.value)
        ? 0
        : visible.value.split(',').length
  }
  return open ? null : 0
}

/** Fields of a CSV: `2`, `all`, `device=0`, `"device=0,1"`; without a number one. What Docker refuses gives none. */
function countIn(value: string): number {
  const fields = readCsvRecord(value)?.map((field) => (field.includes('=') ? field : `count=${field}`)) ?? []
  const of = (name: string) => fields.find((field) => field.startsWith(`${name}=`))?.slice(name.length + 1)
  const [count, ids] = [of('count'), of('device')]
  const isRefused = fields.some((field) => !/^(?:driver|count|device|capabilities|options)=/.test(field))
  if (fields.length === 0 || isRefused || (count !== undefined && ids !== undefined)) return 0
  if (ids !== undefined) return ids.split(',').filter((id) => id !== '').length
  if (count === 'all' || count === '-1') return Infinity
  return /^\d+$/.test(count ?? '1') ? Number(count ?? '1') : 0
}

/** Words that a variable or an array becomes may be the option. */
function lacksLogOption(name: string, need: string, { open }: RunCall, placed: PlacedLine): Outcome {
  const place = at(placed, null, name)
  return open
    ? unknown(
        `Whether ${nameOf(placed)} has the log option ${name} cannot be told from the file.`,
        need,
        place,
      )
    : fails(`${nameOf(placed)} has no log option ${name}.`, need, place)
}

function matchLogs(check: LineLogsCheck, call: RunCall, placed: PlacedLine): Outcome {
  const driver = call.logDriver?.value
  const optionOf = (wanted: string) => call.logOpts.findLast(({ name }) => name === wanted)
  return ask<LineLogsCheck>(check, {
    driver: (names) =>
      told(
        placed,
        driver === undefined || driver === null
          ? call.logDriver || call.open
            ? null
            : false
          : asList(names).includes(driver),
        true,
        {
          yes: `logs with ${driver}`,
          no: `logs with ${driver ?? 'what the daemon says'}`,
          need: `Add --log-driver ${asList(names)[0]}.`,
        },
        call.logDriver?.range ?? null,
      ),
    options: (wanted) =>
      every(
        Object.entries(wanted).map(([name, values]) => () => {
          const option = optionOf(name)
          const place = at(placed, option?.range ?? null, name)
          if (!option) return lacksLogOption(name, `Add --log-opt ${name}=….`, call, placed)
          if (option.value === null)
            return unknown(`What ${name} is cannot be told from the file.`, '', place)
          return textTest(asList(values))(option.value)
            ? holds(`${name} is ${option.value}.`, place)
            : fails(`${name} is ${option.value}.`, `It has to be ${orList(asList(values))}.`, place)
        }),
      ),
    address: (name) => {
      const option = optionOf(name)
      const place = at(placed, option?.range ?? null, name)
      const need = 'Write an address such as udp://graylog.internal:12201.'
      if (!option) return lacksLogOption(name, need, call, placed)
      return decided(
        option.value === null ? null : isLogAddress(name, option.value),
        true,
        {
          yes: `${name} is ${option.value}.`,
          no: `${option.value} is no address.`,
          open: `What ${name} is cannot be told from the file.`,
          need,
        },
        place,
      )
    },
  })
}
