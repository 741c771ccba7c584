import { defineRule, type RuleDocs } from '../rule.ts'
import { switchReports } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'Images contain programs with the setuid bit, such as su, mount or passwd: whoever starts one gets the rights of its owner, mostly root. A process that runs as an ordinary user in a container can use a flaw in one of them to become root there. With no-new-privileges the kernel ignores the bit, for every container that does not say otherwise. Programs that rely on sudo inside of a container stop working, and those are the ones to look at.',
  bad: '{\n  "no-new-privileges": false\n}\n',
  good: '{\n  "no-new-privileges": true\n}\n',
  sources: [
    'https://docs.docker.com/reference/cli/dockerd/',
    'https://docs.kernel.org/userspace-api/no_new_privs.html',
  ],
  equivalents: { docker_bench: ['2.14'] },
}

export default defineRule({
  meta: {
    name: 'daemon-no-new-privileges',
    severity: 'warning',
    category: 'security',
    files: 'daemon',
    title: 'Set no-new-privileges for all containers',
    messages: {
      written:
        'With no-new-privileges false a process in a container can become root by way of setuid programs such as su.',
      missing:
        'Without "no-new-privileges": true a process in a container can become root by way of setuid programs such as su.',
    },
  },
  *check({ daemon }) {
    yield* switchReports(daemon, 'no-new-privileges', true)
  },
})
