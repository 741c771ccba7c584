import { defineRule, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'Mounts that appear inside a bind mount stay on their own side by default (rprivate). With shared or rshared a mount that the container makes appears on the host, and with slave or rslave those of the host appear in the container. Only plugins for storage and a few tools for backups need it; for everything else it is one more way out of the container.',
  bad: 'docker run -d -v /srv/charts:/charts:rshared harbour/charts:2.0\n',
  good: 'docker run -d -v /srv/charts:/charts harbour/charts:2.0\n',
  sources: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
  equivalents: { docker_bench: ['5.20'] },
}

export default defineRule({
  meta: {
    name: 'cli-mount-propagation',
    severity: 'warning',
    category: 'security',
    files: 'shell',
    title: 'Keep mounts of containers to themselves',
    messages: {
      shared: '{{mode}} makes mounts of the container appear on the host.',
      slave: '{{mode}} makes mounts of the host appear in the container.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run', 'service'], ({ call }) =>
      call.mounts.flatMap(({ propagation, range }) => {
        if (propagation === null || propagation.endsWith('private')) return []
        const messageId = propagation.endsWith('shared') ? 'shared' : 'slave'
        return [
          {
            messageId,
            range,
            data: { mode: propagation },
            severity: messageId === 'slave' ? 'info' : 'warning',
          },
        ]
      }),
    )
  },
})
