import { defineRule, type RuleDocs } from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'COPY --from takes files from a finished stage. The stage the COPY stands in is not finished before that COPY is, so Docker sees a circle and stops. A file that is already there can be copied with RUN cp; a file of the build context needs no --from.',
  bad: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/api .\nCOPY --from=build /out/api /usr/local/bin/api\n',
  good: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/api .\nFROM debian:13-slim\nCOPY --from=build /out/api /usr/local/bin/api\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/reference/dockerfile/#copy---from',
  ],
  equivalents: {
    hadolint: ['DL3023'],
    trivy: ['DS-0006'],
    kics: ["COPY '--from' References Current FROM Alias"],
    semgrep: ['copy-from-own-alias'],
  },
}

/** A stage cannot take files from itself while it is being built. */
export default defineRule({
  meta: {
    name: 'copy-from-self',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['copy-from-self'] },
    title: 'Copy from an earlier stage, not from the same one',
    messages: {
      self: 'Stage {{stage}} copies from itself; a file of the same stage is copied with RUN cp, one of the context with COPY alone.',
    },
  },
  *check(input) {
    for (const { problem } of problemsWith('copy-from-self', input)) {
      const stage = input.stages.findLast(({ range }) => range.start.offset <= problem.range.start.offset)
      yield { messageId: 'self', range: problem.range, data: { stage: stage?.label ?? '' } }
    }
  },
})
