import { defineRule, type RuleDocs } from '../rule.ts'
import { looseRpms } from '../shared/rpm-versions.ts'
import { unpinned } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'Without a version yum installs whatever the repositories hold on the day of the build, and the same file makes other images over time. Opinions about pinning differ: releases of an enterprise distribution change little, and their repositories may drop the exact build that a file names, which then stops the build instead of bringing a fix. Where a version matters, name-1.2* keeps to it and takes fixes in; a mirror that is frozen fixes all packages at once.',
  bad: 'FROM rockylinux/rockylinux:9\nRUN yum install -y httpd && yum clean all\n',
  good: 'FROM rockylinux/rockylinux:9\nRUN yum install -y "httpd-2.4*" && yum clean all\n',
  sources: ['https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages'],
  equivalents: { hadolint: ['DL3033'], kics: ['Yum install Without Version'] },
}

const TOOLS: readonly string[] = ['yum']

/** A hint, never more. */
export default defineRule({
  meta: {
    name: 'yum-pin-version',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: TOOLS },
    title: 'Pin yum packages whose version matters',
    messages: {
      unpinned:
        '{{names}} {{verb}} no version, so yum installs what the repositories have on the day of the build; where that matters, name-1.2* fixes it.',
      module:
        '{{names}} {{verb}} no stream, so yum takes the default of the distribution; where that matters, name:stream fixes it.',
    },
  },
  check: (input) => unpinned(input, TOOLS, (command) => looseRpms(command, TOOLS)),
})
