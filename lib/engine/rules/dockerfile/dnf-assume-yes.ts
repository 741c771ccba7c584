import { defineRule, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { questions } from '../shared/rpm-questions.ts'

export const docs: RuleDocs = {
  why: 'dnf lists what it is about to change and asks for a yes. A build has no terminal, so nobody can give it: dnf takes the silence for a no, ends with an error, and the build ends with it. The option -y answers in advance; tdnf works the same way, while microdnf never asks.',
  bad: 'FROM fedora:43\nRUN dnf install nginx && dnf clean all\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM fedora:43\nRUN dnf install -y nginx && dnf clean all\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://dnf.readthedocs.io/en/latest/command_ref.html#options',
    'https://github.com/rpm-software-management/microdnf',
  ],
  equivalents: {
    hadolint: ['DL3038'],
    kics: ['Missing Flag From Dnf Install'],
    semgrep: ['missing-dnf-assume-yes-switch'],
  },
}

const TOOLS = ['dnf', 'dnf4', 'dnf5', 'tdnf']

/** microdnf is left out: it takes -y and does not need it. Source: rpm-software-management/microdnf, dnf/dnf-main.c. */
export default defineRule({
  meta: {
    name: 'dnf-assume-yes',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: TOOLS },
    title: 'Give dnf the option -y',
    messages: {
      asks: '{{command}} asks for confirmation, and in a build nobody can answer: it gives up, and the build ends.',
      quiet:
        '{{command}} only says less because of -q; it still asks for confirmation, and in a build nobody can answer.',
      download:
        '{{command}} asks even with --downloadonly, and in a build nobody can answer: it gives up, and the build ends.',
    },
  },
  check: (input) => distinct(questions(input, TOOLS)),
})
