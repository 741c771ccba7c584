import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import type { CommandFile, RunCall } from '../../cli/model.ts'
import { isService, reportEach } from './shared/calls.ts'
import { addOptions } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'A container without a restart policy stays down when its program crashes, and after a reboot of the host nothing starts it. --restart unless-stopped restarts it until somebody stops it; on-failure:5 gives up after five crashes in a row, which the CIS benchmark prefers because an endless loop then shows. A policy and --rm contradict each other, and docker refuses both together.',
  bad: 'docker run -d --name tides harbour/tides:1.9\n',
  good: 'docker run -d --restart unless-stopped --name tides harbour/tides:1.9\n',
  sources: [
    'https://docs.docker.com/engine/containers/start-containers-automatically/',
    'https://docs.docker.com/reference/cli/docker/container/run/#restart',
  ],
  equivalents: { docker_bench: ['5.15'] },
}

type MessageId = 'missing' | 'conflict' | 'unknown'

export default defineRule({
  meta: {
    name: 'cli-restart-policy',
    severity: 'info',
    category: 'reliability',
    files: 'shell',
    title: 'Give long-running containers a restart policy',
    messages: {
      missing: 'After a crash or a reboot of the host this container stays down until somebody starts it.',
      conflict:
        'docker refuses --rm together with --restart {{policy}}: a container that is removed cannot start again.',
      unknown:
        'There is no restart policy {{policy}}; no, on-failure, on-failure:N, unless-stopped and always are the ones.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => reportOf(script, call))
  },
})

const POLICY = /^(?:no|always|unless-stopped|on-failure(?::\d+)?)?$/

function reportOf(script: CommandFile, call: RunCall): Report<MessageId> | null {
  const { restart, rm, verbRange, open } = call
  if (restart !== null) {
    const policy = restart.value
    if (policy === null) return null
    const { range } = restart
    if (!POLICY.test(policy)) return { messageId: 'unknown', range, data: { policy }, severity: 'error' }
    if (rm !== true || policy === 'no' || policy === '') return null
    return { messageId: 'conflict', range, data: { policy }, severity: 'error' }
  }
  if (!isService(call) || rm !== false) return null
  const edit = addOptions(script, call, '--restart unless-stopped')
  const fix: Fix | null =
    edit === null ? null : { title: 'Add --restart unless-stopped', safety: 'behaviour', edits: [edit] }
  return {
    messageId: 'missing',
    range: verbRange,
    confidence: open ? 'possible' : 'likely',
    ...(fix && { fix }),
  }
}
