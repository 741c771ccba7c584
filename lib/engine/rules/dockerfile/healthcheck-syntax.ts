import { defineRule, type RuleDocs } from '../rule.ts'
import { REFUSED, refusals } from '../shared/refusals.ts'

export const docs: RuleDocs = {
  why: 'HEALTHCHECK has two forms: options, CMD and a command that tests the container, or the word NONE. Times need a unit, such as 30s or 1m30s, and none may be shorter than a millisecond. A file with anything else is refused.',
  bad: 'FROM nginx:1.30\nHEALTHCHECK --interval=30 CMD ["nginx", "-t"]\n',
  good: 'FROM nginx:1.30\nHEALTHCHECK --interval=30s CMD ["nginx", "-t"]\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  equivalents: {
    dockerfile_utils: [
      'HEALTHCHECK_CMD_ARGUMENT_MISSING',
      'FLAG_AT_LEAST_ONE',
      'FLAG_INVALID_DURATION',
      'FLAG_LESS_THAN_1MS',
      'FLAG_MISSING_DURATION',
      'FLAG_UNKNOWN_UNIT',
      'UNKNOWN_TYPE',
    ],
    dockerfilelint: ['healthcheck_options_missing_args', 'invalid_format'],
  },
}

/** HEALTHCHECK is either a command with its times or a switch that turns the inherited one off. */
export default defineRule({
  meta: {
    name: 'healthcheck-syntax',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['healthcheck-syntax'] },
    title: 'Write HEALTHCHECK with CMD and valid times, or with NONE',
    messages: { refused: REFUSED },
  },
  check: (input) => refusals('healthcheck-syntax', input),
})
