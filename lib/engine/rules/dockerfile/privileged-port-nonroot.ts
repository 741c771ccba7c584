import { defineRule, type RuleDocs } from '../rule.ts'
import { shippedInstructions } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'Ports below 1024 were for root alone once. Docker lifts that in every container since version 20.10, so a service without rights may listen on port 80 there. Elsewhere it may not: with the network of the host, and with Podman or Kubernetes where nobody set net.ipv4.ip_unprivileged_port_start. A port such as 8080 works everywhere, and outside it can still be 80: docker run -p 80:8080.',
  bad: 'FROM node:24-slim\nCOPY quay.js /srv/\nEXPOSE 80\nUSER node\nCMD ["node", "/srv/quay.js"]\n',
  good: 'FROM node:24-slim\nCOPY quay.js /srv/\nEXPOSE 8080\nUSER node\nCMD ["node", "/srv/quay.js"]\n',
  sources: [
    'https://github.com/moby/moby/pull/41030',
    'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    'https://docs.docker.com/reference/dockerfile/#expose',
  ],
  equivalents: { docker_bench: ['5.8'] },
}

/** Only what the file itself exposes; port 22 belongs to ssh-port-exposed. It works with Docker, so this is no more than a hint. */
export default defineRule({
  meta: {
    name: 'privileged-port-nonroot',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['EXPOSE'] },
    title: 'Give a service without root a port above 1023',
    messages: {
      low: 'USER {{user}} is not root, and port {{port}} is below 1024: Docker allows that, while the network of the host, Podman and Kubernetes may refuse it.',
    },
  },
  *check(input) {
    const user = input.build.image?.user
    if (!user || user.root !== false || user.instruction === null) return
    for (const instruction of shippedInstructions(input)) {
      if (instruction.keyword !== 'EXPOSE') continue
      const low = instruction.ports.find(({ text }) => isLow(text))
      if (!low) continue
      yield {
        messageId: 'low',
        range: low.range,
        data: { user: user.instruction.user.raw, port: low.text ?? '' },
        confidence: 'possible',
      }
      return
    }
  },
})

function isLow(text: string | null): boolean {
  const port = /^(\d{1,5})(?:\/\w+)?$/.exec(text ?? '')?.[1]
  return port !== undefined && Number(port) > 0 && Number(port) < 1024 && port !== '22'
}
