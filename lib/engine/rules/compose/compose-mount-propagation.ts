import type { ComposeFile, Mount, Service } from '../../compose/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { factsOf } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'A bind mount is private by default: what is mounted below it later, on the host or in the container, is not seen on the other side. With shared or rshared a container that may mount changes the file system of the host for all other programs; with slave or rslave it sees whatever the host mounts there afterwards, a plugged-in disk with its data included. Hardly any service needs either. Agents that watch the host’s disks are the exception.',
  bad: 'services:\n  backup:\n    image: harbour/backup:1\n    volumes:\n      - /srv/data:/data:rshared\n',
  good: 'services:\n  backup:\n    image: harbour/backup:1\n    volumes:\n      - /srv/data:/data:ro\n',
  sources: [
    'https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation',
    'https://docs.docker.com/reference/compose-file/services/#long-syntax-6',
    'https://docs.kernel.org/filesystems/sharedsubtree.html',
  ],
  equivalents: { kics: ['Volume Mounted In Multiple Containers'], docker_bench: ['5.20'] },
}

type MessageId = 'both' | 'inward'

const MODES: ReadonlyMap<string, MessageId> = new Map([
  ['shared', 'both'],
  ['rshared', 'both'],
  ['slave', 'inward'],
  ['rslave', 'inward'],
])

/** private and rprivate are what a bind mount is by itself. */
export default defineRule({
  meta: {
    name: 'compose-mount-propagation',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Leave the propagation of mounts private',
    messages: {
      both: 'With {{mode}}, what service {{service}} mounts below this folder appears on the host, too.',
      inward: 'With {{mode}}, service {{service}} sees whatever the host mounts below this folder later.',
    },
  },
  *check({ compose }) {
    yield* distinct(
      compose.services.flatMap((service) =>
        service.volumes.flatMap((mount) => reportOf(compose, service, mount) ?? []),
      ),
    )
  },
})

function reportOf({ source }: ComposeFile, service: Service, mount: Mount): Report<MessageId> | null {
  const found = ofOptions(source, mount) ?? ofLongForm(mount)
  const messageId = found && MODES.get(found.mode)
  if (!found || !messageId) return null
  const isAgent = factsOf(service)?.role === 'monitoring'
  const edits = found.isExact ? [{ range: found.range, newText: 'rprivate' }] : []
  return {
    messageId,
    range: found.range,
    data: { mode: found.mode, service: service.name },
    ...(isAgent && { severity: 'info', confidence: 'possible' }),
    ...(edits.length > 0 && { fix: { title: 'Make it private', safety: 'behaviour', edits } }),
  }
}

type Found = { readonly mode: string; readonly range: Range; readonly isExact: boolean }

/** The last part of `/srv:/data:ro,rslave`, at its own place where it stands on one line. */
function ofOptions(source: string, { options, range }: Mount): Found | null {
  const mode = options.find((option) => MODES.has(option))
  if (mode === undefined) return null
  const { start, end } = range
  const written = source.slice(start.offset, end.offset)
  const at = new RegExp(`[:,]${mode}(?=[,"']|$)`).exec(written)?.index
  if (at === undefined || start.line !== end.line) return { mode, range, isExact: false }
  const from = at + 1
  return {
    mode,
    range: {
      start: { ...start, column: start.column + from, offset: start.offset + from },
      end: { ...start, column: start.column + from + mode.length, offset: start.offset + from + mode.length },
    },
    isExact: true,
  }
}

function ofLongForm({ entries }: Mount): Found | null {
  const bind = entries.get('bind')?.value
  const value =
    bind?.kind === 'map' ? bind.entries.find(({ key }) => key === 'propagation')?.value : undefined
  return value?.kind === 'scalar' ? { mode: value.text, range: value.range, isExact: true } : null
}
