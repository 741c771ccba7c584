import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import type { Option } from '../../cli/model.ts'

export const docs: RuleDocs = {
  why: 'Docker puts each container into a control group of its own, below one that it keeps for all of them: that is how limits add up and how the host accounts for what containers use. --cgroup-parent moves a container out of there, --cgroupns host shows it the groups of the host, and --ulimit with -1 or unlimited lets one container use up the open files or processes of all. Each has a reason now and then; most lines that have them were copied.',
  bad: 'docker run -d --cgroup-parent /harbour harbour/dredger:1.2\n',
  good: 'docker run -d --ulimit nofile=4096:8192 harbour/dredger:1.2\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/#cgroup-parent',
    'https://docs.docker.com/reference/cli/docker/container/run/#ulimit',
  ],
  equivalents: { docker_bench: ['5.25', '5.19'] },
}

type MessageId = 'parent' | 'namespace' | 'unlimited'

export default defineRule({
  meta: {
    name: 'cli-cgroup-parent',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Leave containers in the control group of Docker',
    messages: {
      parent:
        'The container leaves the control group that Docker keeps for containers, and with it what limits them together.',
      namespace: '--cgroupns host shows the container the control groups of the host.',
      unlimited: '{{limit}} takes a limit away that protects the other programs of the host.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => call.options.flatMap((option) => reportOf(option) ?? []))
  },
})

function reportOf({ name, value, range }: Option): Report<MessageId> | null {
  if (name === 'cgroup-parent') return { messageId: 'parent', range }
  if (name === 'cgroupns' && value === 'host') return { messageId: 'namespace', range }
  if (
    name !== 'ulimit' ||
    value === null ||
    !/(?:^|[=:])(?:-1|unlimited)$/.test(value.slice(value.indexOf('=')))
  )
    return null
  // Databases and search engines ask for locked memory in their own manuals.
  return /^(?:memlock|core|stack)=/.test(value)
    ? null
    : { messageId: 'unlimited', range, data: { limit: value } }
}
