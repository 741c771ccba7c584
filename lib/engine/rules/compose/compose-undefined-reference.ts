import { defineRule, type RuleDocs } from '../rule.ts'
import { problemReports } from '../shared/problem-reports.ts'

export const docs: RuleDocs = {
  why: 'Services, networks, volumes, secrets and configs are named in one place and used in others. Compose refuses a file in which a service names something that is defined nowhere, and no schema finds that beforehand. Named volumes and networks have to stand at the top level even if they need no settings; an empty entry is enough. What another file brings in, by include or by -f, counts as well.',
  bad: 'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - logbooks:/var/lib/postgresql\n',
  good: 'services:\n  archive:\n    image: postgres:18\n    volumes:\n      - logbooks:/var/lib/postgresql\nvolumes:\n  logbooks:\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/volumes/',
    'https://docs.docker.com/reference/compose-file/networks/',
    'https://docs.docker.com/reference/compose-file/services/#depends_on',
  ],
  equivalents: {},
}

/** What was found while the file was read. */
export default defineRule({
  meta: {
    name: 'compose-undefined-reference',
    severity: 'error',
    category: 'syntax',
    files: 'compose',
    title: 'Declare what services refer to',
    messages: { undefined: '{{problem}}.' },
  },
  *check({ compose }) {
    yield* problemReports(compose, 'compose-undefined-reference', 'undefined')
  },
})
