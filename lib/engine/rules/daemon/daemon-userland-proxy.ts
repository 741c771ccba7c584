import { defineRule, type RuleDocs } from '../rule.ts'
import { switchReports } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'For every published port dockerd starts a docker-proxy process that listens on the host and copies bytes. Firewall rules in the kernel do the same for nearly all traffic, faster and without another program that runs as root. The proxy is still needed on few hosts: very old kernels, or where containers must reach a published port through the loopback address over IPv6. Try it on one host before it goes everywhere.',
  bad: '{\n  "userland-proxy": true\n}\n',
  good: '{\n  "userland-proxy": false\n}\n',
  sources: [
    'https://docs.docker.com/reference/cli/dockerd/',
    'https://docs.docker.com/engine/network/packet-filtering-firewalls/',
  ],
  equivalents: { docker_bench: ['2.16'] },
}

export default defineRule({
  meta: {
    name: 'daemon-userland-proxy',
    severity: 'info',
    category: 'security',
    files: 'daemon',
    title: 'Run no proxy process for published ports',
    messages: {
      written:
        'With userland-proxy true dockerd starts a process for every published port, which firewall rules make needless on most hosts.',
      missing:
        'Without "userland-proxy": false dockerd starts a process for every published port, which firewall rules make needless on most hosts.',
    },
  },
  *check({ daemon }) {
    yield* switchReports(daemon, 'userland-proxy', false)
  },
})
