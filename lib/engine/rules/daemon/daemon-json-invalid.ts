import type { DaemonConfig } from '../../daemon/model.ts'
import type { Problem } from '../../source/problem.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { mendOf, type MendId } from './shared/mending.ts'

export const docs: RuleDocs = {
  why: 'dockerd reads daemon.json when it starts, and it is strict: a comma behind the last entry, a comment, a key it does not know or a number where it wants a string, and it does not start. A mistake here takes down every container of the host at the next restart, often weeks after the change. The command dockerd --validate --config-file=daemon.json says the same without a restart.',
  bad: '{\n  "log-driver": "json-file",\n  "log-opts": { "max-size": "10m", "max-file": 3 },\n  "lve-restore": true\n}\n',
  good: '{\n  "log-driver": "json-file",\n  "log-opts": { "max-size": "10m", "max-file": "3" },\n  "live-restore": true\n}\n',
  sources: [
    'https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file',
    'https://docs.docker.com/engine/daemon/troubleshoot/',
  ],
  equivalents: {},
}

/**
 * The reader of the file finds what dockerd refuses. Here stands what it takes to mend the plain cases, and the one thing that
 * the file does not show: the command line that systemd starts dockerd with.
 */
export default defineRule({
  meta: {
    name: 'daemon-json-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'daemon',
    title: 'Write a daemon.json that dockerd starts with',
    messages: {
      comma: 'Nothing stands behind this comma, and in JSON the last entry has none: dockerd does not start.',
      text: 'Every option of log-opts must be a string, or dockerd does not start: write "{{text}}".',
      name: 'There is no key "{{key}}", and dockerd does not start with a key that it does not know: "{{meant}}" is nearly the same.',
      systemd:
        'With systemd the service of Docker already passes -H fd://, and dockerd does not start when hosts are set there and here: a drop-in has to empty ExecStart first.',
    },
  },
  *check({ daemon }) {
    for (const problems of byLine(daemon).values()) yield* mended(daemon, problems)
    const entry = daemon.settings.get('hosts')?.entry
    if (!entry || daemon.hosts.length === 0 || byLine(daemon).has(entry.range.start.line)) return
    yield { messageId: 'systemd', range: entry.keyRange, severity: 'info', confidence: 'possible' }
  },
})

/** What is said by a rule about a line stands for all problems of its name there, so it is said for all of them or for none. */
function byLine({ problems }: DaemonConfig): ReadonlyMap<number, readonly Problem[]> {
  const lines = new Map<number, Problem[]>()
  for (const problem of problems.filter(({ code }) => code === 'daemon-json-invalid')) {
    const { line } = problem.range.start
    lines.set(line, [...(lines.get(line) ?? []), problem])
  }
  return lines
}

function mended(daemon: DaemonConfig, problems: readonly Problem[]): Report<MendId | 'systemd'>[] {
  const reports = problems.flatMap((problem) => mendOf(daemon, problem) ?? [])
  return reports.length === problems.length ? reports : []
}
