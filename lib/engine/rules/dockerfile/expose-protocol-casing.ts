import { parseExposedPort } from '../../dockerfile/expose-port.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'EXPOSE reads TCP and tcp alike and stores the small letters, so the image does not say what the file says: whoever searches docker inspect for 53/UDP finds nothing. docker build warns about protocols that are not in small letters.',
  bad: 'FROM coredns/coredns:1.14.0\nEXPOSE 53/UDP\n',
  good: 'FROM coredns/coredns:1.14.0\nEXPOSE 53/udp\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/expose-proto-casing/',
    'https://docs.docker.com/reference/dockerfile/#expose',
  ],
  equivalents: { buildkit: ['ExposeProtoCasing'] },
}

/** A word that is no port at all is expose-port-invalid's. */
export default defineRule({
  meta: {
    name: 'expose-protocol-casing',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['EXPOSE'] },
    title: 'Write the protocol of EXPOSE in small letters',
    messages: { capitals: 'The protocol of {{port}} is stored as {{protocol}}; write it that way.' },
  },
  *check({ dockerfile, stages }) {
    for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
      if (instruction.keyword !== 'EXPOSE') continue
      for (const { text, range } of instruction.ports) {
        const slash = text?.indexOf('/') ?? -1
        if (text === null || slash === -1 || 'error' in parseExposedPort(text)) continue
        const protocol = text.slice(slash).toLowerCase()
        if (text.endsWith(protocol)) continue
        const newText = text.slice(0, slash) + protocol
        const isPlain = slice(dockerfile.source, range) === text
        const fix = { title: `Write ${newText}`, safety: 'safe', edits: [{ range, newText }] } as const
        const data = { port: text, protocol: protocol.slice(1) }
        yield { messageId: 'capitals', range, data, ...(isPlain && { fix }) }
      }
    }
  },
})
