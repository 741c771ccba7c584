import { defineRule, type RuleDocs } from '../rule.ts'
import { REFUSED, refusals } from '../shared/refusals.ts'

export const docs: RuleDocs = {
  why: 'A name that begins with a digit could be taken for the number of a stage, and one with other signs for an image. Docker therefore allows letters, digits, dots, dashes and underscores, with a letter first, and refuses everything else.',
  bad: 'FROM node:24-slim AS 1st-stage\nRUN node --version\n',
  good: 'FROM node:24-slim AS first-stage\nRUN node --version\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages',
  ],
  equivalents: {
    dockerfile_utils: ['INVALID_BUILD_STAGE_NAME', 'INVALID_AS', 'ARGUMENT_REQUIRES_ONE_OR_THREE'],
  },
}

/** Other instructions refer to a stage by its name, so the name has to be one word of a known form. */
export default defineRule({
  meta: {
    name: 'stage-name-invalid',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['stage-name-invalid'] },
    title: 'Give stages names of letters, digits, dots, dashes and underscores',
    messages: { refused: REFUSED },
  },
  check: (input) => refusals('stage-name-invalid', input),
})
