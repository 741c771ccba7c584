import { defineRule, type RuleDocs } from '../rule.ts'
import { looseRpms } from '../shared/rpm-versions.ts'
import { unpinned } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'Without a version dnf installs what the repositories offer on the day of the build, so two builds of the same file may differ. Whether to pin is disputed: the repositories of a release keep few old builds, so name-1.2.3-4 stops working when the next fix replaces it, and the fix is what most people want. Where a version matters, name-1.2* takes fixes in and keeps other versions out, and a frozen copy of the repository fixes everything.',
  bad: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all\n',
  good: 'FROM fedora:43\nRUN dnf install -y "httpd-2.4*" && dnf clean all\n',
  sources: ['https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages'],
  equivalents: { hadolint: ['DL3041'], kics: ['Missing Version Specification In dnf install'] },
}

const TOOLS: readonly string[] = ['dnf', 'dnf5', 'microdnf', 'tdnf']

/** A hint, never more. */
export default defineRule({
  meta: {
    name: 'dnf-pin-version',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: TOOLS },
    title: 'Pin dnf packages whose version matters',
    messages: {
      unpinned:
        '{{names}} {{verb}} no version, so dnf installs what the repositories have on the day of the build; where that matters, name-1.2* fixes it.',
      module:
        '{{names}} {{verb}} no stream, so dnf takes the default of the distribution; where that matters, name:stream fixes it.',
    },
  },
  check: (input) => unpinned(input, TOOLS, (command) => looseRpms(command, TOOLS)),
})
