import type { ComposeFile, Service } from '../../compose/model.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { addItem, addKey } from './shared/edits.ts'
import { mayBePrivileged } from './shared/security-options.ts'
import { isComplete } from './shared/service-image.ts'
import { namesRoot } from './shared/users.ts'

export const docs: RuleDocs = {
  why: 'Docker gives every container 14 capabilities, among them changing the owner of files, becoming another account and sending raw packets. A server that listens on a port above 1023 needs none of them, and what is not there cannot be used by an attacker. So drop all and add what is missing. An image that starts as root, hands its data to an account and becomes that account (postgres, redis, nginx do) needs CHOWN, SETGID and SETUID back, some also DAC_OVERRIDE and FOWNER; the log says which one failed.',
  bad: 'services:\n  tides:\n    image: harbour/tides:3.0\n    user: "10001"\n',
  good: 'services:\n  tides:\n    image: harbour/tides:3.0\n    user: "10001"\n    cap_drop:\n      - ALL\n',
  sources: [
    'https://docs.docker.com/engine/security/#linux-kernel-capabilities',
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://docs.docker.com/reference/compose-file/services/#cap_drop',
  ],
  equivalents: { kics: ['Container Capabilities Unrestricted'], docker_bench: ['5.4'] },
}

type MessageId = 'missing' | 'partial'

/** A privileged service, and one that adds all capabilities, are findings of their own rules. */
export default defineRule({
  meta: {
    name: 'compose-cap-drop-missing',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Drop all capabilities of a service and add back what it needs',
    messages: {
      missing:
        'Service {{service}} keeps all 14 capabilities that Docker gives; drop ALL and add back what it needs.',
      partial:
        'Service {{service}} drops {{dropped}} and keeps the rest of what Docker gives; drop ALL and add back what it needs.',
    },
  },
  *check({ compose }) {
    yield* distinct(compose.services.flatMap((service) => reportOf(compose, service) ?? []))
  },
})

function reportOf({ source }: ComposeFile, service: Service): Report<MessageId> | null {
  const { name, capDrop, capAdd, entries, keyRange } = service
  if (!isComplete(service) || mayBePrivileged(service)) return null
  if ([...capDrop, ...capAdd].some((each) => each.name === null)) return null
  if (capDrop.some((each) => each.name === 'ALL') || capAdd.some((each) => each.name === 'ALL')) return null
  const entry = entries.get('cap_drop')
  if (entry?.value.kind !== 'list' || capDrop.length === 0) {
    const edit = entry ? null : addKey(source, service, 'cap_drop', ['ALL'])
    return { messageId: 'missing', range: keyRange, data: { service: name }, ...fixOf(service, edit) }
  }
  const dropped = capDrop.map((each) => each.name).join(', ')
  const edit = entry.merged ? null : addItem(source, entry.value, 'ALL')
  return {
    messageId: 'partial',
    range: entry.keyRange,
    data: { service: name, dropped },
    ...fixOf(service, edit),
  }
}

/** Without rights to lose an account loses nothing that it used; a container that starts as root may fail. */
function fixOf({ user }: Service, edit: Fix['edits'][number] | null): { fix?: Fix } {
  if (edit === null) return {}
  const safety = user?.value != null && !namesRoot(user.value) ? 'behaviour' : 'suggestion'
  return { fix: { title: 'Drop all capabilities', safety, edits: [edit] } }
}
