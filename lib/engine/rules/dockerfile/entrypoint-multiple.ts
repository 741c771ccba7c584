import { defineRule, type RuleDocs } from '../rule.ts'
import { supersededReports } from '../shared/superseded.ts'

export const docs: RuleDocs = {
  why: 'An image has one entry point. A second ENTRYPOINT in a stage replaces the first without a word, so a start script that prepares the configuration or drops root is never called. The build succeeds, and the difference shows when the container runs.',
  bad: 'FROM postgres:18\nCOPY restore.sh /usr/local/bin/\nENTRYPOINT ["restore.sh"]\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["postgres"]\n',
  good: 'FROM postgres:18\nCOPY restore.sh /docker-entrypoint-initdb.d/\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["postgres"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#entrypoint',
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
  ],
  equivalents: {
    hadolint: ['DL4004'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0007'],
    kics: ['Multiple ENTRYPOINT Instructions Listed'],
    semgrep: ['multiple-entrypoint-instructions'],
    dockerfile_utils: ['MULTIPLE_INSTRUCTIONS'],
  },
}

/** Only the last ENTRYPOINT of a stage counts. */
export default defineRule({
  meta: {
    name: 'entrypoint-multiple',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENTRYPOINT'] },
    title: 'Write one ENTRYPOINT per stage',
    messages: {
      replaced:
        'This ENTRYPOINT is never called, because the ENTRYPOINT in line {{line}} of the same stage takes its place.',
      same: 'This ENTRYPOINT says the same as the one in line {{line}}, which takes its place.',
      arguments:
        'The ENTRYPOINT in line {{line}} does not add arguments to this one, it takes its place: put them into one ENTRYPOINT, or into CMD.',
    },
  },
  check: (input) => supersededReports(input, 'ENTRYPOINT'),
})
