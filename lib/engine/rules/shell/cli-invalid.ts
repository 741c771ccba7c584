import { defineRule, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { sentence } from '../shared/sentence.ts'

export const docs: RuleDocs = {
  why: 'docker reads its options before it does anything, and refuses the whole line when one of them is unknown or has no value; nothing runs, and a script without set -e goes on as if it had. Angle brackets around a placeholder are a special case: the shell reads them as redirections before docker sees the line, so the option ends in the middle and the shell looks for a file.',
  bad: 'docker run --rm --netwrok shop harbour/shop:2.1\n',
  good: 'docker run --rm --network shop harbour/shop:2.1\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07',
  ],
  equivalents: {},
}

/** What was found while the script was read. */
export default defineRule({
  meta: {
    name: 'cli-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'shell',
    title: 'Write commands that docker can read',
    messages: { invalid: '{{problem}}.' },
  },
  *check({ script }) {
    const problems = script.problems.filter(({ code }) => code === 'cli-invalid')
    yield* distinct(
      problems.map(({ message, range, severity }) => ({
        messageId: 'invalid',
        range,
        severity,
        data: { problem: sentence(message).replace(/\.$/, '') },
      })),
    )
  },
})
