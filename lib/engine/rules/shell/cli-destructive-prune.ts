import type { CommandFile, CommandLine } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'docker system prune --volumes and docker volume prune delete volumes that no container uses at this moment, and with -f nobody asks: a database that was stopped for an update loses its data that way. rm -f $(docker ps -aq) ends every container of the host, those of other people included. A filter by label or age keeps the clean-up to what the script itself has made.',
  bad: 'docker system prune -a --volumes -f\n',
  good: "docker image prune -a -f --filter 'until=168h'\n",
  sources: [
    'https://docs.docker.com/reference/cli/docker/system/prune/',
    'https://docs.docker.com/engine/manage-resources/pruning/',
  ],
  equivalents: { docker_bench: ['6.1', '6.2'] },
}

type MessageId = 'volumes' | 'all' | 'everything'

export default defineRule({
  meta: {
    name: 'cli-destructive-prune',
    severity: 'warning',
    category: 'reliability',
    files: 'shell',
    title: 'Delete only what the script has made',
    messages: {
      volumes:
        'This deletes volumes that no container uses at this moment, without a question: the data of a stopped database with them.',
      all: 'This deletes every image that no container uses at this moment, without a question; a filter by age or label keeps what is needed soon.',
      everything:
        'This removes every container of the host, also those that the script has not started; filter docker ps by label or name.',
    },
  },
  *check({ script }) {
    const takers = takersOfAll(script)
    yield* distinct(script.commands.flatMap((line) => reportOf(line, takers) ?? []))
  },
})

function reportOf(line: CommandLine, takers: ReadonlySet<number>): Report<MessageId> | null {
  const { call } = line
  if (call === null || !/^(?:docker|podman|nerdctl)$/.test(call.tool)) return null
  const has = (name: string): boolean =>
    call.options.some((option) => option.name === name && option.value !== 'false')
  const range = call.verbRange
  if (call.verb === 'rm' && has('force') && line.words.some(({ open }) => open) && takers.has(line.index))
    return { messageId: 'everything', range }
  if (!has('force') || has('filter')) return null
  if (call.verb === 'system prune' && has('volumes')) return { messageId: 'volumes', range }
  if (call.verb === 'volume prune' && has('all')) return { messageId: 'volumes', range }
  if (call.verb === 'system prune' && has('all')) return { messageId: 'all', range, severity: 'info' }
  return null
}

/** The commands that get every container of the host, by `$(docker ps -aq)` or a pipe from it. */
function takersOfAll({ commands }: CommandFile): ReadonlySet<number> {
  const takers = new Set<number>()
  for (const { call, usedBy, pipe } of commands) {
    if (call?.verb !== 'ps') continue
    const names = new Set(call.options.map(({ name }) => name))
    if (!names.has('all') || !names.has('quiet') || names.has('filter')) continue
    for (const taker of [usedBy, pipe.to]) if (taker !== null) takers.add(taker)
  }
  return takers
}
