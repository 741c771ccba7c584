import type { ComposeFile, Service } from '../../compose/model.ts'
import { isBackend } from '../../images/services.ts'
import { slice, type Range } from '../../source/position.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { addKey } from './shared/edits.ts'
import { awaitedServices, oneShot } from './shared/one-shot.ts'
import { factsOf, isComplete } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'A container without a restart policy stays down when its program crashes, and after a reboot of the host nothing starts it. Docker can do both by itself: unless-stopped restarts it until somebody stops it, on-failure:5 gives up after five crashes in a row, which the CIS benchmark prefers because an endless loop then shows. A job that ends by itself, such as a migration, is the opposite: with restart: always it runs again and again.',
  bad: 'services:\n  tides:\n    image: harbour/tides:1.9\n    ports:\n      - "127.0.0.1:8080:8080"\n',
  good: 'services:\n  tides:\n    image: harbour/tides:1.9\n    restart: unless-stopped\n    ports:\n      - "127.0.0.1:8080:8080"\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#restart',
    'https://docs.docker.com/engine/containers/start-containers-automatically/',
    'https://docs.docker.com/reference/compose-file/deploy/#restart_policy',
  ],
  equivalents: { kics: ['Restart Policy On Failure Not Set To 5'], docker_bench: ['5.15'] },
}

type MessageId = 'missing' | 'job' | 'bare'

/** Which policy is right is the author's choice; that one is chosen is what counts. */
export default defineRule({
  meta: {
    name: 'compose-restart-policy',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Give long-running services a restart policy',
    messages: {
      missing:
        'Service {{service}} has no restart policy: after a crash or a reboot of the host it stays down until somebody starts it.',
      job: 'Service {{service}} does its work and ends, and restart: {{policy}} starts it again each time it has ended.',
      bare: 'A bare no is false for readers of YAML 1.1, and then no restart policy; write "no" in quotes.',
    },
  },
  *check({ compose }) {
    const awaited = awaitedServices(compose)
    yield* distinct(
      compose.services.flatMap((service) => reportsOf(compose, service, oneShot(service, awaited))),
    )
  },
})

function reportsOf(
  compose: ComposeFile,
  service: Service,
  job: ReturnType<typeof oneShot>,
): readonly Report<MessageId>[] {
  const { restart, name } = service
  if (restart === null) {
    const chosen = service.entries.has('restart') || service.deploy?.entries.has('restart_policy') === true
    if (chosen || job !== null || !isComplete(service)) return []
    const confidence = service.profiles.length > 0 || !isServer(service) ? 'likely' : 'certain'
    const data = { service: name }
    return [{ messageId: 'missing', range: service.keyRange, data, confidence, ...fixOf(compose, service) }]
  }
  if (restart.value === 'no') return isBare(compose, service) ? [bareReport(restart.range)] : []
  const endless = restart.value === 'always' || restart.value === 'unless-stopped'
  if (!endless || job === null || job === 'possible') return []
  const data = { service: name, policy: restart.value }
  return [
    {
      messageId: 'job',
      range: restart.range,
      data,
      severity: 'warning',
      confidence: job === 'certain' ? 'certain' : 'possible',
    },
  ]
}

/** Somebody speaks to it, so it is meant to stay. */
function isServer(service: Service): boolean {
  const { ports, expose, healthcheck } = service
  const facts = factsOf(service)
  return ports.length > 0 || expose.length > 0 || healthcheck !== null || (facts !== null && isBackend(facts))
}

function fixOf({ source }: ComposeFile, service: Service): { fix?: Fix } {
  const edit = addKey(source, service, 'restart', 'unless-stopped')
  return edit === null
    ? {}
    : { fix: { title: 'Add restart: unless-stopped', safety: 'behaviour', edits: [edit] } }
}

function isBare({ source }: ComposeFile, { restart }: Service): boolean {
  return restart?.written.literal === true && /^no$/i.test(slice(source, restart.range))
}

function bareReport(range: Range): Report<MessageId> {
  const fix: Fix = { title: 'Put no in quotes', safety: 'safe', edits: [{ range, newText: '"no"' }] }
  return { messageId: 'bare', range, confidence: 'likely', fix }
}
