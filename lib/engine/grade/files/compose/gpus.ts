import type { DeviceRequest } from '../../../compose/model.ts'
import { ask, fails, holds, unknown, type Outcome } from '../../outcome.ts'
import type { GpuCheck } from '../../schema.ts'
import { at, nameOf, switched, type PlacedService } from './placed.ts'

/** CDI's names of devices. Source: docs.docker.com/build/building/cdi, github.com/cncf-tags/container-device-interface. */
const CDI_GPU = /^nvidia\.com\/gpu=(.+)$/

/** What Docker knows of a GPU of NVIDIA. Source: moby/moby, daemon/nvidia_linux.go; the list of NVIDIA Container Toolkit. */
const FEATURES = /^(?:gpu|nvidia|compute|compat32|graphics|utility|video|display|ngx)$/

/** GPUs by reservation, `gpus` or CDI; legacy ways apart. */
function requestsOf({ service }: PlacedService): readonly DeviceRequest[] {
  const reserved = service.deploy?.reservations?.devices ?? []
  // A reservation that asks for no capability asks for nothing. Source: docs.docker.com/reference/compose-file/deploy/#devices.
  const isGpu = ({ capabilities, driver }: DeviceRequest): boolean =>
    (driver === 'nvidia' &&
      capabilities.length > 0 &&
      capabilities.every(({ text }) => text === null || FEATURES.test(text))) ||
    capabilities.some(({ text }) => text === 'gpu' || text === 'nvidia')
  return [...reserved.filter(isGpu), ...service.gpus]
}

export function matchGpus(check: GpuCheck, placed: PlacedService): Outcome {
  return ask<GpuCheck>(check, {
    count: ({ atLeast = 0, atMost = Infinity }) => counted(atLeast, atMost, placed),
    legacy: (wanted) => {
      const { service } = placed
      const device =
        service.devices.find(({ source }) => isGpuFile(source)) ??
        service.volumes.find(({ source }) => isGpuFile(source?.text))
      const visible = service.environment.find(
        ({ name, value }) =>
          name === 'NVIDIA_VISIBLE_DEVICES' && value?.text !== 'void' && value?.text !== 'none',
      )
      const range =
        service.runtime?.entry ??
        device?.range ??
        (visible && requestsOf(placed).length === 0 ? visible.range : null)
      return switched(
        placed,
        range !== null,
        wanted,
        {
          yes: 'gets its GPU the old way',
          no: 'uses no old way to a GPU',
          need: 'A reservation of devices says what it needs.',
        },
        range,
      )
    },
  })
}

function isGpuFile(path: string | null | undefined): boolean {
  return /^\/dev\/(?:nvidia|dri)/.test(path ?? '')
}

function counted(atLeast: number, atMost: number, placed: PlacedService): Outcome {
  const requests = requestsOf(placed)
  const named = placed.service.devices.flatMap(({ source, range }) => {
    const gpu = CDI_GPU.exec(source ?? '')?.[1]
    return gpu === undefined ? [] : [{ count: gpu === 'all' ? Infinity : 1, range }]
  })
  // Source: compose-go, loader/validate.go: "count" and "device_ids" attributes are exclusive.
  const both = requests.find(({ entries }) => entries.has('count') && entries.has('device_ids'))
  if (both)
    return fails(
      `${nameOf(placed)} asks for GPUs by count and by device_ids, and Compose refuses both together.`,
      'Keep one of the two.',
      at(placed, both.range),
    )
  const counts = [...requests.map((each) => ({ count: countOf(each), range: each.range })), ...named]
  const place = at(placed, counts[0]?.range ?? null)
  if (counts.some(({ count }) => count === null))
    return unknown(`How many GPUs ${placed.service.name} gets cannot be told from the file.`, '', place)
  const total = counts.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const seen = `${nameOf(placed)} gets ${total === Infinity ? 'all GPUs' : total === 0 ? 'no GPU' : total === 1 ? 'one GPU' : `${total} GPUs`}.`
  if (total > atMost)
    return fails(seen, atMost === 0 ? 'It needs none.' : `At most ${atMost} is asked.`, place)
  return total < atLeast ? fails(seen, `It needs ${atLeast}.`, place) : holds(seen, place)
}

/** Without a count and without ids a request is for all. Source: docs.docker.com/compose/how-tos/gpu-support. */
function countOf({ count, deviceIds, entries }: DeviceRequest): number | null {
  if (count !== null) return count === -1 ? Infinity : count
  if (entries.has('count')) return null
  return deviceIds.length > 0 ? deviceIds.reduce((sum, { text }) => sum + namedBy(text), 0) : Infinity
}

/** The ids become one list, so that an id may be several; `all` is one of NVIDIA's and of CDI's. */
function namedBy(id: string | null): number {
  const ids = (id ?? '').split(',').map((each) => each.replace(/^nvidia\.com\/gpu=/, ''))
  return ids.includes('all') ? Infinity : ids.length
}
