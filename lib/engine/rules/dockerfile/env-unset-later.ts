import { defineRule, type RuleDocs } from '../rule.ts'
import { lateUnset } from '../shared/env-unsets.ts'
import { usedRuns } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'ENV is part of the image: every later RUN and every container gets the variable anew. unset takes it out of one shell, and where nothing follows in that shell, it changes nothing at all. For a value that only the build needs there is ARG, or a variable in front of the command that reads it. A secret does not become one again either: docker inspect and docker history show what ENV says, whatever is unset later.',
  bad: 'FROM debian:13-slim\nENV TIDE_MODE=build\nRUN make -C /src install\nRUN unset TIDE_MODE\n',
  good: 'FROM debian:13-slim\nARG TIDE_MODE=build\nRUN make -C /src install\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#env',
    'https://docs.docker.com/build/building/best-practices/#env',
  ],
  equivalents: {},
}

/** Only an unset that a RUN ends with: before another command it may be meant for that one. A variable that a RUN sets last is run-has-no-effect's. */
export default defineRule({
  meta: {
    name: 'env-unset-later',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENV'] },
    title: 'Use ARG for what only the build needs',
    messages: {
      unset:
        'ENV sets {{name}} in line {{line}} for every later RUN and every container; unset takes it out of this shell only, which ends here.',
    },
  },
  *check(input) {
    if (!input.dockerfile.source.includes('unset')) return
    for (const run of usedRuns(input)) {
      const found = lateUnset(run, input)
      if (found === null) continue
      const { command, name, line } = found
      yield { messageId: 'unset', range: command.range, data: { name, line } }
    }
  },
})
