import { defineRule, type RuleDocs } from '../rule.ts'
import { rpmCaches } from '../shared/rpm-cache.ts'

export const docs: RuleDocs = {
  why: 'Before it installs anything, yum downloads what the repositories say about all their packages, often more than 50 MB, and keeps it in /var/cache. Only the next install reads it, and it is out of date after a day or two. A layer never gets smaller afterwards, so the cache has to go in the RUN that filled it: yum clean all as its last command, or a cache mount over /var/cache/yum (on systems where yum is dnf, over /var/cache/dnf).',
  bad: 'FROM almalinux:9\nRUN yum install -y nginx\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM almalinux:9\nRUN yum install -y nginx && yum clean all\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://man7.org/linux/man-pages/man8/yum.8.html',
    'https://docs.docker.com/build/building/best-practices/#run',
  ],
  equivalents: {
    hadolint: ['DL3032'],
    trivy: ['DS-0015'],
    kics: ['Yum Clean All Missing'],
    semgrep: ['missing-yum-clean-all'],
  },
}

const TOOLS = ['yum']

/** The other package managers of RPM systems are the matter of dnf-clean. */
export default defineRule({
  meta: {
    name: 'yum-clean',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { programs: TOOLS },
    title: 'Remove the yum cache in the RUN that filled it',
    messages: {
      kept: '{{command}} leaves the metadata of all repositories below /var/cache, and nothing in this RUN removes it.',
      part: '{{other}} leaves the metadata of the repositories that {{command}} fetched; clean all takes it away.',
      other: '{{other}} cleans another cache than the one {{tool}} keeps, so what {{command}} fetched stays.',
      early: 'The cache is removed before {{command}} fills it anew.',
      later:
        'The cache that {{command}} filled is removed in line {{line}}, in another layer: this layer still holds it.',
    },
  },
  check: (input) => rpmCaches(input, TOOLS),
})
