import { defineRule, type RuleDocs } from '../rule.ts'
import { replaceValue, valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'The built-in seccomp profile keeps some 40 of more than 300 system calls from containers: loading kernel modules, mounting, tracing other processes. Hardly a program needs one of them, and many flaws of the kernel can only be reached through them. unconfined takes that wall down for every container of the host. Where one container needs one call more, give that container a profile of its own with --security-opt seccomp=FILE.',
  bad: '{\n  "seccomp-profile": "unconfined"\n}\n',
  good: '{\n  "seccomp-profile": "builtin"\n}\n',
  sources: ['https://docs.docker.com/engine/security/seccomp/'],
  equivalents: { docker_bench: ['2.17', '5.22'] },
}

export default defineRule({
  meta: {
    name: 'daemon-seccomp',
    severity: 'error',
    category: 'security',
    files: 'daemon',
    title: 'Keep the seccomp profile for all containers',
    messages: {
      unconfined:
        'With unconfined every container may make every system call, those included that flaws of the kernel are reached through.',
    },
  },
  *check({ daemon }) {
    const setting = daemon.settings.get('seccomp-profile')
    if (setting && valueOf(daemon, 'seccomp-profile') === 'unconfined')
      yield { messageId: 'unconfined', range: setting.entry.range, fix: replaceValue(setting, '"builtin"') }
  },
})
