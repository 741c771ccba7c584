import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { lastOption, mayBePrivileged, withoutOption } from './shared/security-options.ts'

export const docs: RuleDocs = {
  why: 'All containers share the kernel of the host and speak to it by system calls. The seccomp profile of Docker refuses those that containers do not need: loading a kernel, adding keys, mounting. Flaws in the kernel were again and again found in such calls, and with the profile they could not be reached from a container. A program that needs one more call gets a profile of its own with that call in it. Debuggers need no exception: the profile has allowed ptrace since kernel 4.8.',
  bad: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp:unconfined\n',
  good: 'services:\n  compass:\n    image: harbour/compass:2.0\n    security_opt:\n      - seccomp:./compass-seccomp.json\n',
  sources: [
    'https://docs.docker.com/engine/security/seccomp/',
    'https://docs.docker.com/reference/compose-file/services/#security_opt',
  ],
  equivalents: {
    kics: ['Default Seccomp Profile Disabled'],
    semgrep: ['seccomp-confinement-disabled'],
    docker_bench: ['5.22'],
  },
}

/** A privileged service has no profile anyhow: that is compose-privileged's finding. */
export default defineRule({
  meta: {
    name: 'compose-seccomp-unconfined',
    severity: 'error',
    category: 'security',
    files: 'compose',
    title: 'Keep the seccomp profile on',
    messages: {
      unconfined:
        'Service {{service}} runs without a seccomp profile: every system call of the kernel, and every flaw in one, can be reached from it.',
    },
  },
  *check({ compose: { source, services } }) {
    yield* distinct(
      services.flatMap((service): Report<'unconfined'>[] => {
        const option = lastOption(service, 'seccomp')
        if (option?.value !== 'unconfined' || mayBePrivileged(service)) return []
        const data = { service: service.name }
        return [
          { messageId: 'unconfined', range: option.range, data, ...withoutOption(source, service, option) },
        ]
      }),
    )
  },
})
