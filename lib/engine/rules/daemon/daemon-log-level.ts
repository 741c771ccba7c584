import { defineRule, type RuleDocs } from '../rule.ts'
import { replaceValue, valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'With debug dockerd writes every request into its own log, environment variables and the tokens in them included, and so much of it that what matters is not found. With error or fatal it keeps silent about what somebody asks after a break-in: which container was started, which image was pulled. info is the level between, and the default. Switch debug on while you look for something, and off again.',
  bad: '{\n  "log-level": "debug"\n}\n',
  good: '{\n  "log-level": "info"\n}\n',
  sources: ['https://docs.docker.com/engine/daemon/logs/', 'https://docs.docker.com/reference/cli/dockerd/'],
  equivalents: { docker_bench: ['2.3'] },
}

const VERBOSE = ['debug', 'trace']
const SILENT = ['error', 'fatal', 'panic']

export default defineRule({
  meta: {
    name: 'daemon-log-level',
    severity: 'info',
    category: 'security',
    files: 'daemon',
    title: 'Keep the log of dockerd at the level info',
    messages: {
      verbose: 'At the level {{level}} dockerd writes every request into its log, with the secrets in it.',
      silent:
        'At the level {{level}} dockerd keeps from its log what somebody needs who looks into a break-in.',
      debug:
        'With debug true dockerd writes every request into its log, with the secrets in it, whatever log-level says.',
    },
  },
  *check({ daemon }) {
    const [level, debug] = [daemon.settings.get('log-level'), daemon.settings.get('debug')]
    const written = String(valueOf(daemon, 'log-level')).toLowerCase()
    if (level && [...VERBOSE, ...SILENT].includes(written))
      yield {
        messageId: VERBOSE.includes(written) ? 'verbose' : 'silent',
        range: level.entry.range,
        data: { level: written },
        fix: replaceValue(level, '"info"'),
      }
    if (debug && valueOf(daemon, 'debug') === true)
      yield { messageId: 'debug', range: debug.entry.range, fix: replaceValue(debug, 'false') }
  },
})
