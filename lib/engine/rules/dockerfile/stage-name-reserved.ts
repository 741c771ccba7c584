import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'scratch stands for the empty image and context for the files that docker build is given. A stage of the same name is hard to tell from them: FROM scratch no longer says whether the empty image or the stage is meant. docker build warns about both names, and later versions may refuse them.',
  bad: 'FROM golang:1.27 AS scratch\nRUN go version\n',
  good: 'FROM golang:1.27 AS toolchain\nRUN go version\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/reserved-stage-name/',
    'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages',
  ],
  equivalents: { hadolint: ['DL3063'], buildkit: ['ReservedStageName'] },
}

/** Source: moby/buildkit, dockerfile2llb, reservedStageNames. */
const RESERVED: ReadonlySet<string> = new Set(['scratch', 'context'])

/** Stage names are folded, so Scratch is the same name. */
export default defineRule({
  meta: {
    name: 'stage-name-reserved',
    severity: 'warning',
    category: 'syntax',
    files: 'dockerfile',
    title: 'Name stages otherwise than scratch and context',
    messages: {
      scratch: 'scratch is the empty image: a stage of that name cannot be told from it.',
      context: 'context is the name of the build context: a stage of that name cannot be told from it.',
    },
  },
  *check({ stages }) {
    for (const { name, from } of stages) {
      if (name === null || from.as === null || !RESERVED.has(name)) continue
      yield { messageId: name === 'scratch' ? 'scratch' : 'context', range: from.as.range }
    }
  },
})
