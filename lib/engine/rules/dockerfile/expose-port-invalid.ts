import { parseExposedPort } from '../../dockerfile/expose-port.ts'
import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A port is a number of 16 bits, so 65535 is the highest. EXPOSE takes numbers and ranges, each with /tcp, /udp or /sctp behind it. Anything else cannot be opened, and Docker refuses the file.',
  bad: 'FROM nginx:1.30\nEXPOSE 80800\n',
  good: 'FROM nginx:1.30\nEXPOSE 8080\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#expose',
    'https://www.rfc-editor.org/rfc/rfc6335#section-6',
  ],
  equivalents: {
    hadolint: ['DL3011'],
    trivy: ['DS-0008'],
    kics: ['UNIX Ports Out Of Range'],
    semgrep: ['invalid-port'],
    dockerfilelint: ['invalid_port'],
    dockerfile_utils: ['INVALID_PORT', 'INVALID_PROTO'],
  },
}

/** EXPOSE takes port numbers, ranges of them, and a protocol. */
export default defineRule({
  meta: {
    name: 'expose-port-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['EXPOSE'] },
    title: 'Expose a port between 1 and 65535',
    messages: {
      large: '{{port}} is no port: the highest one is 65535.',
      reversed: 'The range {{port}} runs backwards: the lower port comes first.',
      protocol: '{{protocol}} is no protocol EXPOSE knows: write tcp, udp or sctp behind the slash.',
      number: '{{port}} is no port number; write one such as 8080, or a range such as 7000-7010.',
    },
  },
  *check({ stages }) {
    for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
      if (instruction.keyword !== 'EXPOSE') continue
      for (const { text, raw, range } of instruction.ports) {
        if (text === null || !('error' in parseExposedPort(text))) continue
        const port = text === '' ? raw : text
        yield { messageId: mistake(text), range, data: { port, protocol: text.slice(text.indexOf('/') + 1) } }
      }
    }
  },
})

function mistake(text: string): 'large' | 'reversed' | 'protocol' | 'number' {
  const [ports = '', protocol = 'tcp'] = text.split('/')
  const numbers = ports.slice(ports.lastIndexOf(':') + 1).split('-')
  if (!/^(?:tcp|udp|sctp)?$/i.test(protocol)) return 'protocol'
  if (numbers.length > 2 || numbers.some((number) => !/^\d+$/.test(number))) return 'number'
  return numbers.some((number) => Number(number) > 65_535) ? 'large' : 'reversed'
}
