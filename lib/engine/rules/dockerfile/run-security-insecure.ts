import type { RunInstruction } from '../../dockerfile/model.ts'
import type { Flag } from '../../dockerfile/syntax.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A build step normally runs in a sandbox: few capabilities, a network of its own, no devices of the host. These flags open it. With --security=insecure the commands of the step, and everything they download and run, have nearly all rights of root on the build machine; with --network=host they reach every service that listens on its localhost. The builder refuses both unless it was started with the matching entitlement, so the file also stops building for everybody who did not do that. Where the right is really needed, it belongs into one small stage with nothing else in it.',
  bad: '# syntax=docker/dockerfile:1\nFROM debian:13-slim\nRUN --security=insecure mount -t tmpfs none /mnt && tides-image --out /srv/tides.img\n',
  good: '# syntax=docker/dockerfile:1\nFROM debian:13-slim\nRUN tides-image --out /srv/tides.img\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#run---security',
    'https://docs.docker.com/reference/dockerfile/#run---network',
    'https://docs.docker.com/reference/cli/docker/buildx/build/#allow',
  ],
  equivalents: { docker_bench: ['5.5', '5.10'] },
}

/** What the step may do on the build machine. Whether a flag is spelled right is instruction-flag-invalid's matter. */
export default defineRule({
  meta: {
    name: 'run-security-insecure',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { flags: ['security', 'network', 'device'] },
    title: 'Run build steps inside the sandbox',
    messages: {
      insecure:
        '--security=insecure runs this step with nearly all rights of root on the build machine; the builder refuses it without --allow security.insecure.',
      network:
        '--network=host lets this step reach every service on the build machine; the builder refuses it without --allow network.host.',
      device:
        '{{flag}} gives this step a device of the build machine; builders without it fail, and the step may do more than others.',
    },
  },
  *check({ stages }) {
    for (const instruction of stages.filter(({ used }) => used).flatMap(({ instructions }) => instructions)) {
      if (instruction.keyword !== 'RUN') continue
      for (const flag of instruction.node.flags) {
        const messageId = variant(flag, instruction)
        if (messageId === null) continue
        const mild = messageId === 'device' ? { severity: 'info' as const } : {}
        yield { messageId, range: flag.range, data: { flag: flag.text }, ...mild }
      }
    }
  },
})

function variant(
  { name, value }: Flag,
  { network }: RunInstruction,
): 'insecure' | 'network' | 'device' | null {
  if (name === 'security') return value === 'insecure' ? 'insecure' : null
  if (name === 'network') return network === 'host' || value === 'host' ? 'network' : null
  return name === 'device' ? 'device' : null
}
