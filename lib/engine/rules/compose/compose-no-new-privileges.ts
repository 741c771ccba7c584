import type { ComposeFile, SecurityOption, Service } from '../../compose/model.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { daemonDefaults } from './shared/daemon-defaults.ts'
import { addItem, addKey } from './shared/edits.ts'
import { lastOption, mayBePrivileged } from './shared/security-options.ts'
import { isComplete } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'Programs such as su, sudo, ping and mount carry a bit that lets them run as root, whoever starts them. An attacker who came in as an account without rights looks for one of them with a flaw. With no-new-privileges the kernel ignores that bit for the container and for all its children, so the account stays what it is. An image that starts as root and then gives that up works as before, since giving rights up is no gain; only a container in which sudo or su has to work needs to do without.',
  bad: 'services:\n  shop:\n    image: harbour/shop:4.2\n',
  good: 'services:\n  shop:\n    image: harbour/shop:4.2\n    security_opt:\n      - no-new-privileges:true\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/#security-opt',
    'https://docs.kernel.org/userspace-api/no_new_privs.html',
    'https://docs.docker.com/reference/compose-file/services/#security_opt',
  ],
  equivalents: {
    kics: ['No New Privileges Not Set', 'Security Opt Not Set'],
    semgrep: ['no-new-privileges'],
    docker_bench: ['5.26'],
  },
}

type MessageId = 'missing' | 'other' | 'off' | 'invalid'

/** A privileged service is compose-privileged's finding; a daemon that sets it for all containers is as good. */
export default defineRule({
  meta: {
    name: 'compose-no-new-privileges',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Set no-new-privileges',
    messages: {
      missing:
        'Service {{service}} may gain rights by su, sudo and other programs with the setuid bit; no-new-privileges:true rules that out.',
      other:
        'The security options of service {{service}} lack no-new-privileges:true, so programs with the setuid bit still give it rights.',
      off: 'Service {{service}} allows su, sudo and other programs with the setuid bit to give it more rights.',
      invalid: 'Docker takes true or false here; with {{option}} service {{service}} does not start.',
    },
  },
  *check({ compose, project }) {
    const isDefault = daemonDefaults(project)['no-new-privileges'] === true
    yield* distinct(
      compose.services.flatMap((service) => {
        const option = lastOption(service, 'no-new-privileges')
        if (mayBePrivileged(service)) return []
        return option === null ? missing(compose, service, isDefault) : written(compose, service, option)
      }),
    )
  },
})

/** Go's strconv.ParseBool. */
const TRUE = /^(?:1|[tT]|true|True|TRUE)$/
const FALSE = /^(?:0|[fF]|false|False|FALSE)$/

function written(
  { source }: ComposeFile,
  { name }: Service,
  { value, written: { text, raw }, range }: SecurityOption,
): readonly Report<MessageId>[] {
  if (text === null || value === null || TRUE.test(value)) return []
  const data = { service: name, option: raw }
  if (!FALSE.test(value)) return [{ messageId: 'invalid', range, data, severity: 'error' }]
  const old = slice(source, range)
  const newText = old.replace(/(?<![a-zA-Z01])[a-zA-Z01]+(["']?)$/, 'true$1')
  const fix = fixOf('Set it to true', { range, newText })
  return [{ messageId: 'off', range, data, severity: 'warning', ...fix }]
}

function missing(
  { source }: ComposeFile,
  service: Service,
  isDefault: boolean,
): readonly Report<MessageId>[] {
  const entry = service.entries.get('security_opt')
  if (isDefault || !isComplete(service) || mayHoldMore(service)) return []
  const data = { service: service.name }
  const title = 'Set no-new-privileges'
  if (entry?.value.kind !== 'list' || entry.value.items.length === 0) {
    const edit = entry ? null : addKey(source, service, 'security_opt', [OPTION])
    return [{ messageId: 'missing', range: service.keyRange, data, ...fixOf(title, edit) }]
  }
  const edit = entry.merged ? null : addItem(source, entry.value, OPTION)
  return [{ messageId: 'other', range: entry.keyRange, data, ...fixOf(title, edit) }]
}

/** An option that a variable decides, or one that is no text: then another finding says so. */
function mayHoldMore({ securityOpt, entries }: Service): boolean {
  const list = entries.get('security_opt')?.value
  const unread = list?.kind === 'list' && list.items.length > securityOpt.length
  return unread || securityOpt.some(({ written }) => written.text === null)
}

const OPTION = 'no-new-privileges:true'

function fixOf(title: string, edit: Fix['edits'][number] | null): { fix?: Fix } {
  return edit === null ? {} : { fix: { title, safety: 'behaviour', edits: [edit] } }
}
