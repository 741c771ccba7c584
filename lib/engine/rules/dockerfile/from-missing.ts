import { defineRule, type RuleDocs } from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'FROM opens a stage and says what it starts from: the files of another image, or nothing at all with FROM scratch. All other instructions, ARG excepted, change that stage. Without FROM there is none, and the builder stops before it runs anything.',
  bad: 'WORKDIR /app\nCOPY app.py .\n',
  good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://docs.docker.com/reference/dockerfile/#format',
  ],
  equivalents: {
    tally: ['require-stages'],
    dockerfile_utils: ['NO_SOURCE_IMAGE'],
    dockerfilelint: ['from_first'],
  },
}

/** Every image begins with another one, or with scratch. */
export default defineRule({
  meta: {
    name: 'from-missing',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['from-missing'] },
    title: 'Begin with FROM',
    messages: {
      empty: 'There is no instruction in this file; a Dockerfile begins with FROM and the image to build on.',
      onlyArgs: 'ARG alone makes no image: FROM and the image to build on are missing.',
      missing:
        'This file has no FROM, so {{keyword}} has nothing to work on; begin with FROM and the image to build on.',
    },
  },
  *check(input) {
    const { instructions } = input.dockerfile
    for (const { problem, instruction } of problemsWith('from-missing', input)) {
      const onlyArgs = instructions.every(({ keyword }) => keyword === 'ARG')
      const messageId = instructions.length === 0 ? 'empty' : onlyArgs ? 'onlyArgs' : 'missing'
      yield { messageId, range: problem.range, data: { keyword: instruction?.keyword ?? '' } }
    }
  },
})
