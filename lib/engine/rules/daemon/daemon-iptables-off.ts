import { defineRule, type RuleDocs } from '../rule.ts'
import { valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'Published ports, the way from containers to the outside and the walls between networks are firewall rules that dockerd writes. With iptables set to false none of them is written: containers lose the internet, and what was kept apart may be open, because rules of your own seldom know of a network that was made a minute ago. Most people switch it off because published ports pass by ufw. Publish on 127.0.0.1 instead, or put rules into the chain DOCKER-USER, which Docker leaves alone.',
  bad: '{\n  "iptables": false\n}\n',
  good: '{\n  "ip": "127.0.0.1"\n}\n',
  sources: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
  equivalents: { docker_bench: ['2.4'] },
}

export default defineRule({
  meta: {
    name: 'daemon-iptables-off',
    severity: 'warning',
    category: 'security',
    files: 'daemon',
    title: 'Leave the firewall rules of containers to dockerd',
    messages: {
      off: 'With {{key}} false dockerd writes no firewall rules for {{version}}: published ports, ways out and walls between networks are all yours to make.',
    },
  },
  *check({ daemon }) {
    for (const [key, version] of [
      ['iptables', 'IPv4'],
      ['ip6tables', 'IPv6'],
    ] as const) {
      const setting = daemon.settings.get(key)
      if (setting && valueOf(daemon, key) === false)
        yield { messageId: 'off', range: setting.entry.range, data: { key, version } }
    }
  },
})
