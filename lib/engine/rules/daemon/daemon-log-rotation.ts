import type { DaemonConfig } from '../../daemon/model.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { addEntry, fileStart } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'The driver json-file, which is the default, keeps every line that a container ever wrote, in one file without an end. A container that repeats one error fills the disk in days, and then nothing on the host works any more. max-size ends a file, max-file says how many are kept; max-file alone does nothing. The driver local has both limits built in (five files of 20 MB). Either holds for containers that are made after dockerd was restarted, not for those that run.',
  bad: '{\n  "log-driver": "json-file"\n}\n',
  good: '{\n  "log-driver": "json-file",\n  "log-opts": { "max-size": "10m", "max-file": "3" }\n}\n',
  sources: [
    'https://docs.docker.com/engine/logging/drivers/json-file/',
    'https://docs.docker.com/engine/logging/configure/',
  ],
  equivalents: { docker_bench: ['2.13'] },
}

type MessageId = 'unlimited' | 'uncounted' | 'single'

/** Values that cannot be are daemon-json-invalid's: whether they would limit anything is not asked. */
export default defineRule({
  meta: {
    name: 'daemon-log-rotation',
    severity: 'warning',
    category: 'reliability',
    files: 'daemon',
    title: 'Set a limit for the logs of all containers',
    messages: {
      unlimited:
        'The driver json-file keeps every line of every container for ever: without max-size a log grows until the disk is full.',
      uncounted: 'max-file does nothing without max-size: the one file grows until the disk is full.',
      single:
        'With one file alone everything is thrown away whenever it reaches {{size}}; "max-file": "3" keeps what came before.',
    },
  },
  *check({ daemon }) {
    const { driver, options } = daemon.logging
    if (driver !== 'json-file') return
    const size = options.get('max-size')
    const count = options.get('max-file')
    if (!size) yield unlimited(daemon)
    else if (size.text !== null && (!count || count.text === '1'))
      yield {
        messageId: 'single',
        range: size.entry.range,
        severity: 'info',
        data: { size: size.text },
        ...fixOf(count ? null : withOptions(daemon, [FILE])),
      }
  },
})

const SIZE = '"max-size": "10m"'
const FILE = '"max-file": "3"'

/** The driver and its options may also stand on the command line, unless the file names one of them. */
function unlimited(daemon: DaemonConfig): Report<MessageId> {
  const { driverSetting, optionsSetting, options } = daemon.logging
  const count = options.get('max-file')
  const fix = fixOf(withOptions(daemon, count ? [SIZE] : [SIZE, FILE]))
  if (count) return { messageId: 'uncounted', range: count.entry.range, ...fix }
  const setting = optionsSetting ?? driverSetting
  if (!setting) return { messageId: 'unlimited', range: fileStart(daemon), confidence: 'likely', ...fix }
  return { messageId: 'unlimited', range: setting.entry.keyRange, ...fix }
}

/** Adds options to those there are, or as the first; null where what stands there is no object. */
function withOptions(
  { source, root, logging }: DaemonConfig,
  entries: readonly string[],
): Fix['edits'] | null {
  const text = entries.join(', ')
  const value = logging.optionsSetting?.value
  if (value?.kind === 'map') return [addEntry(source, value, text)]
  return value === undefined && root ? [addEntry(source, root, `"log-opts": { ${text} }`)] : null
}

function fixOf(edits: Fix['edits'] | null): { fix?: Fix } {
  return edits === null ? {} : { fix: { title: 'Limit the logs', safety: 'behaviour', edits } }
}
