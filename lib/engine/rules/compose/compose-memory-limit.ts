import type { Service } from '../../compose/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { limitGap, type LimitGap } from './shared/limits.ts'

export const docs: RuleDocs = {
  why: 'Without a limit a container may use all memory of the host. A leak, or one request that is too large, and the kernel begins to kill processes, not always the guilty one: the database next door, or the login over SSH. With a limit only the service that went over it is ended, and a restart policy brings it back. Compose applies mem_limit as well as deploy.resources.limits.memory, without Swarm, too. A reservation is what a service asks for, and no limit.',
  bad: 'services:\n  maps:\n    image: harbour/maps:6.1\n',
  good: 'services:\n  maps:\n    image: harbour/maps:6.1\n    mem_limit: 512m\n',
  sources: [
    'https://docs.docker.com/engine/containers/resource_constraints/#memory',
    'https://docs.docker.com/reference/compose-file/services/#mem_limit',
    'https://docs.docker.com/reference/compose-file/deploy/#resources',
  ],
  equivalents: { kics: ['Memory Not Limited'], docker_bench: ['5.11'] },
}

export default defineRule({
  meta: {
    name: 'compose-memory-limit',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Set a memory limit for every service',
    messages: {
      missing:
        'Service {{service}} may use all memory of the host; mem_limit or deploy.resources.limits.memory ends it in time.',
      reserved:
        'Service {{service}} only reserves memory. That is the least it asks for, not the most: it may still use all memory of the host.',
      unlimited: 'Zero stands for no memory limit, so service {{service}} may use all memory of the host.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(
      services.flatMap((service) => {
        const gap = limitGap(service, 'memory')
        return gap === null ? [] : [{ ...withReservation(gap, service), data: { service: service.name } }]
      }),
    )
  },
})

/** `mem_reservation` is the older way to write one. */
function withReservation(gap: LimitGap, { entries }: Service): LimitGap {
  const reservation = entries.get('mem_reservation')
  return gap.messageId === 'missing' && reservation
    ? { ...gap, messageId: 'reserved', range: reservation.keyRange }
    : gap
}
