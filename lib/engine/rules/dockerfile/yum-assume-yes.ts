import { defineRule, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { questions } from '../shared/rpm-questions.ts'

export const docs: RuleDocs = {
  why: 'yum shows what it is about to do and asks whether that is right. A build has no terminal on which anybody could answer; yum takes the silence for a no, changes nothing and ends with an error, and so does the build. The option -y answers in advance.',
  bad: 'FROM almalinux:9\nRUN yum install nginx && yum clean all\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM almalinux:9\nRUN yum install -y nginx && yum clean all\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: ['https://man7.org/linux/man-pages/man8/yum.8.html'],
  equivalents: {
    hadolint: ['DL3030'],
    kics: ['Yum Install Allows Manual Input'],
    semgrep: ['missing-yum-assume-yes-switch'],
  },
}

const TOOLS = ['yum']

/** dnf and its relatives are the matter of dnf-assume-yes. */
export default defineRule({
  meta: {
    name: 'yum-assume-yes',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: TOOLS },
    title: 'Give yum the option -y',
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
