import type { Given } from '../../cli/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'Root in a container is root for the kernel, held back only by capabilities and profiles: each flaw in the engine or in a mounted directory then costs more. -u root overrides the user that the image was given on purpose, often to get around a file that belongs to the wrong account. Mend the owner in the Dockerfile with COPY --chown, or run with the number of the account that owns the directory. docker exec as root to look at a broken container is a different matter, and a hint here.',
  bad: 'docker run -d -u root harbour/quay:2.2\n',
  good: 'docker run -d -u 10001:10001 harbour/quay:2.2\n',
  sources: [
    'https://docs.docker.com/engine/containers/run/#user',
    'https://docs.docker.com/build/building/best-practices/#user',
  ],
  equivalents: { docker_bench: ['4.1', '5.24'] },
}

export default defineRule({
  meta: {
    name: 'cli-user-root',
    severity: 'warning',
    category: 'security',
    files: 'shell',
    title: 'Run containers as an unprivileged user',
    messages: {
      run: 'The container starts as root, whatever USER its image names; give the number of an ordinary account.',
      exec: 'This command runs as root in the container, whatever USER its image names; fine for a look, not for what happens each day.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run', 'exec'], ({ call }) => {
      if (!isRoot(call.user)) return null
      const severity = call.kind === 'exec' ? 'info' : 'warning'
      return { messageId: call.kind, range: call.user?.range ?? call.verbRange, severity }
    })
  },
})

function isRoot(user: Given<string | null> | null): boolean {
  return /^(?:root|0+)(?::|$)/.test(user?.value ?? '')
}
