import { defineRule, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { limitGap } from './shared/limits.ts'

export const docs: RuleDocs = {
  why: 'Without a limit a container may use every processor of the host. One endless loop, one expensive request or somebody’s crypto miner then slows the database beside it and the login to the host as well. A limit also shows early how much the service truly needs. The other side: a limit that is too low slows a service while processors stand idle, so measure first, and leave it out where the service has the host to itself.',
  bad: 'services:\n  routes:\n    image: harbour/routes:2.4\n    mem_limit: 256m\n',
  good: 'services:\n  routes:\n    image: harbour/routes:2.4\n    mem_limit: 256m\n    cpus: 0.5\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#cpus',
    'https://docs.docker.com/reference/compose-file/deploy/#resources',
    'https://docs.docker.com/engine/containers/resource_constraints/',
  ],
  equivalents: { kics: ['Cpus Not Limited'], docker_bench: ['5.12'] },
}

/** Other ways to hold the processors down; shares count only while others want them, and are a choice all the same. */
const OTHERS = ['cpu_quota', 'cpuset', 'cpu_shares', 'cpu_count', 'cpu_percent']

/** Docker's limits are upper bounds; a reservation is a lower one. */
export default defineRule({
  meta: {
    name: 'compose-cpu-limit',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Set a CPU limit for every service',
    messages: {
      missing:
        'Service {{service}} has no CPU limit, so a busy loop in it slows every container of the host.',
      reserved:
        'Service {{service}} only reserves CPU time. That is the least it gets, not the most: it may still take every processor of the host.',
      unlimited: 'Zero stands for no CPU limit, so service {{service}} may take every processor of the host.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(
      services.flatMap((service) => {
        const gap = limitGap(service, 'cpus', OTHERS)
        return gap === null ? [] : [{ ...gap, data: { service: service.name } }]
      }),
    )
  },
})
