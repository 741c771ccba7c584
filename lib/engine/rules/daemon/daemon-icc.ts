import { defineRule, type RuleDocs } from '../rule.ts'
import { switchReports, valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'Containers that name no network all land on the default bridge, and there each of them reaches every port of every other. Whoever breaks into a forgotten test container talks to the database next to it. With icc set to false the bridge keeps its containers apart. Networks that users make, those of Compose included, are not touched by it: containers that have to talk belong on one of them.',
  bad: '{\n  "icc": true\n}\n',
  good: '{\n  "icc": false\n}\n',
  sources: [
    'https://docs.docker.com/reference/cli/dockerd/',
    'https://docs.docker.com/engine/network/drivers/bridge/',
  ],
  equivalents: { docker_bench: ['2.2'] },
}

/** Without a default bridge there is nothing to keep apart. */
export default defineRule({
  meta: {
    name: 'daemon-icc',
    severity: 'info',
    category: 'security',
    files: 'daemon',
    title: 'Separate containers on the default bridge',
    messages: {
      written: 'With icc true every container on the default bridge reaches all ports of all others there.',
      missing:
        'Without "icc": false every container on the default bridge reaches all ports of all others there.',
    },
  },
  *check({ daemon }) {
    if (valueOf(daemon, 'bridge') !== 'none') yield* switchReports(daemon, 'icc', false)
  },
})
