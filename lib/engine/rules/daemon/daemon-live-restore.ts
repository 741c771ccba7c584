import type { DaemonConfig } from '../../daemon/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { switchReports } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'When dockerd stops, it stops all containers with it: an update of the Engine, a crash or a change of this file interrupts every service of the host. With live-restore the containers run on and dockerd finds them again when it is back. Hosts get their updates sooner when nobody has to fear them. A node of a swarm cannot have it: there dockerd refuses the two together, and the swarm moves services instead.',
  bad: '{\n  "live-restore": false\n}\n',
  good: '{\n  "live-restore": true\n}\n',
  sources: ['https://docs.docker.com/engine/daemon/live-restore/'],
  equivalents: { docker_bench: ['2.15'] },
}

/** Silent where settings speak of a swarm: there it is forbidden. Source: moby/moby, daemon/config, IsSwarmCompatible. */
export default defineRule({
  meta: {
    name: 'daemon-live-restore',
    severity: 'info',
    category: 'reliability',
    files: 'daemon',
    title: 'Keep containers running while dockerd restarts',
    messages: {
      written:
        'With live-restore false all containers stop whenever dockerd does, for an update of the Engine for example.',
      missing:
        'Without "live-restore": true all containers stop whenever dockerd does, for an update of the Engine for example.',
    },
  },
  *check({ daemon }) {
    if (!isSwarmNode(daemon)) yield* switchReports(daemon, 'live-restore', true)
  },
})

function isSwarmNode({ settings }: DaemonConfig): boolean {
  return settings.has('swarm-default-advertise-addr') || settings.has('node-generic-resources')
}
