import { defineRule, type RuleDocs } from '../rule.ts'
import { problemReports } from '../shared/problem-reports.ts'

export const docs: RuleDocs = {
  why: 'Compose reads the whole file before it does anything, and refuses it when a key is unknown or a value is of the wrong kind: nothing starts, and the message names a line of the merged file, not of yours. Most of these are slips: a letter too few, two spaces too many, a list where names are needed. Keys that begin with x- are free for your own use. docker compose config shows what Compose makes of the file.',
  bad: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    enviroment:\n      ROUTE: north\n',
  good: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n    environment:\n      ROUTE: north\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/',
    'https://docs.docker.com/reference/cli/docker/compose/config/',
    'https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json',
  ],
  equivalents: { dclint: ['invalid-yaml', 'invalid-schema'] },
}

/** What was found while the file was read. */
export default defineRule({
  meta: {
    name: 'compose-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'compose',
    title: 'Write a file that Compose can read',
    messages: { invalid: '{{problem}}.' },
  },
  *check({ compose }) {
    yield* problemReports(compose, 'compose-invalid', 'invalid')
  },
})
