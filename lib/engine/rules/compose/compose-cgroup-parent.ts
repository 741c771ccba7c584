import type { Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'A control group holds what a container may use. cgroup_parent puts the container below a group of the host that somebody has to make and to limit, and if nobody did, its limits are those of that group, perhaps none. cgroup: host shows the container the groups of the whole host. Limits of the service itself (mem_limit, cpus, pids_limit) stand in the file, where they are seen. A host that is shared by several teams may use such groups on purpose.',
  bad: 'services:\n  pumps:\n    image: harbour/pumps:1.9\n    cgroup_parent: machines\n',
  good: 'services:\n  pumps:\n    image: harbour/pumps:1.9\n    mem_limit: 256m\n    cpus: 0.5\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#cgroup_parent',
    'https://docs.docker.com/reference/compose-file/services/#cgroup',
  ],
  equivalents: { kics: ['Cgroup Not Default'], docker_bench: ['5.25'] },
}

type MessageId = 'parent' | 'host'

export default defineRule({
  meta: {
    name: 'compose-cgroup-parent',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Set limits in place of a control group of the host',
    messages: {
      parent:
        'Service {{service}} runs in the control group {{group}} of the host: whether anything limits it is decided outside this file.',
      host: 'Service {{service}} sees the control groups of the whole host; leave cgroup out, and it sees its own.',
    },
  },
  *check({ compose }) {
    yield* distinct(compose.services.flatMap(reportsOf))
  },
})

function reportsOf({ name, cgroupParent, cgroup }: Service): readonly Report<MessageId>[] {
  const reports: Report<MessageId>[] = []
  if (cgroupParent !== null && cgroupParent.value !== '') {
    const data = { service: name, group: cgroupParent.written.raw }
    reports.push({ messageId: 'parent', range: cgroupParent.entry, data })
  }
  if (cgroup?.value === 'host')
    reports.push({ messageId: 'host', range: cgroup.entry, data: { service: name } })
  return reports
}
