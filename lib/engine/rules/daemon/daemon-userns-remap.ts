import { defineRule, type RuleDocs } from '../rule.ts'
import { isUnset, valueOf } from './shared/settings.ts'
import { fileStart } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'Root in a container has the number 0, and so has root on the host: a process that finds its way out is root there, and a mounted folder is written to as root. With userns-remap the numbers of a container stand for a range that owns nothing on the host. The price: images and containers get a folder of their own and are pulled anew, mounted folders need other owners, and host networks or privileged containers need an exception. Rootless mode goes further, since dockerd itself is not root then. Where neither can be had, containers that run as a user of their own are what is left.',
  bad: '{\n  "userns-remap": ""\n}\n',
  good: '{\n  "userns-remap": "default"\n}\n',
  sources: [
    'https://docs.docker.com/engine/security/userns-remap/',
    'https://docs.docker.com/engine/security/rootless/',
  ],
  equivalents: { docker_bench: ['2.9', '2.1'] },
}

/** A rootless daemon has its file in the home of its user, and its containers have a user namespace already. */
export default defineRule({
  meta: {
    name: 'daemon-userns-remap',
    severity: 'info',
    category: 'security',
    files: 'daemon',
    title: 'Give containers user numbers that own nothing on the host',
    messages: {
      empty: 'With an empty userns-remap root in a container is the root of the host.',
      missing:
        'Without userns-remap, and without rootless mode, root in a container is the root of the host.',
    },
  },
  *check({ daemon, project }) {
    if (valueOf(daemon, 'rootless') === true || project.path.includes('.config/docker/')) return
    const setting = daemon.settings.get('userns-remap')
    if (setting && valueOf(daemon, 'userns-remap') === '')
      yield { messageId: 'empty', range: setting.entry.range, confidence: 'likely' }
    else if (isUnset(daemon, 'userns-remap'))
      yield { messageId: 'missing', range: fileStart(daemon), confidence: 'possible' }
  },
})
