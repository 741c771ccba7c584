import { parseExposedPort } from '../../dockerfile/expose-port.ts'
import type { Value } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'EXPOSE notes in the image which ports the program inside listens on. It opens nothing and knows no host: an address or a host port in front of the colon is dropped without a word. Whoever wrote it expects a mapping that never happens. That belongs to docker run -p, or to ports: in a Compose file.',
  bad: 'FROM nginx:1.30\nEXPOSE 8080:80\n',
  good: 'FROM nginx:1.30\nEXPOSE 80\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#expose',
    'https://docs.docker.com/reference/build-checks/expose-invalid-format/',
    'https://docs.docker.com/get-started/docker-concepts/running-containers/publishing-ports/',
  ],
  equivalents: { buildkit: ['ExposeInvalidFormat'], dockerfilelint: ['expose_host_port'] },
}

/** What is no port at all is expose-port-invalid's. */
export default defineRule({
  meta: {
    name: 'expose-host-mapping',
    severity: 'warning',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['EXPOSE'] },
    title: 'Expose the port of the container alone',
    messages: {
      host: 'EXPOSE {{port}} maps nothing: the host port {{host}} is dropped, and the port {{container}} of the container stays; mappings belong to docker run -p.',
      address:
        'EXPOSE {{port}} binds nothing: the address {{host}} is dropped, and the port {{container}} of the container stays; addresses belong to docker run -p.',
      variable:
        '{{port}} has a host in front of the colon, which EXPOSE drops; a host port belongs to docker run -p.',
    },
  },
  *check({ stages }) {
    for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
      if (instruction.keyword !== 'EXPOSE') continue
      const seen = new Set<number>()
      for (const port of instruction.ports) {
        const report = judge(port)
        // One word may expand into several ports.
        if (report === null || seen.has(port.range.start.offset)) continue
        seen.add(port.range.start.offset)
        yield report
      }
    }
  },
})

type Found = {
  readonly messageId: 'host' | 'address' | 'variable'
  readonly range: Value['range']
  readonly data: Readonly<Record<string, string>>
  readonly confidence?: 'likely'
  readonly fix?: Fix
}

function judge({ raw, text, variables, range }: Value): Found | null {
  if (text === null) {
    // The colon of `${PORT:-80}` is none of these.
    const isMapping = raw.replace(/\$\{[^}]*\}/g, '').includes(':')
    return isMapping ? { messageId: 'variable', range, data: { port: raw }, confidence: 'likely' } : null
  }
  const colon = text.lastIndexOf(':')
  if (colon === -1 || 'error' in parseExposedPort(text)) return null
  const [host, container] = [text.slice(0, colon), text.slice(colon + 1)]
  const messageId = /[.:[]/.test(host) ? 'address' : 'host'
  const fix: Fix = { title: `Expose ${container}`, safety: 'safe', edits: [{ range, newText: container }] }
  return { messageId, range, data: { port: text, host, container }, ...(variables.length === 0 && { fix }) }
}
