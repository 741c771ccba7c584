import { KEYS } from '../../../daemon/keys.ts'
import type { DaemonConfig } from '../../../daemon/model.ts'
import { nearest } from '../../../source/nearest.ts'
import { slice, type Range } from '../../../source/position.ts'
import type { Problem } from '../../../source/problem.ts'
import type { Report } from '../../rule.ts'

export type MendId = 'comma' | 'text' | 'name'

/** What a problem of daemon.json takes to be mended; null where that is not a matter of one word. */
export function mendOf(daemon: DaemonConfig, { range, severity }: Problem): Report<MendId> | null {
  if (severity !== 'error') return null
  return comma(daemon, range) ?? text(daemon, range) ?? name(daemon, range)
}

function comma({ source }: DaemonConfig, range: Range): Report<MendId> | null {
  if (slice(source, range) !== ',') return null
  const edits = [{ range, newText: '' }]
  return { messageId: 'comma', range, fix: { title: 'Remove the comma', safety: 'safe', edits } }
}

function text({ logging }: DaemonConfig, range: Range): Report<MendId> | null {
  const option = [...logging.options.values()].find(({ entry }) => isSame(entry.value.range, range))
  const value = option?.entry.value
  if (value?.kind !== 'scalar' || (typeof value.value !== 'number' && typeof value.value !== 'boolean'))
    return null
  const edits = [{ range, newText: `"${value.text}"` }]
  return {
    messageId: 'text',
    range,
    data: { text: value.text },
    fix: { title: 'Make it a string', safety: 'safe', edits },
  }
}

function name({ root }: DaemonConfig, range: Range): Report<MendId> | null {
  const entry = root?.entries.find(({ keyRange }) => isSame(keyRange, range))
  if (!entry || Object.hasOwn(KEYS, entry.key)) return null
  const meant = nearest(entry.key, Object.keys(KEYS))
  if (meant === null || root?.entries.some(({ key }) => key === meant)) return null
  const edits = [{ range, newText: JSON.stringify(meant) }]
  return {
    messageId: 'name',
    range,
    data: { key: entry.key, meant },
    fix: { title: `Call it ${meant}`, safety: 'suggestion', edits },
  }
}

function isSame(a: Range, b: Range): boolean {
  return a.start.offset === b.start.offset && a.end.offset === b.end.offset
}
