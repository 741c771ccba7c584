import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'dockerd reads daemon.json when it starts, and it is strict: a comma behind the last entry, a comment, a key it does not know or a number where it wants a string, and it does not start. A mistake here takes down every container of the host at the next restart, often weeks after the change. The command dockerd --validate --config-file=daemon.json says the same without a restart.',
  bad: '{\n  "log-driver": "json-file",\n  "log-opts": { "max-size": "10m", "max-file": 3 },\n  "lve-restore": true,\n  "hosts": ["fd://", "unix:///run/crane.sock"]\n}\n',
  good: '{\n  "log-driver": "json-file",\n  "log-opts": { "max-size": "10m", "max-file": "3" },\n  "live-restore": true\n}\n',
  sources: [
    'https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file',
    'https://docs.docker.com/engine/daemon/troubleshoot/',
  ],
  equivalents: {},
}

/** The reader of the file finds what dockerd refuses; what it cannot see is the command line that systemd starts dockerd with. */
export default defineRule({
  meta: {
    name: 'daemon-json-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'daemon',
    title: 'Write a daemon.json that dockerd starts with',
    messages: {
      systemd:
        'With systemd the service of Docker already passes -H fd://, and dockerd does not start when hosts are set there and here: a drop-in has to empty ExecStart first.',
    },
  },
  *check({ daemon }) {
    const entry = daemon.settings.get('hosts')?.entry
    if (!entry || daemon.hosts.length === 0) return
    // One line has room for one finding of a rule, and an error counts for more.
    if (daemon.problems.some(({ range }) => range.start.line === entry.range.start.line)) return
    yield { messageId: 'systemd', range: entry.keyRange, severity: 'info', confidence: 'possible' }
  },
})
