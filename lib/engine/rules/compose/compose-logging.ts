import type { ComposeFile, Logging, Service } from '../../compose/model.ts'
import type { Project } from '../../project.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { daemonDefaults } from './shared/daemon-defaults.ts'
import { addKey, addKeys } from './shared/edits.ts'
import { isComplete } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'Docker keeps all that a container prints, in a file that by default grows until the disk is full, and then the whole host stands still. The driver json-file has bounds only with max-size; the driver local has them from the start, 100 MB for each container, and docker logs works with both. The same can be set once for all containers in the daemon.json of the host, which a compose file does not show; where it is, this hint may be put aside.',
  bad: 'services:\n  buoys:\n    image: harbour/buoys:2.2\n    logging:\n      driver: json-file\n',
  good: 'services:\n  buoys:\n    image: harbour/buoys:2.2\n    logging:\n      driver: local\n',
  sources: [
    'https://docs.docker.com/engine/logging/drivers/json-file/',
    'https://docs.docker.com/engine/logging/drivers/local/',
    'https://docs.docker.com/reference/compose-file/services/#logging',
  ],
  equivalents: { docker_bench: ['2.13'] },
}

type MessageId = 'missing' | 'unbounded' | 'filesOnly' | 'none'

/** A daemon.json of the project that gives bounds to all containers covers what says nothing itself. */
export default defineRule({
  meta: {
    name: 'compose-logging',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Set bounds for the logs of every service',
    messages: {
      missing:
        'Service {{service}} says nothing about its logs: unless the daemon.json of the host sets bounds, they grow until the disk is full.',
      unbounded:
        'json-file without max-size keeps all that service {{service}} ever prints, until the disk is full.',
      filesOnly:
        'max-file counts only together with max-size: without it there is one file, and it grows for ever.',
      none: 'The driver none throws away what service {{service}} prints: docker logs shows nothing when it fails.',
    },
  },
  *check({ compose, project }) {
    const covered = hasBounds(project)
    yield* distinct(compose.services.flatMap((service) => reportOf(compose, service, covered) ?? []))
  },
})

function reportOf(compose: ComposeFile, service: Service, covered: boolean): Report<MessageId> | null {
  const { logging, keyRange, name, entries } = service
  const data = { service: name }
  if (logging === null) {
    if (covered || entries.has('logging') || !isComplete(service)) return null
    const fix = missingFix(compose, service)
    return { messageId: 'missing', range: keyRange, data, confidence: 'possible', ...fix }
  }
  const driver = logging.driver === null ? 'json-file' : logging.driver.value
  if (driver === 'none') return { messageId: 'none', range: logging.driver?.range ?? logging.keyRange, data }
  if (driver !== 'json-file' || isBounded(logging) || covered) return null
  const files = logging.options.find((option) => option.name === 'max-file')
  const written = logging.driver !== null
  return {
    messageId: files ? 'filesOnly' : 'unbounded',
    range: files?.range ?? logging.driver?.range ?? logging.keyRange,
    data,
    confidence: written ? 'likely' : 'possible',
    ...boundsFix(compose, logging),
  }
}

/** A size that is not known is one; -1 stands for none. */
function isBounded({ options, entries }: Logging): boolean {
  const size = options.find(({ name }) => name === 'max-size')
  if (size) return size.value?.text?.trim() !== '-1'
  return entries.has('options') && options.length === 0
}

/** A daemon.json of the project gives bounds to all containers. */
function hasBounds(project: Project): boolean {
  const defaults = daemonDefaults(project)
  const [driver, options] = [defaults['log-driver'] ?? 'json-file', defaults['log-opts']]
  return driver !== 'json-file' || (typeof options === 'object' && options !== null && 'max-size' in options)
}

function missingFix({ source }: ComposeFile, service: Service): { fix?: Fix } {
  const edit = addKey(source, service, 'logging', '{ driver: local }')
  return edit === null ? {} : { fix: { title: 'Use the driver local', safety: 'behaviour', edits: [edit] } }
}

function boundsFix({ source }: ComposeFile, logging: Logging): { fix?: Fix } {
  const edit = logging.entries.has('options')
    ? null
    : addKeys(source, logging, [['options', '{ max-size: 10m, max-file: "3" }']])
  return edit === null ? {} : { fix: { title: 'Set max-size', safety: 'behaviour', edits: [edit] } }
}
