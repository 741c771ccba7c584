import { defineRule, type RuleDocs } from '../rule.ts'
import { removeEntry } from './shared/edits.ts'
import { valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'Experimental features may change or vanish with the next release, and fewer people have looked for flaws in them. Most of what once needed the switch, such as BuildKit, squashed images or metrics, has long been part of the Engine or is gone, so that the setting often stays behind for nothing. On a machine for trying things out it is right.',
  bad: '{\n  "experimental": true\n}\n',
  good: '{\n  "experimental": false\n}\n',
  sources: ['https://docs.docker.com/reference/cli/dockerd/'],
  equivalents: { docker_bench: ['2.18'] },
}

export default defineRule({
  meta: {
    name: 'daemon-experimental',
    severity: 'info',
    category: 'reliability',
    files: 'daemon',
    title: 'Leave experimental features off in production',
    messages: {
      on: 'With experimental true dockerd offers features that may change or vanish with the next release.',
    },
  },
  *check({ daemon }) {
    const setting = daemon.settings.get('experimental')
    if (!setting || !daemon.root || valueOf(daemon, 'experimental') !== true) return
    const edit = removeEntry(daemon.source, daemon.root, setting.entry)
    const fix = edit && ({ title: 'Remove experimental', safety: 'behaviour', edits: [edit] } as const)
    yield { messageId: 'on', range: setting.entry.range, ...(fix && { fix }) }
  },
})
