import type { Service } from '../../compose/model.ts'
import { isStateful } from '../../images/services.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { factsOf } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'docker compose stop asks a program to end and waits, ten seconds unless something else is written; then the kernel kills it. SIGKILL as the signal, or a wait of hardly any time, leaves no chance to finish requests, to write down what is in memory and to close files: a database has to repair itself at the next start, and a queue delivers twice. The documentation of PostgreSQL names ninety seconds and more for a busy one.',
  bad: 'services:\n  db:\n    image: postgres:17\n    stop_grace_period: 1s\n',
  good: 'services:\n  db:\n    image: postgres:17\n    stop_grace_period: 1m\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#stop_grace_period',
    'https://docs.docker.com/reference/compose-file/services/#stop_signal',
    'https://www.postgresql.org/docs/current/server-shutdown.html',
  ],
  equivalents: {},
}

type MessageId = 'kill' | 'short'

/** Less than the ten seconds of Docker is a choice that many services can live with; a database with two cannot. */
export default defineRule({
  meta: {
    name: 'compose-stop-grace',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Give a service the time to end',
    messages: {
      kill: 'SIGKILL ends service {{service}} at once: it cannot finish anything or write down what it has in memory.',
      short:
        'After {{time}} the kernel kills service {{service}}, which keeps data: what it has not written down by then is lost or has to be repaired.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(services.flatMap(reportsOf))
  },
})

const SHORTEST = 2000

function reportsOf(service: Service): readonly Report<MessageId>[] {
  const { name, stopSignal, stopGracePeriod } = service
  if (/^(?:(?:SIG)?KILL|9)$/i.test(stopSignal?.value ?? '') && stopSignal)
    return [{ messageId: 'kill', range: stopSignal.range, data: { service: name }, severity: 'warning' }]
  const time = stopGracePeriod?.value ?? null
  const facts = factsOf(service)
  if (!stopGracePeriod || time === null || time >= SHORTEST || facts === null || !isStateful(facts)) return []
  return [
    {
      messageId: 'short',
      range: stopGracePeriod.range,
      data: { service: name, time: stopGracePeriod.written.raw },
      confidence: 'likely',
    },
  ]
}
