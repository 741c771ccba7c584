import type { Given, RunCall } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { isService, reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'Without limits one container may take all memory of the host, and then the kernel ends whichever process it likes, perhaps the database beside it. A loop takes all processors, a fork bomb all process numbers. -m, --cpus and --pids-limit keep the trouble in the container that makes it. Which numbers are right shows docker stats under load; 0 and -1 mean no limit.',
  bad: 'docker run -d --name charts harbour/charts:1.9\n',
  good: 'docker run -d -m 512m --cpus 1 --pids-limit 200 --name charts harbour/charts:1.9\n',
  sources: [
    'https://docs.docker.com/engine/containers/resource_constraints/',
    'https://docs.docker.com/reference/cli/docker/container/run/',
  ],
  equivalents: { docker_bench: ['5.11', '5.12', '5.29'] },
}

type MessageId = 'missing' | 'unlimited'

export default defineRule({
  meta: {
    name: 'cli-resource-limits',
    severity: 'info',
    category: 'reliability',
    files: 'shell',
    title: 'Give services limits for memory, processors and processes',
    messages: {
      missing:
        'Nothing limits {{what}} of this container: one fault in it stops everything else on the host; {{options}} would.',
      unlimited: '{{option}} means no limit.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => (isService(call) ? reportsOf(call) : null))
  },
})

function* reportsOf(call: RunCall): Iterable<Report<MessageId>> {
  const { memory, cpus, cpuShares, pids } = call.limits
  const none = [memory, cpus, pids].filter((limit) => isNone(limit))
  for (const limit of none)
    if (limit !== null)
      yield { messageId: 'unlimited', range: limit.range, data: { option: nameOf(call, limit) } }
  const other = (name: string): boolean => call.options.some((option) => option.name === name)
  const ulimit = call.options.some(({ name, shown }) => name === 'ulimit' && shown.startsWith('nproc='))
  const missing = [
    ...(memory === null ? [['the memory', '-m']] : []),
    ...(cpus === null && cpuShares === null && !other('cpu-quota') && !other('cpuset-cpus')
      ? [['the processors', '--cpus']]
      : []),
    ...(pids === null && !ulimit ? [['the processes', '--pids-limit']] : []),
  ]
  if (missing.length === 0) return
  const data = {
    what: joined(missing.map(([what = '']) => what)),
    options: joined(missing.map(([, option = '']) => option)),
  }
  yield { messageId: 'missing', range: call.verbRange, data, confidence: call.open ? 'possible' : 'certain' }
}

function isNone(limit: Given<number | null> | null): boolean {
  return limit?.value === 0 || limit?.value === -1
}

function nameOf({ options }: RunCall, { range }: Given<number | null>): string {
  const option = options.find(
    (each) => each.range === range && /^(?:memory|cpus|pids-limit)$/.test(each.name),
  )
  return option === undefined ? 'This' : `${option.spelled} ${option.value ?? ''}`.trim()
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
