import { defineRule, type RuleDocs } from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'An instruction changes the stage it stands in, and the first stage begins with the first FROM. Above it only ARG has a meaning: it gives FROM its variables. Everything else is refused, and the build ends at that line.',
  bad: 'ENV LANG=C.UTF-8\nFROM debian:13-slim\n',
  good: 'FROM debian:13-slim\nENV LANG=C.UTF-8\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
  ],
  equivalents: {
    hadolint: ['DL3061'],
    dockerfile_utils: ['NO_SOURCE_IMAGE'],
    dockerfilelint: ['from_first'],
  },
}

/** Before the first FROM there is no image that an instruction could change. */
export default defineRule({
  meta: {
    name: 'instruction-before-from',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['instruction-before-from'] },
    title: 'Put only ARG before the first FROM',
    messages: {
      early:
        '{{keyword}} stands before the first FROM (line {{line}}), where there is no image yet: move it below.',
    },
  },
  *check(input) {
    const line = input.stages[0]?.range.start.line ?? 0
    for (const { problem, instruction } of problemsWith('instruction-before-from', input)) {
      yield { messageId: 'early', range: problem.range, data: { keyword: instruction?.keyword ?? '', line } }
    }
  },
})
