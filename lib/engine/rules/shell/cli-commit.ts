import { defineRule, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'docker commit makes an image out of whatever a container has become: packages that somebody typed in, caches, histories, and passwords that were entered. Nobody can say what is in it or build it again for the next security fix. A Dockerfile says each step, and builds the same again. To look at a broken container, commit is fine; as a way to make images it is not.',
  bad: 'docker commit workshop harbour/winch:2.3.0\n',
  good: 'docker build -t harbour/winch:2.3.0 .\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/commit/',
    'https://docs.docker.com/build/building/best-practices/',
  ],
  equivalents: {},
}

export default defineRule({
  meta: {
    name: 'cli-commit',
    severity: 'warning',
    category: 'maintainability',
    files: 'shell',
    title: 'Write a Dockerfile in place of docker commit',
    messages: {
      commit:
        'docker commit turns what a container has become into an image that nobody can build again; write the steps into a Dockerfile.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['image'], ({ call }) =>
      call.verb === 'commit' ? { messageId: 'commit', range: call.verbRange } : null,
    )
  },
})
