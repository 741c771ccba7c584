import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { removeOption } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'Docker confines every container with a seccomp profile, which refuses about forty system calls that containers do not need, and with AppArmor or SELinux where the host has them. These have stopped real escapes before a patch was there. --security-opt can switch each of them off, and that is often left over from a search for an error. A program that needs one refused call gets a profile that allows that one.',
  bad: 'docker run -d --security-opt seccomp=unconfined harbour/crane:4.0\n',
  good: 'docker run -d --security-opt seccomp=crane-seccomp.json harbour/crane:4.0\n',
  sources: [
    'https://docs.docker.com/engine/security/seccomp/',
    'https://docs.docker.com/engine/security/apparmor/',
    'https://docs.docker.com/reference/cli/docker/container/run/#security-opt',
  ],
  equivalents: { docker_bench: ['5.2', '5.3', '5.22'] },
}

type MessageId = 'seccomp' | 'apparmor' | 'label' | 'systempaths' | 'privileges'

/** A privileged container is confined by none of them anyway: that is cli-privileged's finding. */
export default defineRule({
  meta: {
    name: 'cli-security-opt-disabled',
    severity: 'error',
    category: 'security',
    files: 'shell',
    title: 'Leave the confinement of containers on',
    messages: {
      seccomp:
        '{{option}} lets the container make every system call, those included that Docker refuses because they lead out of containers.',
      apparmor: '{{option}} takes the AppArmor profile of Docker away from the container.',
      label: '{{option}} switches SELinux off for the container.',
      systempaths: '{{option}} shows the container the parts of /proc and /sys that Docker hides.',
      privileges: '{{option}} lets programs with the setuid bit make themselves root.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => {
      if (call.privileged === true) return null
      return call.options
        .filter(({ name }) => name === 'security-opt')
        .flatMap((option): Report<MessageId>[] => {
          const messageId = kindOf(option.value ?? '')
          if (messageId === null) return []
          const edit = removeOption(script, option)
          const fix: Fix | null =
            edit === null ? null : { title: `Remove ${option.value}`, safety: 'behaviour', edits: [edit] }
          return [
            { messageId, range: option.range, data: { option: option.value ?? '' }, ...(fix && { fix }) },
          ]
        })
    })
  },
})

/** `:` in place of `=` is the old way to write it. Source: moby/moby, daemon/daemon_unix.go, parseSecurityOpt. */
function kindOf(value: string): MessageId | null {
  if (/^seccomp[=:]unconfined$/.test(value)) return 'seccomp'
  if (/^apparmor[=:]unconfined$/.test(value)) return 'apparmor'
  if (/^label[=:]disable$/.test(value)) return 'label'
  if (/^systempaths[=:]unconfined$/.test(value)) return 'systempaths'
  return /^no-new-privileges[=:]false$/.test(value) ? 'privileges' : null
}
