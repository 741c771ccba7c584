import { defineRule, type RuleDocs } from '../rule.ts'
import { valueOf } from './shared/settings.ts'

export const docs: RuleDocs = {
  why: 'All containers together live below one cgroup, and what that one may use they share. Another parent takes them out of the place where limits and monitoring expect them; a parent at the root has no limit that keeps them from starving the host. It is right where a slice was made on purpose, with limits of its own. Then this remark can be passed over.',
  bad: '{\n  "cgroup-parent": "/crane"\n}\n',
  good: '{\n  "exec-opts": ["native.cgroupdriver=systemd"]\n}\n',
  sources: ['https://docs.docker.com/reference/cli/dockerd/#default-cgroup-parent'],
  equivalents: { docker_bench: ['2.10'] },
}

export default defineRule({
  meta: {
    name: 'daemon-cgroup-parent',
    severity: 'info',
    category: 'security',
    files: 'daemon',
    title: 'Leave containers below the default cgroup',
    messages: {
      set: 'All containers are put below the cgroup {{parent}}: only the limits that were set there hold for them.',
    },
  },
  *check({ daemon }) {
    const setting = daemon.settings.get('cgroup-parent')
    const parent = valueOf(daemon, 'cgroup-parent')
    if (setting && typeof parent === 'string' && parent !== '')
      yield { messageId: 'set', range: setting.entry.range, data: { parent }, confidence: 'possible' }
  },
})
