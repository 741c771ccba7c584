import type { DaemonConfig } from '../../daemon/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { replaceValue, textsOf, valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'The storage driver says how layers lie on the disk. aufs and overlay are gone since Engine 24, devicemapper since Engine 25: an Engine that finds one of them in its file does not start, and an update is when that comes out. vfs still exists and copies the whole image for every container, which takes minutes and many times the space. overlay2 is right nearly everywhere, and a fresh Engine 29 needs no setting at all. Images of the old driver are not seen by the new one: push what you need before the change, and pull it after.',
  bad: '{\n  "storage-driver": "devicemapper"\n}\n',
  good: '{\n  "storage-driver": "overlay2"\n}\n',
  sources: [
    'https://docs.docker.com/engine/storage/drivers/select-storage-driver/',
    'https://docs.docker.com/engine/deprecated/#device-mapper-storage-driver',
  ],
  equivalents: { docker_bench: ['2.6', '2.11'] },
}

/** Since which Engine a driver is gone. Source: docs.docker.com/engine/deprecated. */
const REMOVED = new Map([
  ['aufs', 24],
  ['overlay', 24],
  ['devicemapper', 25],
])

export default defineRule({
  meta: {
    name: 'daemon-storage-driver',
    severity: 'warning',
    category: 'reliability',
    files: 'daemon',
    title: 'Use a storage driver that exists',
    messages: {
      removed:
        'The storage driver {{driver}} is gone since Engine {{since}}: dockerd does not start with it.',
      vfs: 'The storage driver vfs copies the whole image for every container: it is made for tests.',
      snapshotter:
        'With containerd-snapshotter on, {{driver}} is taken for the name of a snapshotter, and containerd has none of that name: leave storage-driver out, or write overlayfs.',
      option: 'The option {{option}} belongs to devicemapper, which is gone since Engine 25.',
    },
  },
  *check({ daemon }) {
    const setting = daemon.settings.get('storage-driver')
    const driver = valueOf(daemon, 'storage-driver')
    const options = textsOf(daemon, 'storage-opts').filter(({ text }) => text.trim().startsWith('dm.'))
    const since = REMOVED.get(String(driver))
    if (setting && (since !== undefined || driver === 'vfs')) {
      // Its options go with it: taking them out is not a matter of one word.
      const fix = options.length === 0 ? { fix: replaceValue(setting, '"overlay2"') } : {}
      const range = setting.entry.range
      if (since === undefined) yield { messageId: 'vfs', range, ...fix }
      else
        yield {
          messageId: 'removed',
          severity: 'error',
          range,
          data: { driver: String(driver), since },
          ...fix,
        }
    }
    if (setting && driver === 'overlay2' && usesSnapshotter(daemon))
      yield { messageId: 'snapshotter', severity: 'error', range: setting.entry.range, data: { driver } }
    if (driver === 'devicemapper') return
    for (const { text, range } of options)
      yield { messageId: 'option', range, data: { option: text.trim().split('=', 1)[0]! } }
  },
})

/** What a driver is then the name of. Source: moby/moby, daemon/image_store_choice.go. */
function usesSnapshotter({ settings }: DaemonConfig): boolean {
  const features = settings.get('features')?.value
  const entries = features?.kind === 'map' ? features.entries : []
  return entries.some(
    ({ key, value }) => key === 'containerd-snapshotter' && value.kind === 'scalar' && value.value === true,
  )
}
