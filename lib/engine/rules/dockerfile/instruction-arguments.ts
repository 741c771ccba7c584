import { defineRule, type RuleDocs } from '../rule.ts'
import { REFUSED, refusals } from '../shared/refusals.ts'

export const docs: RuleDocs = {
  why: 'COPY needs a source and a destination, USER exactly one name, ENV a value for each variable. When an argument is missing or one too many stands there, Docker cannot know what was meant and refuses the whole file.',
  bad: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py\n',
  good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#overview'],
  equivalents: {
    dockerfilelint: ['required_params', 'missing_args', 'extra_args', 'invalid_format'],
    dockerfile_utils: [
      'ARGUMENT_MISSING',
      'ARGUMENT_EXTRA',
      'ARGUMENT_REQUIRES_ONE',
      'ARGUMENT_REQUIRES_AT_LEAST_ONE',
      'ARGUMENT_REQUIRES_TWO',
      'ARGUMENT_REQUIRES_AT_LEAST_TWO',
      'ARGUMENT_UNNECESSARY',
      'INVALID_SYNTAX',
    ],
  },
}

/** Every instruction has its own grammar; what does not fit ends the build. */
export default defineRule({
  meta: {
    name: 'instruction-arguments',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['instruction-arguments'] },
    title: 'Give each instruction the arguments it needs',
    messages: { refused: REFUSED },
  },
  check: (input) => refusals('instruction-arguments', input),
})
