import { defineRule, type RuleDocs } from '../rule.ts'
import { exposesSsh, sshServers } from '../shared/ssh-server.ts'

export const docs: RuleDocs = {
  why: 'A shell in a running container is one docker exec or kubectl exec away, with the rights and the log of the platform. An SSH server beside the program adds a service to keep up to date, accounts and keys to hand out, host keys that are the same in every container of the image, and a way in that the platform does not see. It also means a second process, which PID 1 then has to look after. Images whose purpose is SSH, such as a Git server or a bastion, are the exception.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends openssh-server && rm -rf /var/lib/apt/lists/*\nCMD ["/usr/local/bin/tides"]\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends openssh-client && rm -rf /var/lib/apt/lists/*\nCMD ["/usr/local/bin/tides"]\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/exec/',
    'https://docs.docker.com/engine/containers/multi-service_container/',
  ],
  equivalents: { docker_bench: ['5.7'] },
}

/** Of the final image. Where it exposes port 22, ssh-port-exposed speaks. */
export default defineRule({
  meta: {
    name: 'sshd-installed',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'CMD', 'ENTRYPOINT'] },
    title: 'Leave the SSH server out of the image',
    messages: {
      installed: '{{name}} brings an SSH server into the image; docker exec opens a shell without one.',
      started: 'The container starts {{name}}, an SSH server; docker exec opens a shell without one.',
    },
  },
  *check(input) {
    const [server] = sshServers(input)
    if (!server || exposesSsh(input)) return
    const { kind, name, range, certain } = server
    yield { messageId: kind, range, data: { name }, confidence: certain ? 'certain' : 'likely' }
  },
})
