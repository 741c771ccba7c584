import type { SecurityOption, Service } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { lastOption, mayBePrivileged, withoutOption } from './shared/security-options.ts'

export const docs: RuleDocs = {
  why: 'On Debian, Ubuntu and SUSE the AppArmor profile docker-default keeps containers away from parts of /proc and /sys and from mounting; on Fedora and Red Hat SELinux labels keep them out of all files that are not theirs. Both hold even where the permissions of a file would let root pass, so they stop an attacker who is already root in the container. If a bind mount is refused on SELinux, the option :z or :Z of the mount relabels it, and nothing has to be switched off.',
  bad: 'services:\n  nets:\n    image: harbour/nets:1.1\n    volumes:\n      - ./catch:/catch\n    security_opt:\n      - label:disable\n',
  good: 'services:\n  nets:\n    image: harbour/nets:1.1\n    volumes:\n      - ./catch:/catch:Z\n',
  sources: [
    'https://docs.docker.com/engine/security/apparmor/',
    'https://docs.docker.com/reference/cli/docker/container/run/#security-opt',
    'https://docs.docker.com/engine/storage/bind-mounts/#configure-the-selinux-label',
  ],
  equivalents: { semgrep: ['selinux-separation-disabled'], docker_bench: ['5.2', '5.3'] },
}

/** A privileged service is held by neither: that is compose-privileged's finding. */
export default defineRule({
  meta: {
    name: 'compose-lsm-disabled',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Keep AppArmor and SELinux on',
    messages: {
      apparmor:
        'Service {{service}} runs without its AppArmor profile, which keeps even root in the container from mounting and from parts of /proc and /sys.',
      selinux:
        'Service {{service}} runs without SELinux labels, which keep even root in the container out of files that are not its own; for a mount that is refused use :z or :Z.',
      systempaths:
        'Service {{service}} sees the parts of /proc and /sys that Docker hides or makes read-only, and may change settings of the kernel there.',
    },
  },
  *check({ compose: { source, services } }) {
    yield* distinct(
      services.flatMap((service) => (mayBePrivileged(service) ? [] : reportsOf(source, service))),
    )
  },
})

type MessageId = 'apparmor' | 'selinux' | 'systempaths'

/**
 * The last AppArmor profile counts; of the others all do. Compose knows the hidden paths in one spelling alone. Source:
 * docker/compose, pkg/compose/create.go, parseSecurityOpts.
 */
function reportsOf(source: string, service: Service): readonly Report<MessageId>[] {
  const profile = lastOption(service, 'apparmor')
  const label = service.securityOpt.find(({ name, value }) => name === 'label' && value === 'disable')
  const paths = service.securityOpt.find(({ written }) => written.text === 'systempaths=unconfined')
  const report = (messageId: MessageId, option: SecurityOption): Report<MessageId> => ({
    messageId,
    range: option.range,
    data: { service: service.name },
    ...withoutOption(source, service, option),
  })
  return [
    ...(profile?.value === 'unconfined' ? [report('apparmor', profile)] : []),
    ...(label ? [report('selinux', label)] : []),
    ...(paths ? [report('systempaths', paths)] : []),
  ]
}
