import { defineRule, type RuleDocs } from '../rule.ts'
import { isService, reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'Docker leaves a container fourteen capabilities, such as those to open raw sockets, to change owners and to act as other users. Few services use any of them: a web server on a port above 1024 needs none. What is not there cannot be misused, so drop all and give back what the log of the first start asks for. This is a hint, because images that begin as root and change owners at the start do need some.',
  bad: 'docker run -d --name pilots harbour/pilots:1.4\n',
  good: 'docker run -d --cap-drop ALL --name pilots harbour/pilots:1.4\n',
  sources: [
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://docs.docker.com/engine/security/#linux-kernel-capabilities',
  ],
  equivalents: { docker_bench: ['5.4'] },
}

export default defineRule({
  meta: {
    name: 'cli-cap-drop-missing',
    severity: 'info',
    category: 'security',
    files: 'shell',
    title: 'Drop the capabilities that a service does not need',
    messages: {
      missing:
        'The container keeps all fourteen capabilities of the default; --cap-drop ALL takes them away, and --cap-add gives back what it needs.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => {
      if (!isService(call) || call.capDrop.length > 0) return null
      return { messageId: 'missing', range: call.verbRange, confidence: call.open ? 'possible' : 'likely' }
    })
  },
})
