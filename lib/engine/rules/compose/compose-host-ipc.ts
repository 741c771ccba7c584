import { defineRule, type RuleDocs } from '../rule.ts'
import { sharedWithHost } from './shared/host-namespace.ts'

export const docs: RuleDocs = {
  why: 'Processes exchange data through shared memory, semaphores and message queues. With ipc: host a container reads and writes those of every program on the host, which trust what they find there. Most files that say so only want more shared memory than the 64 MB that Docker gives, for a browser or for PyTorch: shm_size sets that. Two services that do exchange data share one namespace with ipc: shareable and ipc: service:NAME.',
  bad: 'services:\n  charts:\n    image: harbour/charts:5.0\n    ipc: host\n',
  good: 'services:\n  charts:\n    image: harbour/charts:5.0\n    shm_size: 1gb\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#ipc',
    'https://docs.docker.com/reference/compose-file/services/#shm_size',
    'https://docs.docker.com/reference/cli/docker/container/run/#ipc',
  ],
  equivalents: { kics: ['Shared Host IPC Namespace'], docker_bench: ['5.17'] },
}

export default defineRule({
  meta: {
    name: 'compose-host-ipc',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Give services shared memory of their own',
    messages: {
      host: 'Service {{service}} reads and writes the shared memory of every program on the host; for more shared memory set shm_size.',
    },
  },
  *check({ compose }) {
    yield* sharedWithHost(compose, 'ipc', ({ ipc }) => ipc)
  },
})
