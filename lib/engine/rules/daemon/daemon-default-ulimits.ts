import { defineRule, type RuleDocs } from '../rule.ts'
import { fileStart } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'Containers that set no limit take the one that dockerd itself runs with, and on many systems that is a million open files or more, or no limit at all. A program that loses files or starts children without an end then takes them from everything else on the host; old programs that close every file they could have open spend minutes on it. Values fit for most: nofile 1024 soft and 524288 hard. Whether you need defaults at all depends on what the host runs, so take this as a hint.',
  bad: '{\n  "default-ulimits": {}\n}\n',
  good: '{\n  "default-ulimits": {\n    "nofile": { "Name": "nofile", "Soft": 1024, "Hard": 524288 }\n  }\n}\n',
  sources: ['https://docs.docker.com/reference/cli/dockerd/#default-ulimit-settings'],
  equivalents: { docker_bench: ['2.8'] },
}

export default defineRule({
  meta: {
    name: 'daemon-default-ulimits',
    severity: 'info',
    category: 'reliability',
    files: 'daemon',
    title: 'Set default limits for open files',
    messages: {
      missing:
        'Containers that set no ulimits take those of dockerd, which on many hosts are nearly endless.',
    },
  },
  *check({ daemon }) {
    const setting = daemon.settings.get('default-ulimits')
    if (!setting) yield { messageId: 'missing', range: fileStart(daemon), confidence: 'possible' }
    else if (setting.value.kind === 'map' && setting.value.entries.length === 0)
      yield { messageId: 'missing', range: setting.entry.range, confidence: 'possible' }
  },
})
