import type { Dockerfile, ExposeInstruction, Value } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { shippedInstructions } from '../shared/output.ts'
import { withoutArguments } from '../shared/remove-argument.ts'
import { opensSsh, sshServers } from '../shared/ssh-server.ts'

export const docs: RuleDocs = {
  why: 'An SSH server in a container is one more process, one more set of keys and accounts to keep safe, and a way in that no log of the platform shows. It is not needed: docker exec and kubectl exec open a shell in a running container, with the rights and the log of the platform. EXPOSE publishes nothing by itself, but docker run -P does publish every exposed port, and scanners and people read it as an invitation. Where the image really is an SSH service, such as a Git server, another port says so more clearly.',
  bad: 'FROM debian:13-slim\nEXPOSE 22 8080\nCMD ["/usr/local/bin/tides"]\n',
  good: 'FROM debian:13-slim\nEXPOSE 8080\nCMD ["/usr/local/bin/tides"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#expose',
    'https://docs.docker.com/reference/cli/docker/container/exec/',
  ],
  equivalents: {
    trivy: ['DS-0004'],
    checkov: ['CKV_DOCKER_1'],
    kics: ['Exposing Port 22 (SSH)'],
    docker_bench: ['5.7'],
  },
}

/** Port 22 of the image. Where it is exposed, the server behind it is told here, and sshd-installed stays silent. */
export default defineRule({
  meta: {
    name: 'ssh-port-exposed',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['EXPOSE'] },
    title: 'Leave port 22 closed',
    messages: {
      port: 'EXPOSE {{port}} invites SSH into the container; docker exec opens a shell without a server.',
      range: 'The range {{port}} includes 22, the port of SSH.',
      variable: 'EXPOSE {{port}} comes out as {{value}}, which includes 22, the port of SSH.',
      server:
        'EXPOSE {{port}} opens the SSH server of line {{line}}: keys and accounts inside the image; docker exec needs neither.',
    },
  },
  *check(input) {
    for (const instruction of shippedInstructions(input)) {
      if (instruction.keyword !== 'EXPOSE') continue
      const open = instruction.ports.filter(({ text }) => text !== null && opensSsh(text))
      const line = open.length > 0 ? sshServers(input)[0]?.range.start.line : undefined
      for (const port of open) {
        const { raw, text, range, variables } = port
        const plain = isRange(port) ? 'range' : 'port'
        const messageId = variables.length > 0 ? 'variable' : line === undefined ? plain : 'server'
        yield {
          messageId,
          range,
          data: { port: raw, value: text ?? '', line: line ?? 0 },
          confidence: variables.length > 0 ? 'likely' : 'certain',
          ...(port === open[0] && fixOf(input.dockerfile, instruction, open)),
        }
      }
    }
  },
})

function isRange({ text }: Value): boolean {
  return text?.includes('-') === true
}

/** One for the instruction; a range may hold ports that are wanted. */
function fixOf(dockerfile: Dockerfile, expose: ExposeInstruction, open: readonly Value[]): { fix?: Fix } {
  if (open.some(isRange)) return {}
  const edits = withoutArguments(dockerfile, expose, expose.ports, open)
  return edits ? { fix: { title: 'Close port 22', safety: 'behaviour', edits } } : {}
}
