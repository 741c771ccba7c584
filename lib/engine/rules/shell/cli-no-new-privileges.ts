import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { isService, reportEach } from './shared/calls.ts'
import { addOptions } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'A container that runs as an ordinary user still holds programs with the setuid bit, such as su or mount: whoever gets in uses a flaw in one of them to become root. With no-new-privileges the kernel ignores that bit for every process of the container. Few services notice; those that start as root and hand over with su or sudo inside are the exception.',
  bad: 'docker run -d --name berths harbour/berths:2.0\n',
  good: 'docker run -d --security-opt no-new-privileges --name berths harbour/berths:2.0\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/#security-opt',
    'https://docs.kernel.org/userspace-api/no_new_privs.html',
  ],
  equivalents: { docker_bench: ['5.26'] },
}

export default defineRule({
  meta: {
    name: 'cli-no-new-privileges',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Start services with no-new-privileges',
    messages: {
      missing:
        'Programs with the setuid bit may make a process of this container root; --security-opt no-new-privileges prevents it.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => {
      if (!isService(call) || call.securityOpts.some(({ value }) => value === null || NAMED.test(value)))
        return null
      const edit = addOptions(script, call, '--security-opt no-new-privileges')
      const fix: Fix | null =
        edit === null ? null : { title: 'Add no-new-privileges', safety: 'behaviour', edits: [edit] }
      const confidence = call.open ? 'possible' : 'likely'
      return { messageId: 'missing', range: call.verbRange, confidence, ...(fix && { fix }) }
    })
  },
})

const NAMED = /^no-new-privileges(?:[=:]|$)/
