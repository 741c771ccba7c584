import { applyMode } from '../../build/modes.ts'
import type { Call, ChmodCall, GroupCall, Word } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { SOCKET } from './shared/sockets.ts'

export const docs: RuleDocs = {
  why: 'A member of the group docker may talk to the socket, and whoever does so starts a container with the disk of the host: the group is root without a password and without a line in a log. That may be right for the one person who looks after the host, and is wrong for accounts of services and pipelines. chmod 666 on the socket gives the same to every account and every program. Rootless Docker gives a person an engine of his own.',
  bad: 'chmod 666 /var/run/docker.sock\n',
  good: 'chown root:docker /var/run/docker.sock\nchmod 660 /var/run/docker.sock\n',
  sources: [
    'https://docs.docker.com/engine/install/linux-postinstall/#manage-docker-as-a-non-root-user',
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    'https://docs.docker.com/engine/security/rootless/',
  ],
  equivalents: { docker_bench: ['1.1.2', '3.15', '3.16'] },
}

type MessageId = 'member' | 'socket' | 'owner'

export default defineRule({
  meta: {
    name: 'cli-docker-group',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Keep accounts out of the group docker',
    messages: {
      member: '{{user}} in the group docker is root on the host without a password.',
      socket: '{{mode}} lets every account of the host use {{path}}, and so be root.',
      owner: '{{path}} belongs to {{owner}} then, who is root on the host with it.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['group', 'chmod', 'chown'], ({ call }) => reportsOf(call))
  },
})

function* reportsOf(call: Call): Iterable<Report<MessageId>> {
  if (call.kind === 'group') yield* memberReports(call)
  else if (call.kind === 'chmod') yield* modeReports(call)
  else if (call.kind === 'chown' && call.owner !== null && call.owner.value !== null) {
    const owner = call.owner.value
    const socket = call.paths.find(isSocket)
    if (socket !== undefined && owner !== 'root' && owner !== '0')
      yield {
        messageId: 'owner',
        range: call.owner.range,
        data: { path: socket.shown, owner },
        severity: 'warning',
      }
  }
}

function* memberReports({ action, user, groups }: GroupCall): Iterable<Report<MessageId>> {
  if (action === 'remove') return
  for (const { value, range } of groups)
    if (value === 'docker')
      yield { messageId: 'member', range, data: { user: user?.shown ?? 'This account' } }
}

/** The socket is there with 660 before: that is what a symbolic mode changes. */
function* modeReports({ mode, paths }: ChmodCall): Iterable<Report<MessageId>> {
  const socket = paths.find(isSocket)
  const after = mode?.value == null ? null : applyMode(mode.value, 0o660, false)
  if (socket === undefined || mode === null || after === null || (after & 0o006) === 0) return
  const data = { mode: mode.value ?? '', path: socket.shown }
  yield { messageId: 'socket', range: mode.range, data, severity: 'error' }
}

function isSocket({ text }: Word): boolean {
  return text !== null && SOCKET.test(text)
}
