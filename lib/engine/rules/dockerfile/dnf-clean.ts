import { defineRule, type RuleDocs } from '../rule.ts'
import { rpmCaches } from '../shared/rpm-cache.ts'

export const docs: RuleDocs = {
  why: 'Before it installs anything, dnf downloads what the repositories say about all their packages, on Fedora more than 100 MB, and keeps it below /var/cache. Only the next install reads it, and it is out of date after a day or two. A layer never gets smaller afterwards, so the cache has to go in the RUN that filled it: clean all as its last command, by the same tool, because dnf, microdnf and tdnf each have a cache of their own; or a cache mount.',
  bad: 'FROM fedora:43\nRUN dnf install -y nginx\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM fedora:43\nRUN dnf install -y nginx && dnf clean all\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
  ],
  equivalents: {
    hadolint: ['DL3040'],
    trivy: ['DS-0019', 'DS-0027'],
    kics: ['Missing Dnf Clean All'],
    semgrep: ['missing-dnf-clean-all'],
  },
}

const TOOLS = ['dnf', 'dnf5', 'microdnf', 'tdnf']

/** yum, whatever stands behind that name, is the matter of yum-clean. */
export default defineRule({
  meta: {
    name: 'dnf-clean',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { programs: TOOLS },
    title: 'Remove the dnf cache in the RUN that filled it',
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
