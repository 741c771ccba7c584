import type { Entry, Node } from '../../document/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'BuildKit keeps what every build made, so that the next one is fast. Its garbage collection takes out what is old or too much, and Docker has it on by default with limits that follow from the size of the disk. Switched off, the cache grows with every build until the disk is full and containers stop. Limits that fit the host better can be set (defaultReservedSpace, maxUsedSpace, or a policy), with the collection left on.',
  bad: '{\n  "builder": { "gc": { "enabled": false } }\n}\n',
  good: '{\n  "builder": { "gc": { "enabled": true, "defaultReservedSpace": "20GB" } }\n}\n',
  sources: ['https://docs.docker.com/build/cache/garbage-collection/'],
  equivalents: { docker_bench: ['6.1'] },
}

/**
 * Only where it is switched off: without a word dockerd cleans up by itself.
 * Source: moby/moby, daemon/config/builder.go, BuilderGCConfig.IsEnabled.
 */
export default defineRule({
  meta: {
    name: 'daemon-build-gc',
    severity: 'info',
    category: 'reliability',
    files: 'daemon',
    title: 'Keep the clean-up of the build cache on',
    messages: {
      off: 'Nothing takes old results out of the build cache, so it grows with every build until the disk is full.',
    },
  },
  *check({ daemon }) {
    const collection = inside(daemon.settings.get('builder')?.value, 'gc')?.value
    const enabled = inside(collection, 'enabled')
    if (enabled?.value.kind === 'scalar' && enabled.value.value === false)
      yield { messageId: 'off', range: enabled.range }
  },
})

/** Go finds the keys of its structures in any case. */
function inside(value: Node | undefined, key: string): Entry | undefined {
  return value?.kind === 'map'
    ? value.entries.findLast((entry) => entry.key.toLowerCase() === key)
    : undefined
}
