import { lookupImage } from '../../images/index.ts'
import type { RunCall } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { isService, reportEach } from './shared/calls.ts'
import { factsOf } from './shared/published.ts'

export const docs: RuleDocs = {
  why: 'Docker knows of a container whether its process runs, not whether it answers. A health check asks the program each half minute; docker ps, a proxy or a script can then see that it hangs. --no-healthcheck switches the check of the image off, usually because it failed. Give the container a check that fits with --health-cmd.',
  bad: 'docker run -d --no-healthcheck harbour/berths:2.0\n',
  good: "docker run -d --health-cmd 'wget -qO- http://127.0.0.1:8080/health' harbour/berths:2.0\n",
  sources: [
    'https://docs.docker.com/engine/containers/run/#healthchecks',
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
  ],
  equivalents: { docker_bench: ['5.27'] },
}

type MessageId = 'off' | 'none'

export default defineRule({
  meta: {
    name: 'cli-health',
    severity: 'info',
    category: 'reliability',
    files: 'shell',
    title: 'Start services with a health check',
    messages: {
      off: '--no-healthcheck: Docker no longer sees whether the program in the container answers.',
      none: '{{image}} brings no health check, so Docker sees only whether its process runs; --health-cmd adds one.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run'], ({ call }) => reportOf(call))
  },
})

function reportOf(call: RunCall): Report<MessageId> | null {
  const off = call.options.findLast(({ name }) => name === 'no-healthcheck')
  if (off !== undefined && call.noHealthcheck === true) return { messageId: 'off', range: off.range }
  const reference = call.image?.reference ?? null
  if (!isService(call) || call.open || call.health.cmd !== null || reference === null) return null
  const brings = factsOf(call)?.healthcheck ?? lookupImage(reference)?.config.healthcheck ?? null
  if (brings !== false) return null
  return {
    messageId: 'none',
    range: call.image?.word.range ?? call.verbRange,
    data: { image: reference.text },
    confidence: 'likely',
  }
}
