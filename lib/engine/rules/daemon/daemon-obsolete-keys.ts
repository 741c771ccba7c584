import { REMOVED, lookUp } from '../../daemon/keys.ts'
import type { DaemonConfig, Setting } from '../../daemon/model.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { removeEntry } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'dockerd does not start with a key that it does not know, and keys that older Engines had are no exception. A file that was copied from an old host, or from an old guide, works until the Engine is updated; then the service is down, and the message names a setting that nobody has thought of for years. What the key did is either always so today, gone altogether, or has another name.',
  bad: '{\n  "graph": "/srv/docker"\n}\n',
  good: '{\n  "data-root": "/srv/docker"\n}\n',
  sources: ['https://docs.docker.com/engine/deprecated/'],
  equivalents: { docker_bench: ['C.2'] },
}

export default defineRule({
  meta: {
    name: 'daemon-obsolete-keys',
    severity: 'warning',
    category: 'reliability',
    files: 'daemon',
    title: 'Remove keys that dockerd no longer has',
    messages: {
      removed: 'Since Engine {{since}} dockerd does not know {{key}} and does not start with it.',
      renamed:
        'Since Engine {{since}} dockerd does not know {{key}} and does not start with it; its name is {{instead}} today.',
    },
  },
  *check({ daemon }) {
    for (const setting of daemon.settings.values()) {
      const removed = lookUp(REMOVED, setting.key)
      if (!removed) continue
      const { since, instead } = removed
      yield {
        messageId: instead === null ? 'removed' : 'renamed',
        severity: 'error',
        range: setting.entry.keyRange,
        data: { key: setting.key, since, instead: instead ?? '' },
        ...fixOf(daemon, setting, instead),
      }
    }
  },
})

/** A key that has a new name keeps its value, unless both stand there: then it is not known which one is meant. */
function fixOf(
  { source, root, settings }: DaemonConfig,
  { key, entry }: Setting,
  instead: string | null,
): { fix?: Fix } {
  const edit = instead === null ? root && removeEntry(source, root, entry) : renamed(settings, entry, instead)
  const title = instead === null ? `Remove ${key}` : `Call it ${instead}`
  return edit ? { fix: { title, safety: 'behaviour', edits: [edit] } } : {}
}

function renamed(
  settings: DaemonConfig['settings'],
  { keyRange }: Setting['entry'],
  name: string,
): TextEdit | null {
  return settings.has(name) ? null : { range: keyRange, newText: JSON.stringify(name) }
}
