import { defineRule, type RuleDocs } from '../rule.ts'
import { sharedWithHost } from './shared/host-namespace.ts'

export const docs: RuleDocs = {
  why: 'Where the daemon runs with userns-remap, root in a container is an account without rights on the host: who breaks out of it has gained little. userns_mode: host takes that away for one service, so its root is the root of the host again. On a host without userns-remap the key changes nothing, so it is better left out there as well.',
  bad: 'services:\n  registry:\n    image: registry:3\n    userns_mode: host\n',
  good: 'services:\n  registry:\n    image: registry:3\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#userns_mode',
    'https://docs.docker.com/engine/security/userns-remap/#disable-namespace-remapping-for-a-container',
  ],
  equivalents: { kics: ['Shared Host User Namespace'], docker_bench: ['5.31'] },
}

export default defineRule({
  meta: {
    name: 'compose-host-userns',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Keep the mapping of users on',
    messages: {
      host: 'Service {{service}} leaves the mapping of users: even on a host with userns-remap its root is the root of the host.',
    },
  },
  *check({ compose }) {
    yield* sharedWithHost(compose, 'userns_mode', ({ usernsMode }) => usernsMode)
  },
})
