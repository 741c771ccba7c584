import { defineRule, type RuleDocs } from '../rule.ts'
import { supersededReports } from '../shared/superseded.ts'

export const docs: RuleDocs = {
  why: 'CMD does not run anything during the build: it sets what a container starts, and a second CMD replaces the first. Whoever writes two expects both to run, and finds a container in which one of them never did. A container starts one process; a second one belongs in a container of its own, or in a script that the one CMD starts.',
  bad: 'FROM node:24-slim\nCOPY . /app\nCMD ["node", "/app/migrate.js"]\nCMD ["node", "/app/server.js"]\n',
  good: 'FROM node:24-slim\nCOPY . /app\nCMD ["node", "/app/server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#cmd',
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
  ],
  equivalents: {
    hadolint: ['DL4003'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0016'],
    kics: ['Multiple CMD Instructions Listed'],
    semgrep: ['multiple-cmd-instructions'],
    dockerfile_utils: ['MULTIPLE_INSTRUCTIONS'],
  },
}

/** Only the last CMD of a stage counts. Two ENTRYPOINT are the cause that `entrypoint-multiple` reports. */
export default defineRule({
  meta: {
    name: 'cmd-multiple',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD'] },
    title: 'Write one CMD per stage',
    messages: {
      replaced: 'This CMD has no effect, because the CMD in line {{line}} of the same stage takes its place.',
      same: 'This CMD says the same as the one in line {{line}}, which takes its place.',
      arguments:
        'The CMD in line {{line}} does not add arguments to this one, it takes its place: write all words in one CMD.',
    },
  },
  check: (input) => supersededReports(input, 'CMD'),
})
